"""Records of the platform, made for tests: the field names are those of its interfaces."""

from __future__ import annotations

import json
from typing import Any


def money(amount: Any) -> dict[str, Any]:
    return {"valor": amount, "moneda": "MXN"}


def held_by(*codes: str) -> list[dict[str, str]]:
    return [{"clave": code, "valor": code} for code in codes]


GENERAL = {
    "nombre": "ANA",
    "primerApellido": "ITO",
    "segundoApellido": "Dato no proporcionado",
    "curp": "ITXA800101MDFTXN09",
    "rfc": {"rfc": "ITXA800101", "homoClave": "AB1"},
}
POST = {
    "nombreEntePublico": "MUNICIPIO FICTICIO",
    "empleoCargoComision": "DIRECTORA",
    "fechaTomaPosesion": "2023-02-01",
}


def form(kind: str = "MODIFICACIÓN", identifier: str = "f1", **parts: Any) -> dict[str, Any]:
    """Make a form; parts are sections of the assets, but ``interes`` and ``metadata``."""
    interests = parts.pop("interes", {})
    metadata = parts.pop("metadata", {})
    return {
        "id": identifier,
        "metadata": {
            "actualizacion": "2024-05-20T12:00:00Z",
            "institucion": "Municipio Ficticio",
            "tipo": kind,
            "declaracionCompleta": True,
            "actualizacionConflictoInteres": False,
            **metadata,
        },
        "declaracion": {
            "situacionPatrimonial": {
                "datosGenerales": GENERAL,
                "datosEmpleoCargoComision": POST,
                **parts,
            },
            "interes": interests,
        },
    }


def page(*records: dict[str, Any], indent: int | None = None) -> str:
    rows = {"pageSize": 200, "page": 1, "totalRows": len(records), "hasNextPage": False}
    return json.dumps(
        {"pagination": rows, "results": list(records)}, ensure_ascii=False, indent=indent
    )
