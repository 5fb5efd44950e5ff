"""Make one release fit the shapes, value by value: what does not fit is mended or left out, and told."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Raw, Struct
from msgspec.structs import fields

from plumbrule.sources.amounts import EXACT
from plumbrule.sources.derive import FaultKind
from plumbrule.sources.ocds.shapes import Release

Note = tuple[FaultKind, str, str, object]
"""Kind of fault, what was expected, JSON pointer, value as received."""

DIGITS = 15
"""Digits that a number of double precision keeps."""


def fit(release: dict[str, Any], notes: list[Note]) -> dict[str, Any]:
    """Keep the fields of a release that the shapes know, each in its shape.

    Args:
        release: a decoded JSON object; numbers are int or Decimal.
        notes: what was changed or dropped is added here.

    Returns:
        A new tree. An element that had to be dropped leaves None in its array, so that the others
        keep their places.
    """
    return _struct(release, Release, "", notes)


@cache
def fields_of(shape: type[Struct]) -> dict[str, Any]:
    """Give the type of each field by its name in JSON, without the null it may be."""
    hints = get_type_hints(shape)
    return {one.encode_name: without_null(hints[one.name]) for one in fields(shape)}


def without_null(hint: Any) -> Any:
    """Give a type without the null that a value of it may be."""
    if get_origin(hint) is UnionType:
        members = [one for one in get_args(hint) if one is not NoneType]
        return members[0] if len(members) == 1 else (str | int)
    return hint


def _struct(
    value: dict[str, Any], shape: type[Struct], path: str, notes: list[Note]
) -> dict[str, Any]:
    return {
        name: fitted
        for name, hint in fields_of(shape).items()
        if (given := value.get(name)) is not None
        and (fitted := _value(given, hint, f"{path}/{name}", notes)) is not None
    }


def _value(value: Any, hint: Any, path: str, notes: list[Note]) -> Any:
    if get_origin(hint) is list:
        return _list(value, without_null(get_args(hint)[0]), path, notes)
    if hint is str:
        return _text(value, path, notes, quiet=False)
    if get_origin(hint) is UnionType:
        return _text(value, path, notes, quiet=True)
    if hint is Raw:
        return _number(value, path, notes)
    if hint is bool:
        return _boolean(value, path, notes)
    return _object(value, hint, path, notes)


def _object(value: Any, shape: type[Struct], path: str, notes: list[Note]) -> Any:
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        notes.append(("changed", "expected an object, got a list of one", path, ""))
        value = value[0]
    if isinstance(value, dict):
        return _struct(value, shape, path, notes)
    notes.append(("dropped", f"expected an object, got {_kind(value)}", path, value))
    return None


def _list(value: Any, hint: Any, path: str, notes: list[Note]) -> Any:
    if isinstance(value, dict) or (isinstance(value, str) and hint is str):
        notes.append(("changed", f"expected a list, got {_kind(value)}", path, ""))
        value = [value]
    if not isinstance(value, list):
        notes.append(("dropped", f"expected a list, got {_kind(value)}", path, value))
        return None
    return [
        None if one is None else _value(one, hint, f"{path}/{index}", notes)
        for index, one in enumerate(value)
    ]


def _text(value: Any, path: str, notes: list[Note], *, quiet: bool) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, Decimal)):
        if not quiet:
            notes.append(("changed", f"expected text, got {_kind(value)}", path, value))
        return str(value).lower() if isinstance(value, bool) else str(value)
    notes.append(("dropped", f"expected text, got {_kind(value)}", path, value))
    return None


def _number(value: Any, path: str, notes: list[Note]) -> Any:
    """Numbers pass; a text passes too, and is read or refused where the column is made.

    A number of more digits than the engine keeps goes on as a marked text.
    """
    if isinstance(value, str):
        return value.removeprefix(EXACT)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return value if len(str(value)) <= DIGITS else f"{EXACT}{value}"
    notes.append(("dropped", f"expected a number, got {_kind(value)}", path, value))
    return None


def _boolean(value: Any, path: str, notes: list[Note]) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in {"true", "false"}:
        notes.append(("changed", "expected true or false, got text", path, value))
        return value.lower() == "true"
    notes.append(("dropped", f"expected true or false, got {_kind(value)}", path, value))
    return None


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return "text" if isinstance(value, str) else "a number"
