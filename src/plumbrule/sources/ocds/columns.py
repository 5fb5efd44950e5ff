"""The shapes as DuckDB types, so that the strict reader and the careful one know the same fields."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Raw, Struct
from msgspec.structs import fields

from plumbrule.sources.ocds.shapes import Referred, Release


@cache
def release_columns() -> dict[str, str]:
    """Give the DuckDB type of each field of a release, by its name in JSON.

    Numbers are read as JSON, so that a quoted one is told from a plain one; identifiers and dates
    are texts.
    """
    return _columns(Release)


def _columns(shape: type[Struct]) -> dict[str, str]:
    hints = get_type_hints(shape)
    return {field.encode_name: _type(hints[field.name]) for field in fields(shape)}


def _type(hint: Any) -> str:
    if get_origin(hint) is UnionType:
        members = [one for one in get_args(hint) if one is not NoneType]
        return "varchar" if set(members) == {str, int} else _type(members[0])
    if get_origin(hint) is list:
        return f"{_type(get_args(hint)[0])}[]"
    if hint is Raw:
        return "json"
    if hint is bool:
        return "boolean"
    if hint is str:
        return "varchar"
    if hint is Referred:
        return 'struct("id" varchar, "name" varchar)'
    inner = ", ".join(f'"{name}" {kind}' for name, kind in _columns(hint).items())
    return f"struct({inner})"
