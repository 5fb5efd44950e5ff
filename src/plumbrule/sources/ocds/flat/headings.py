"""What the headings of a sheet mean: each a path into a release, typed by the release's shapes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from msgspec import Raw, Struct

from plumbrule.sources.ocds.fit import fields_of, without_null
from plumbrule.sources.ocds.flat.titles import TITLES, plain
from plumbrule.sources.ocds.shapes import Release

Kind = Literal["text", "number", "boolean", "texts"]
"""What a cell becomes: a text, a number, true or false, or several texts joined by ``;``."""

_NAME = re.compile(r"[a-z][A-Za-z0-9]*")
"""A field's name, as against its title, which begins with a capital or has spaces."""

_SUFFIX = re.compile(r"\[(\d*)\]$")

_KNOWN = {plain(name) for name in ("initiationType", "title", "description", "extensions", "links")}
"""Fields of a release that no table holds; others may be misspelt."""


class Step(NamedTuple):
    """One part of a heading.

    Args:
        name: field in JSON.
        item: number of the item in the list the field holds; None when it holds no list.
        end: how many characters of the heading lead up to here.
    """

    name: str
    item: int | None
    end: int


@dataclass(frozen=True)
class Column:
    """A column whose heading names a field.

    Args:
        place: number of the column, from 0.
        heading: as it stands in the sheet.
        steps: the way into the release.
        kind: what its cells become.
    """

    place: int
    heading: str
    steps: tuple[Step, ...]
    kind: Kind


@dataclass(frozen=True)
class Part:
    """A list that rows of a sheet give an item of, such as the suppliers of an award.

    Args:
        steps: the way to it; the last step has an item.
        parent: number of the part it lies in, or None.
        begin: how many of the steps lead to that part.
        id_place: column of the item's id, or None.
        heading: the heading up to the item.
    """

    steps: tuple[Step, ...]
    parent: int | None
    begin: int
    id_place: int | None
    heading: str


@dataclass(frozen=True)
class Plan:
    """What a sheet gives.

    Args:
        columns: those with a meaning, each with the number of the part it belongs to, or None.
        parts: lists, outer before inner.
        ocids: places of the columns of process ids; there may be one by name and one by title.
        ids: places of the columns of release ids.
        unknown: headings that name nothing.
        width: number of columns that have a heading.
    """

    columns: tuple[tuple[Column, int | None], ...]
    parts: tuple[Part, ...]
    ocids: tuple[int, ...]
    ids: tuple[int, ...]
    unknown: tuple[str, ...]
    width: int

    @property
    def depth(self) -> int:
        """How deep its lists lie: 0 for a sheet of releases."""
        return max((len(part.steps) for part in self.parts), default=0)


def plan(headings: Sequence[str]) -> Plan | None:
    """Read the headings of a sheet; None when it is no sheet of an OCDS spreadsheet."""
    columns: list[Column] = []
    unknown: list[str] = []
    for place, heading in enumerate(headings):
        shown = heading.strip()
        if not shown or shown.startswith("#"):
            continue
        found = _column(place, shown)
        if found is not None:
            columns.append(found)
        elif plain(re.split(r"[/:]", shown)[0]) not in _KNOWN | _fields(Release).keys():
            unknown.append(shown)
    single: dict[str, tuple[int, ...]] = {}
    for column in columns:
        if len(column.steps) == 1:
            name = column.steps[0].name
            single[name] = (*single.get(name, ()), column.place)
    inside = any(_leads_inside(heading) for heading in headings)
    if "ocid" not in single or not (inside or any(c.kind == "texts" for c in columns)):
        return None
    parts = _parts(columns)
    numbers = {_indexed(part.steps): number for number, part in enumerate(parts)}
    width = max((place + 1 for place, one in enumerate(headings) if one.strip()), default=0)
    return Plan(
        tuple((column, numbers.get(_owner(column.steps))) for column in columns),
        parts,
        single["ocid"],
        single.get("id", ()),
        tuple(unknown),
        width,
    )


