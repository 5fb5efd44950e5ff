"""What all writers of FollowTheMoney rows share: the sink, references, faults."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date
from functools import lru_cache

from plumbrule.model.moments import parse
from plumbrule.sources.derive import FaultKind
from plumbrule.sources.ftm.entity import Entity
from plumbrule.sources.sink import Sink


class Rows:
    """Adds rows of one entity to the sink.

    Args:
        sink: where rows and faults go.
        resolved: the id of the entity that a reference means.
    """

    def __init__(self, sink: Sink, resolved: Callable[[str], str]) -> None:
        self.sink = sink
        self._resolved = resolved

    def key(self, reference: str | None) -> str | None:
        """Give the key of the row that a reference to an entity means."""
        return f"{self.sink.source}:{self._resolved(reference)}" if reference else None

    def own_key(self, entity: Entity) -> str:
        """Give the key of an entity's own row."""
        return f"{self.sink.source}:{entity.key}"

    def keys(self, entity: Entity, name: str) -> list[str | None]:
        """Give the keys of all entities that a property names; one None when there is none."""
        found = [self.key(value) for value in entity.values(name)]
        return list(dict.fromkeys(found)) or [None]

    def add(self, table: str, entity: Entity, row: dict[str, object]) -> None:
        """Add a row that rests on the entity as a whole."""
        self.sink.add(table, row, line=entity.line)

    def add_value(
        self, table: str, entity: Entity, name: str, value: str, row: dict[str, object]
    ) -> None:
        """Add a row that rests on one value of the entity."""
        line, path = entity.place(name, value)
        self.sink.add(table, row, line=line, path=path)

    def fault(self, kind: FaultKind, reason: str, entity: Entity, name: str, value: object) -> None:
        """Record what is wrong with a property."""
        path = f"/properties/{name}" if entity.marks is None else name
        self.sink.fault(kind, reason, entity.line, path, value)

    def one_of(self, entity: Entity, name: str) -> str | None:
        """Give the only value of a property; of several the first, which is noted."""
        values = entity.values(name)
        if len(values) > 1:
            reason = f"expected one {name}; the first of {len(values)} is kept"
            self.fault("dropped", reason, entity, name, values[1:])
        return values[0] if values else None

    def end_of(self, entity: Entity, name: str, *, last: bool) -> str | None:
        """Give the earliest or latest of the dates of a property; that it had several is noted."""
        values = entity.values(name)
        if len(values) < 2:
            return values[0] if values else None
        which = "latest" if last else "earliest"
        reason = f"expected one {name}; the {which} of {len(values)} is kept"
        self.fault("dropped", reason, entity, name, values)
        dated = sorted((value for value in values if day_of(value)), key=_order)
        return (dated or values)[-1 if last else 0]

    def seen(self, text: str | None) -> None:
        """Widen the period of the file by a date."""
        day = day_of(text) if text else None
        if day:
            self.sink.period(day, day)


def _order(text: str) -> tuple[date, str]:
    return day_of(text) or date.max, text


@lru_cache(maxsize=100_000)
def day_of(text: str) -> date | None:
    """Give the first day that a date can mean; None when it is none."""
    moment = parse(text, UTC)
    return moment.earliest.date() if moment else None
