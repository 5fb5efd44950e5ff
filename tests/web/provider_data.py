"""A lake with records of every system of the platform, made for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.sources.source import ReadOptions


def money(amount: int) -> dict[str, Any]:
    return {"valor": amount, "moneda": "MXN"}


def form(number: str, surname: str, income: int, partner: int) -> dict[str, Any]:
    return {
        "id": number,
        "metadata": {
            "actualizacion": "2024-05-20T12:00:00Z",
            "institucion": "Municipio Ficticio",
            "tipo": "MODIFICACIÓN",
            "declaracionCompleta": True,
            "actualizacionConflictoInteres": False,
        },
        "declaracion": {
            "situacionPatrimonial": {
                "datosGenerales": {
                    "nombre": "ANA",
                    "primerApellido": surname,
                    "curp": f"CURP{number}",
                    "rfc": {"rfc": f"RFC{number}", "homoClave": "AB1"},
                },
                "datosEmpleoCargoComision": {
                    "nombreEntePublico": "MUNICIPIO FICTICIO",
                    "empleoCargoComision": "DIRECTORA",
                },
                "experienciaLaboral": {"ninguno": True},
                "ingresos": {
                    "ingresoAnualNetoDeclarante": money(income),
                    "ingresoAnualNetoParejaDependiente": money(partner),
                    "totalIngresosAnualesNetos": money(income + partner),
                },
                "bienesInmuebles": {
                    "ninguno": False,
                    "bienInmueble": [
                        {
                            "titular": [{"clave": "CYG", "valor": "CÓNYUGE"}],
                            "valorAdquisicion": money(5_000_000),
                        }
                    ],
                },
            },
            "interes": {
                "participacion": {
                    "participacion": [
                        {
                            "tipoOperacion": "AGREGAR",
                            "tipoRelacion": "DECLARANTE",
                            "nombreEmpresaSociedadAsociacion": f"FIRMA {number}",
                        }
                    ]
                }
            },
        },
    }


FORMS = [
    form("3", "ÑANDÚ", 300, 7),
    form("1", "ZAPATA", 100, 9_000),
    form("2", "NÚÑEZ", 200, 8),
    form("4", "ávila", 400, 9),
]
SERVANT = {
    "id": "a",
    "institucionDependencia": {"nombre": "Secretaría Ficticia", "siglas": "SF"},
    "servidorPublicoSancionado": {
        "rfc": "ZZZX010101AB1",
        "curp": "ZZZX010101HDFXXX01",
        "nombres": "IVO",
        "primerApellido": "NOÉ",
        "segundoApellido": "LAZ",
    },
    "autoridadSancionadora": "OIC",
    "tipoFalta": {"clave": "AG", "valor": "ADMINISTRATIVA GRAVE"},
    "tipoSancion": [{"clave": "I", "valor": "INHABILITADO"}],
    "causaMotivoHechos": "HECHOS",
    "multa": {"monto": 30000.19, "moneda": {"clave": "MXN", "valor": "PESO"}},
}
FIRM = {
    "id": "b",
    "institucionDependencia": {"nombre": "Instituto Ficticio"},
    "particularSancionado": {
        "nombreRazonSocial": "ALFA S.A.",
        "rfc": "ZZZ010101AB1",
        "tipoPersona": "M",
        "objetoSocial": "OBRAS",
    },
    "tipoSancion": [{"clave": "IND", "valor": "INDEMNIZACIÓN"}],
}
OFFICER = {
    "id": "c",
    "ejercicioFiscal": "2024",
    "nombres": "ANA",
    "primerApellido": "ITO",
    "rfc": "ITXA800101AB1",
    "institucionDependencia": {"nombre": "Secretaría Ficticia", "siglas": "SF"},
    "puesto": {"nombre": "DIRECTORA"},
    "tipoArea": [{"clave": "R"}],
    "nivelResponsabilidad": [{"clave": "R"}],
    "tipoProcedimiento": [{"clave": 1}],
}
SECOND = {
    "id": "d",
    "expediente": "7",
    "datosGenerales": {"nombres": "EVA", "primerApellido": "SOL", "curp": "SOXE800101MDFXXX09"},
    "empleoCargoComision": {"nombreEntePublico": "SECRETARIA FICTICIA"},
    "resolucion": {"fechaResolucionFirme": "2024-02-03"},
    "faltaCometida": [{"clave": "COHECHO", "valor": "COHECHO"}],
    "tipoSancion": [{"clave": "SANCION_ECONOMICA", "sancionEconomica": {"monto": 10}}],
}
RELEASE = {
    "ocid": "ocds-zzzzzz-1",
    "id": "r1",
    "date": "2024-01-01T00:00:00Z",
    "tag": ["award"],
    "initiationType": "tender",
    "language": "es",
    "buyer": {"id": "MX-1", "name": "Secretaría Ficticia"},
    "parties": [],
    "tender": {"id": "t1", "title": "SILLAS", "procurementMethod": "direct"},
    "awards": [{"id": "w1", "status": "active", "suppliers": [{"id": "s", "name": "ALFA S.A."}]}],
}


def provider_lake(folder: Path) -> Lake:
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, records in (
        ("s1", FORMS),
        ("s2", [OFFICER, OFFICER]),
        ("s3s", [SERVANT]),
        ("s3p", [FIRM]),
        ("v2", [SECOND]),
    ):
        page = {"pageSize": 200, "page": 1, "totalRows": len(records), "hasNextPage": False}
        file = folder / f"{name}.json"
        file.write_text(json.dumps({"pagination": page, "results": records}, ensure_ascii=False))
        files.append(file)
    contracts = folder / "s6.json"
    contracts.write_text(json.dumps({"releases": [RELEASE]}, ensure_ascii=False))
    lake = Lake(folder / "lake")
    report = load(lake, [*files, contracts], ReadOptions(source="set"))
    assert all(one.outcome != "not loaded" for one in report.files), report.files
    return lake
