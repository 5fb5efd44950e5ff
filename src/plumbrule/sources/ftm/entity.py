"""One FollowTheMoney entity, whether it came as an object or was put together from statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from plumbrule.sources.ftm.schemata import more_special
from plumbrule.sources.repair import Repair, convert


class UnreadableError(Exception):
    """A piece of text is no entity; the message says what was expected."""


class Mark(msgspec.Struct, frozen=True):
    """Where a value stands when each value has its own line, and its language."""

    line: int
    language: str | None


@dataclass
class Entity:
    """An entity.

    Args:
        key: its id; in statements the id that its own source gives it.
        schema: name of its schema.
        properties: values by property.
        datasets: data sets that speak of it.
        line: where it begins.
        local_id: the publisher's id for the same thing over several sources, else the key.
        referents: other ids that mean it.
        marks: in statements, place and language of each value.
        conflict: a second schema that does not go with the first.
    """

    key: str
    schema: str
    properties: dict[str, list[str]]
    datasets: list[str] = field(default_factory=list)
    line: int = 0
    local_id: str = ""
    referents: list[str] = field(default_factory=list)
    marks: dict[str, list[Mark]] | None = None
    conflict: str | None = None

    def values(self, name: str) -> list[str]:
        """Give the values of a property, without empty ones."""
        values = self.properties.get(name)
        return [value for value in values if value and not value.isspace()] if values else []

    def first(self, name: str) -> str | None:
        """Give the first value of a property."""
        return next(iter(self.values(name)), None)

    def joined(self, *names: str) -> str | None:
        """Give all different values of some properties, joined by ``; ``."""
        found = [value for name in names for value in self.values(name)]
        return "; ".join(dict.fromkeys(found)) or None

    def place(self, name: str, value: str) -> tuple[int, str]:
        """Give line and path of a value."""
        index = self.properties[name].index(value)
        if self.marks is None:
            return self.line, f"/properties/{name}/{index}"
        return self.marks[name][index].line, "value"

    def language(self, name: str, value: str) -> str | None:
        """Give the language that a statement says a value is in."""
        if self.marks is None:
            return None
        return self.marks[name][self.properties[name].index(value)].language

    def take(self, other: Entity) -> None:
        """Add another part of the same entity, neither of which is from statements."""
        self.is_also(other.schema)
        for name, values in other.properties.items():
            mine = self.properties.setdefault(name, [])
            mine += [value for value in dict.fromkeys(values) if value not in mine]
        self.datasets += [one for one in other.datasets if one not in self.datasets]

    def add(self, name: str, value: str, mark: Mark) -> None:
        """Add a value from a statement, once."""
        values = self.properties.setdefault(name, [])
        if value not in values and self.marks is not None:
            values.append(value)
            self.marks.setdefault(name, []).append(mark)

    def is_also(self, schema: str) -> None:
        """Learn that a part of the entity has this schema."""
        special = more_special(self.schema, schema)
        if special is None:
            self.conflict = self.conflict or schema
        else:
            self.schema = special


class _Object(msgspec.Struct):
    id: str | None = None
    schema: str | None = None
    properties: dict[str, list[str]] | None = None
    datasets: list[str] | None = None
    referents: list[str] | None = None


_DECODER = msgspec.json.Decoder(_Object)


def entity_of(text: str, line: int) -> tuple[Entity, list[Repair]]:
    """Read one entity from its JSON object.

    Returns:
        The entity, and what had to be repaired to read it.

    Raises:
        UnreadableError: it is not a JSON object, or has no id or schema.
    """
    repairs: list[Repair] = []
    try:
        found = _DECODER.decode(text)
    except (msgspec.ValidationError, UnicodeEncodeError):
        found, repairs = _careful(text)
    except msgspec.DecodeError as error:
        raise UnreadableError(f"expected one JSON object: {error}") from error
    if not found.id or not found.schema:
        raise UnreadableError("expected an id and a schema")
    entity = Entity(
        found.id,
        found.schema,
        found.properties or {},
        found.datasets or [],
        line,
        found.id,
        found.referents or [],
    )
    return entity, repairs


def _careful(text: str) -> tuple[_Object, list[Repair]]:
    try:
        record = msgspec.json.decode(text.encode("utf-8", "replace"))
    except msgspec.DecodeError as error:
        raise UnreadableError(f"expected one JSON object: {error}") from error
    if not isinstance(record, dict):
        raise UnreadableError("expected a JSON object")
    repairs: list[Repair] = []
    given = record.get("properties")
    if isinstance(given, dict):
        record["properties"] = {
            name: _texts(values, f"/properties/{name}", repairs) for name, values in given.items()
        }
    found, more = convert(record, _Object)
    return found, repairs + more


def _texts(values: Any, path: str, repairs: list[Repair]) -> list[str]:
    """Make texts of the values of a property; an entity within stands for its id."""
    if not isinstance(values, list):
        repairs.append(Repair("changed", "expected a list of values", path, values))
        values = [values]
    texts: list[str] = []
    for index, value in enumerate(values):
        place = f"{path}/{index}"
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            repairs.append(Repair("changed", "expected text, got a number", place, value))
            texts.append(str(value))
        elif isinstance(value, dict) and isinstance(value.get("id"), str):
            reason = "expected the id of an entity; the entity within is not read, only its id"
            repairs.append(Repair("changed", reason, place, value["id"]))
            texts.append(value["id"])
        else:
            repairs.append(Repair("dropped", "expected text", place, value))
    return texts