def _column(place: int, heading: str) -> Column | None:
    sign = "/" if "/" in heading else ":"
    shape: Any = Release
    steps: list[Step] = []
    end = 0
    for text in heading.split(sign):
        end += len(text) + (1 if end else 0)
        part = text.strip()
        if part.isdigit() and steps:
            # A number behind what is no list, or is a list of texts, says nothing more.
            number = None if steps[-1].item is None else int(part)
            steps[-1] = Step(steps[-1].name, number, end)
            continue
        if not _is_struct(shape):
            return None
        bracket = _SUFFIX.search(part)
        name = _name(shape, _SUFFIX.sub("", part))
        if name is None:
            return None
        shape = fields_of(shape)[name]
        index = None
        if get_origin(shape) is list and _is_struct(inner := without_null(get_args(shape)[0])):
            shape, index = inner, int((bracket and bracket[1]) or 0)
        elif get_origin(shape) is list:
            index = 0
        steps.append(Step(name, index, end))
    kind = _kind(shape)
    if kind is None or not steps:
        return None
    if kind == "texts":
        steps[-1] = steps[-1]._replace(item=None)
    return Column(place, heading, tuple(steps), kind)


def _leads_inside(heading: str) -> bool:
    """Whether a heading is a path into a section of a release, of whatever extension."""
    first, *rest = re.split(r"[/:]", heading.strip())
    name = _name(Release, _SUFFIX.sub("", first.strip()))
    return bool(rest) and name is not None and _kind(fields_of(Release)[name]) != "text"


def _name(shape: type[Struct], part: str) -> str | None:
    """Give the field that a part of a heading names: by its name, or in words by its title."""
    if _NAME.fullmatch(part):
        return part if part in fields_of(shape) else None
    return _fields(shape).get(plain(part))


def _kind(shape: Any) -> Kind | None:
    if _is_struct(shape):
        return None
    if get_origin(shape) is list:
        return "texts"
    if shape is Raw:
        return "number"
    return "boolean" if shape is bool else "text"


def _parts(columns: Sequence[Column]) -> tuple[Part, ...]:
    """List the lists that the columns lead through, outer before inner."""
    found: dict[tuple[Any, ...], tuple[Step, ...]] = {}
    for column in columns:
        for end, step in enumerate(column.steps, 1):
            if step.item is not None:
                found.setdefault(_indexed(column.steps[:end]), column.steps[:end])
    ordered = sorted(found, key=len)
    ids = {
        _indexed(column.steps[:-1]): column.place
        for column in columns
        if column.steps[-1].name == "id"
    }
    headings = {
        _indexed(column.steps[:end]): column.heading[: step.end]
        for column in reversed(columns)
        for end, step in enumerate(column.steps, 1)
    }
    numbers = {key: number for number, key in enumerate(ordered)}
    parts = []
    for key in ordered:
        steps = found[key]
        above = _owner(steps[:-1])
        parts.append(Part(steps, numbers.get(above), len(above), ids.get(key), headings[key]))
    return tuple(parts)


def _indexed(steps: Sequence[Step]) -> tuple[tuple[str, int | None], ...]:
    return tuple((step.name, step.item) for step in steps)


def _owner(steps: Sequence[Step]) -> tuple[tuple[str, int | None], ...]:
    """The way to the innermost item of a list that a field lies in; empty for the release."""
    end = max((number for number, step in enumerate(steps, 1) if step.item is not None), default=0)
    return _indexed(steps[:end])


@cache
def _fields(shape: type[Struct]) -> dict[str, str]:
    """Give the fields of a structure by name or title, as ``plain`` writes them."""
    titles = {plain(title): name for title, name in TITLES.get(shape.__name__, {}).items()}
    return titles | {plain(name): name for name in fields_of(shape) if not name.startswith("_")}


def _is_struct(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, Struct)
