"""Forms in two versions that differ in nothing but what norm 19 reserves."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

AMOUNTS = st.integers(0, 10**9)
WORDS = st.text("ABCDEFGHIJ klm", min_size=1, max_size=12)
NOT_OWN = st.sampled_from([["CYG"], ["DEC", "CYG"], ["DEN"], ["DEC", "CTER"], ["CTER"], []])


def money(amount: int) -> dict[str, Any]:
    return {"valor": amount, "moneda": "MXN"}


def held(codes: list[str]) -> list[dict[str, str]]:
    return [{"clave": one, "valor": one} for one in codes]


@st.composite
def public_part(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what anybody may know."""
    kind = draw(st.sampled_from(["INICIAL", "MODIFICACIÓN", "CONCLUSIÓN"]))
    return {
        "id": draw(st.integers(1, 10**6)),
        "kind": kind,
        "names": draw(st.tuples(WORDS, WORDS)),
        "income": draw(AMOUNTS),
        "houses": draw(st.lists(AMOUNTS, max_size=3)),
        "accounts": draw(st.lists(AMOUNTS, max_size=3)),
        "debts": draw(st.lists(AMOUNTS, max_size=2)),
        "firms": draw(st.lists(WORDS, max_size=2)),
    }


@st.composite
def reserved_part(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what nobody may know, in any number."""
    return {
        "numbers": draw(st.lists(WORDS, min_size=4, max_size=4)),
        "remark": draw(WORDS),
        "partner": draw(st.none() | WORDS),
        "income": draw(AMOUNTS),
        "balances": draw(st.lists(AMOUNTS, min_size=5, max_size=5)),
        "changes": draw(st.lists(st.integers(-100, 500), min_size=5, max_size=5)),
        "others": draw(st.lists(st.tuples(NOT_OWN, AMOUNTS), max_size=3)),
        "stakes": draw(
            st.lists(
                st.tuples(st.sampled_from(["PAREJA", "DEPENDIENTE_ECONOMICO"]), WORDS), max_size=2
            )
        ),
        "first": draw(st.booleans()),
        "none": draw(st.booleans()),
    }


def _account(public: dict[str, Any], hidden: dict[str, Any], place: int) -> dict[str, Any]:
    item: dict[str, Any] = {
        "tipoOperacion": "AGREGAR",
        "tipoInversion": {"clave": "BANC", "valor": "BANCARIA"},
        "titular": held(["DEC"]),
        "numeroCuentaContrato": hidden["numbers"][0],
    }
    if public["kind"] == "INICIAL":
        item["saldoSituacionActual"] = money(public["accounts"][place])
    else:
        field = "saldoDiciembreAnterior" if public["kind"][0] == "M" else "saldoFechaConclusion"
        item[field] = money(hidden["balances"][place])
        item["porcentajeIncrementoDecremento"] = hidden["changes"][place]
    return item


def _debt(public: dict[str, Any], hidden: dict[str, Any], place: int) -> dict[str, Any]:
    item: dict[str, Any] = {
        "tipoOperacion": "SIN_CAMBIO",
        "tipoAdeudo": {"clave": "CHIP", "valor": "CRÉDITO HIPOTECARIO"},
        "titular": held(["DEC"]),
        "numeroCuentaContrato": hidden["numbers"][1],
        "montoOriginal": money(public["debts"][place]),
        "otorganteCredito": {"tipoPersona": "FISICA", "nombreInstitucion": hidden["numbers"][2]},
    }
    if public["kind"] != "INICIAL":
        name = "DiciembreAnterior" if public["kind"][0] == "M" else "FechaConclusion"
        item[f"saldoInsoluto{name}"] = money(hidden["balances"][place])
        item["porcentajeIncrementoDecremento"] = hidden["changes"][place]
    return item


def _mixed(own: list[Any], others: list[Any], *, first: bool) -> list[Any]:
    """Put what is left out before or after what is shown."""
    return [*others, *own] if first else [*own, *others]


def form(public: dict[str, Any], hidden: dict[str, Any]) -> dict[str, Any]:
    """Make a form of both."""
    first = hidden["first"]
    word = {"I": "Mensual", "M": "Anual", "C": "Conclusion"}[public["kind"][0]]
    plural = {"I": "Mensuales", "M": "Anuales", "C": "Conclusion"}[public["kind"][0]]
    houses = [
        {
            "tipoInmueble": {"clave": "CASA", "valor": "CASA"},
            "titular": held(["DEC"]),
            "formaAdquisicion": {"clave": "CPV", "valor": "COMPRAVENTA"},
            "valorAdquisicion": money(cost),
            "datoIdentificacion": hidden["numbers"][3],
            "transmisor": [{"tipoPersona": "FISICA", "nombreRazonSocial": hidden["numbers"][2]}],
        }
        for cost in public["houses"]
    ]
    joint = [
        {"titular": held(codes), "valorAdquisicion": money(cost)}
        for codes, cost in hidden["others"]
    ]
    accounts = [_account(public, hidden, place) for place in range(len(public["accounts"]))]
    debts = [_debt(public, hidden, place) for place in range(len(public["debts"]))]
    firms = [
        {
            "tipoRelacion": "DECLARANTE",
            "tipoOperacion": "AGREGAR",
            "nombreEmpresaSociedadAsociacion": one,
        }
        for one in public["firms"]
    ]
    stakes = [
        {"tipoRelacion": who, "tipoOperacion": "AGREGAR", "nombreEmpresaSociedadAsociacion": one}
        for who, one in hidden["stakes"]
    ]
    assets: dict[str, Any] = {
        "datosGenerales": {
            "nombre": public["names"][0],
            "primerApellido": public["names"][1],
            "curp": hidden["numbers"][0],
            "rfc": {"rfc": hidden["numbers"][1], "homoClave": "AB1"},
            "nacionalidad": "MX",
            "aclaracionesObservaciones": hidden["remark"],
        },
        "datosEmpleoCargoComision": {
            "nombreEntePublico": "MUNICIPIO FICTICIO",
            "empleoCargoComision": "DIRECTORA",
            "fechaTomaPosesion": "2024-05-01",
        },
        "ingresos": {
            f"remuneracion{word}CargoPublico": money(public["income"]),
            f"ingreso{word}NetoDeclarante": money(public["income"]),
            f"ingreso{word}NetoParejaDependiente": money(hidden["income"]),
            f"total{'Ingresos'}{plural}Netos": money(public["income"] + hidden["income"]),
            "aclaracionesObservaciones": hidden["remark"],
        },
        "bienesInmuebles": {
            "ninguno": hidden["none"],
            "bienInmueble": _mixed(houses, joint, first=first),
        },
        "inversiones": {
            "ninguno": hidden["none"],
            "inversion": _mixed(accounts, [dict(one) for one in joint], first=first),
        },
        "adeudos": {
            "ninguno": hidden["none"],
            "adeudo": _mixed(debts, [dict(one) for one in joint], first=first),
        },
    }
    if hidden["partner"] is not None:
        assets["datosPareja"] = {
            "nombre": hidden["partner"],
            "primerApellido": hidden["remark"],
            "ninguno": False,
        }
    return {
        "id": str(public["id"]),
        "metadata": {
            "actualizacion": "2024-05-20T12:00:00Z",
            "institucion": "Municipio Ficticio",
            "tipo": public["kind"],
            "declaracionCompleta": True,
            "actualizacionConflictoInteres": False,
        },
        "declaracion": {
            "situacionPatrimonial": assets,
            "interes": {
                "participacion": {
                    "ninguno": hidden["none"],
                    "participacion": _mixed(firms, stakes, first=first),
                }
            },
        },
    }
