"""One release put together from its rows, and where in the sheets each part of it stands.

Rows that give the same item of a list are told by its ``id``, as the standard's own flattening
does it; each cell fills one field, and a field that two rows fill differently keeps the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from plumbrule.sources.derive import FaultKind
from plumbrule.sources.ocds.flat.headings import Column, Part, Plan

Object = dict[str, Any]

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,39})(?:\.\d{1,39})?(?:[eE][+-]?\d{1,2})?")


class Spot(NamedTuple):
    """A place in a sheet: its name, the row's line, the heading of the column or a part of it."""

    sheet: str
    line: int
    heading: str = ""

    @property
    def path(self) -> str:
        """Write sheet and heading as the path that rows and faults carry."""
        return "".join(f"/{part}" for part in (self.sheet, self.heading) if part)


class OnFault(Protocol):
    """Takes what could not be used, at its place."""

    def __call__(self, kind: FaultKind, reason: str, spot: Spot, value: str = "") -> None:
        """Record it."""


class Tree:
    """A release that grows row by row.

    Args:
        on_fault: takes what could not be used.
    """

    def __init__(self, on_fault: OnFault) -> None:
        self.release: Object = {}
        self.places: dict[str, Spot] = {}
        """By JSON pointer: where the object or value stands."""
        self._on_fault = on_fault
        self._firm: set[str] = set()
        """Objects placed by a value of their own, not only by an id that leads through them."""
        self._by_id: dict[tuple[str, str], int] = {}

    def add(self, plan: Plan, sheet: str, line: int, cells: Sequence[str]) -> None:
        """Add what a row says."""
        row = Spot(sheet, line)
        self.places.setdefault("", row)
        filled = [
            (column, owner, cells[column.place])
            for column, owner in plan.columns
            if column.place < len(cells) and cells[column.place].strip()
        ]
        items = self._items(plan, row, cells, filled)
        for column, owner, cell in filled:
            if owner is None:
                self._fill((self.release, ""), 0, column, cell, row)
            elif owner in items:
                self._fill(items[owner], len(plan.parts[owner].steps), column, cell, row)

    def _items(
        self,
        plan: Plan,
        row: Spot,
        cells: Sequence[str],
        filled: Sequence[tuple[Column, int | None, str]],
    ) -> dict[int, tuple[Object, str]]:
        """Find or make the item of each list that the row speaks of, with its pointer."""
        own = {owner for _, owner, _ in filled if owner is not None}
        used = set(own)
        for number in range(len(plan.parts) - 1, -1, -1):
            parent = plan.parts[number].parent
            if number in used and parent is not None:
                used.add(parent)
        items: dict[int, tuple[Object, str]] = {}
        for number, part in enumerate(plan.parts):
            if number not in used or (part.parent is not None and part.parent not in items):
                continue
            above, pointer = (self.release, "") if part.parent is None else items[part.parent]
            found = self._item(above, pointer, part, row, cells, own=number in own)
            if found is not None:
                items[number] = found
        return items

    def _item(
        self, above: Object, pointer: str, part: Part, row: Spot, cells: Sequence[str], *, own: bool
    ) -> tuple[Object, str] | None:
        for step in part.steps[part.begin : -1]:
            above = above.setdefault(step.name, {})
            pointer = f"{pointer}/{step.name}"
        name = part.steps[-1].name
        members: list[Object] = above.setdefault(name, [])
        pointer = f"{pointer}/{name}"
        place = part.id_place
        key = cells[place].strip() if place is not None and place < len(cells) else ""
        if key:
            index = self._by_id.get((pointer, key))
        elif own:
            index = None
        else:
            index = 0 if len(members) == 1 else None
            if index is None:
                reason = f"expected the id of the {name} that the row belongs to"
                self._on_fault("dropped", reason, row._replace(heading=part.heading))
                return None
        if index is None:
            index = len(members)
            members.append({})
            if key:
                self._by_id[pointer, key] = index
        pointer = f"{pointer}/{index}"
        self.places.setdefault(pointer, row._replace(heading=part.heading))
        return members[index], pointer

    def _fill(
        self, at: tuple[Object, str], begin: int, column: Column, cell: str, row: Spot
    ) -> None:
        """Put a cell's value into an object of the release, ``begin`` steps from its top."""
        target, pointer = at
        name = column.steps[-1].name
        firm = name not in {"id", "ocid"}
        self._place(pointer, column, begin, row, firm=firm)
        for number, step in enumerate(column.steps[begin:-1], begin + 1):
            target = target.setdefault(step.name, {})
            pointer = f"{pointer}/{step.name}"
            self._place(pointer, column, number, row, firm=firm)
        value = _value(cell, column)
        pointer = f"{pointer}/{name}"
        spot = row._replace(heading=column.heading)
        before = target.get(name)
        if before is None:
            target[name] = value
            self.places[pointer] = spot
        elif isinstance(value, list):
            target[name] = before + [one for one in value if one not in before]
        elif str(before).strip() != str(value).strip():
            reason = "another row gives another value for the same field; the first is kept"
            self._on_fault("dropped", reason, spot, cell)

    def _place(self, pointer: str, column: Column, steps: int, row: Spot, *, firm: bool) -> None:
        if pointer in self._firm or (not firm and pointer in self.places):
            return
        heading = column.heading[: column.steps[steps - 1].end] if steps else ""
        self.places[pointer] = row._replace(heading=heading)
        if firm:
            self._firm.add(pointer)


def _value(cell: str, column: Column) -> Any:
    plain = cell.strip()
    if column.kind == "texts":
        return [part for part in (one.strip() for one in plain.split(";")) if part]
    if column.kind == "number":
        return Decimal(plain) if _NUMBER.fullmatch(plain) else plain
    if column.kind == "boolean" and plain.lower() in {"true", "false"}:
        return plain.lower() == "true"
    return cell
