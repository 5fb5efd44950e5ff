"""What may be asked of the platform's lists: filters and orders over documents; pure.

A filter looks at the view of a document that the asker may have and at nothing else: a filter over a
reserved value would tell the value by what it lets through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from plumbrule.model import PlumbError
from plumbrule.publication.collation import folded, sort_key

Ask = tuple[tuple[str, ...], str]
"""Places of the value, the first that is there, and how it is compared."""

_GENERAL = "declaracion/situacionPatrimonial/datosGenerales"
_POST = "declaracion/situacionPatrimonial/datosEmpleoCargoComision"
_HOUSE = "declaracion/situacionPatrimonial/bienesInmuebles/bienInmueble"
_OWN = "declaracion/situacionPatrimonial/ingresos/ingreso{}NetoDeclarante/valor"
_INCOME = tuple(_OWN.format(word) for word in ("Mensual", "Anual", "Conclusion"))


def _same(*names: str, how: str = "contains") -> dict[str, Ask]:
    return {name: ((name,), how) for name in names}


FILTERS: dict[str, dict[str, Ask]] = {
    "s1": {
        "nombres": ((f"{_GENERAL}/nombre",), "contains"),
        "primerApellido": ((f"{_GENERAL}/primerApellido",), "contains"),
        "segundoApellido": ((f"{_GENERAL}/segundoApellido",), "contains"),
        "escolaridadNivel": (
            (
                "declaracion/situacionPatrimonial/datosCurricularesDeclarante/escolaridad/nivel/clave",
            ),
            "same",
        ),
        **{
            f"datosEmpleoCargoComision/{name}": ((f"{_POST}/{name}",), "contains")
            for name in (
                *("nombreEntePublico", "empleoCargoComision"),
                *("nivelEmpleoCargoComision", "nivelOrdenGobierno"),
            )
        },
        **{
            f"datosEmpleoCargoComision/{name}": ((f"{_POST}/domicilioMexico/{name}/clave",), "same")
            for name in ("entidadFederativa", "municipioAlcaldia")
        },
        **{
            f"bienesInmuebles/{name}": ((f"{_HOUSE}/{name}/valor",), "range")
            for name in ("superficieConstruccion", "superficieTerreno", "valorAdquisicion")
        },
        "bienesInmuebles/formaAdquisicion": ((f"{_HOUSE}/formaAdquisicion/clave",), "same"),
        "totalIngresosNetos": (_INCOME, "range"),
    },
    "s2": {
        **_same("nombres", "primerApellido", "segundoApellido"),
        **_same("curp", "rfc", how="same"),
        "institucionDependencia": (("institucionDependencia/nombre",), "contains"),
        "tipoProcedimiento": (("tipoProcedimiento/clave",), "any"),
    },
    "s3s": {
        **{
            name: ((f"servidorPublicoSancionado/{name}",), "contains")
            for name in ("nombres", "primerApellido", "segundoApellido")
        },
        **{name: ((f"servidorPublicoSancionado/{name}",), "same") for name in ("curp", "rfc")},
        "institucionDependencia": (("institucionDependencia/nombre",), "contains"),
        "tipoSancion": (("tipoSancion/clave",), "any"),
    },
    "s3p": {
        "nombreRazonSocial": (("particularSancionado/nombreRazonSocial",), "contains"),
        "rfc": (("particularSancionado/rfc",), "same"),
        "tipoPersona": (("particularSancionado/tipoPersona",), "same"),
        "institucionDependencia": (("institucionDependencia/nombre",), "contains"),
        "expediente": (("expediente",), "same"),
        "tipoSancion": (("tipoSancion/clave",), "any"),
    },
    "s6": {
        "ocid": (("ocid",), "same"),
        "title": (("tender/title", "awards/title"), "contains"),
        "buyerName": (("buyer/name",), "contains"),
        "procurementMethod": (("tender/procurementMethod",), "any"),
        "awardStatus": (("awards/status",), "any"),
        "supplierName": (("awards/suppliers/name",), "contains"),
        "tenderStartDate": (("tender/tenderPeriod/startDate",), "begins"),
        "tenderEndDate": (("tender/tenderPeriod/endDate",), "begins"),
        "itemDescription": (("tender/items/description", "awards/items/description"), "contains"),
        "numberOfTenderers": (("tender/numberOfTenderers",), "same"),
    },
}
"""What a query may name, by system."""

ORDERS: dict[str, dict[str, str]] = {
    system: {
        name: places[0]
        for name, (places, how) in asked.items()
        if how in {"contains", "same", "range"}
    }
    for system, asked in FILTERS.items()
} | {
    "s6": {"title": "tender/title", "buyerName": "buyer/name"},
    "s2": {
        **{name: name for name in ("nombres", "primerApellido", "segundoApellido")},
        "institucionDependencia": "institucionDependencia/nombre",
        "puesto": "puesto/nombre",
    },
}
"""What a list may be ordered by, by system."""


def values(document: Any, place: str) -> Iterator[Any]:
    """Give every value at a place, through lists."""
    steps = place.split("/") if place else []
    if isinstance(document, list):
        for one in document:
            yield from values(one, place)
    elif not steps:
        if document is not None and not isinstance(document, dict):
            yield document
    elif isinstance(document, dict) and steps[0] in document:
        yield from values(document[steps[0]], "/".join(steps[1:]))


def _found(document: Any, places: tuple[str, ...]) -> list[Any]:
    for place in places:
        if found := list(values(document, place)):
            return found
    return []


def condition(system: str, query: Mapping[str, Any]) -> Callable[[Any], bool] | None:
    """Make the test that a query asks documents to pass; None when it asks nothing.

    Args:
        system: which list.
        query: as sent, without ``id`` and ``rfcSolicitante``; an empty text or list asks nothing.

    Raises:
        PlumbError: a field is not one that may be asked for, or its value is of the wrong kind.
    """
    tests: list[Callable[[Any], bool]] = []
    for name, wanted in _flat(system, query):
        places, how = FILTERS[system][name]
        tests.append(_test(name, places, how, wanted))
    return (lambda document: all(one(document) for one in tests)) if tests else None


def _flat(system: str, query: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in query.items():
        if value in ("", [], {}, None):
            continue
        if name in FILTERS[system]:
            yield name, value
            continue
        if not isinstance(value, Mapping) or not any(
            one.startswith(f"{name}/") for one in FILTERS[system]
        ):
            raise PlumbError("query names a field that this list is not asked by")
        for inner, part in value.items():
            if f"{name}/{inner}" not in FILTERS[system]:
                raise PlumbError("query names a field that this list is not asked by")
            if part not in ("", [], {}, None):
                yield f"{name}/{inner}", part


def _test(name: str, places: tuple[str, ...], how: str, wanted: Any) -> Callable[[Any], bool]:
    if how == "range":
        low, high = _ends(name, wanted)
        return lambda document: any(
            number is not None and low <= number <= high
            for number in map(_number, _found(document, places))
        )
    if how == "any":
        if not isinstance(wanted, list) or not all(isinstance(one, str | int) for one in wanted):
            raise PlumbError(f"query.{name} is a list of codes")
        codes = {folded(str(one)) for one in wanted}
        return lambda document: any(folded(str(one)) in codes for one in _found(document, places))
    if isinstance(wanted, bool) or not isinstance(wanted, str | int):
        raise PlumbError(f"query.{name} is a text")
    text = folded(str(wanted))
    return lambda document: any(
        _like(how, folded(str(one)), text) for one in _found(document, places)
    )


def _like(how: str, value: str, wanted: str) -> bool:
    if how == "same":
        return value == wanted
    return value.startswith(wanted) if how == "begins" else wanted in value


def _ends(name: str, wanted: Any) -> tuple[Decimal, Decimal]:
    if not isinstance(wanted, Mapping) or not set(wanted) <= {"min", "max"}:
        raise PlumbError(f"query.{name} has min and max")
    ends = []
    for end, else_ in (("min", "-Infinity"), ("max", "Infinity")):
        value = wanted.get(end)
        number = Decimal(else_) if value in (None, "") else _number(value)
        if number is None:
            raise PlumbError(f"query.{name}.{end} is a number")
        ends.append(number)
    return ends[0], ends[1]


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return None if number.is_nan() else number


def order(system: str, sort: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """Read by what a list is to be ordered: places, and whether from the last to the first.

    Raises:
        PlumbError: it is no field to order by, or neither ``asc`` nor ``desc``.
    """
    asked = []
    for name, value in sort.items():
        parts = value.items() if isinstance(value, Mapping) else [("", value)]
        for inner, way in parts:
            whole = f"{name}/{inner}" if inner else name
            if way in ("", None):
                continue
            if whole not in ORDERS[system]:
                raise PlumbError("sort names a field that this list is not ordered by")
            if way not in ("asc", "desc"):
                raise PlumbError("sort has asc or desc for each field")
            asked.append((ORDERS[system][whole], way == "desc"))
    return asked


def ordered(system: str, places: list[tuple[str, bool]], documents: list[Any]) -> list[int]:
    """Give the places of documents in the wanted order; what is equal stays as it is."""
    found = list(range(len(documents)))
    for place, downwards in reversed(places):
        alternatives = _INCOME if place in _INCOME and system == "s1" else (place,)
        keys = [sort_key(next(iter(_found(one, alternatives)), None)) for one in documents]
        found.sort(key=keys.__getitem__, reverse=downwards)
    return found
