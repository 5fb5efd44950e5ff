"""FollowTheMoney: entities as JSON, and statements as CSV, packed CSV or JSON.

See https://followthemoney.tech for the model. `entity` and `statements` read, `schemata` says
what becomes what, `parties` and `relations` make rows of single entities, `gathered` rows that
need several.
"""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec

from plumbrule.model.errors import PlumbError
from plumbrule.sources.encoding import head_text
from plumbrule.sources.json_objects import first_object
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

_STATEMENT = {"entity_id", "prop", "value", "schema"}


class FtmSource:
    """Entities and statements of the FollowTheMoney model."""

    name = "ftm"
    title = "FollowTheMoney entities (JSON) and statements (CSV, JSON)"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:  # noqa: ARG002
        """Tell by the keys of the first object, or by the first row."""
        return _form(head_text(head)) is not None

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read all entities of a file.

        Raises:
            PlumbError: there is no entity in it.
        """
        from plumbrule.sources.ftm.reading import Reader

        form = _form(head_text(file.head()))
        if form is None:
            raise PlumbError(
                "expected FollowTheMoney entities with id, schema and properties, or a table of "
                "statements with entity_id, prop and value",
                file=file.name,
            )
        sink.source = options.source or sink.source or file.data_set
        Reader(file, sink, form).read()


def _form(head: str) -> str | None:
    """Tell ``entities``, ``table`` or ``lines`` of statements from the beginning of a text."""
    begun = head.lstrip()
    if not begun.startswith(("{", "[")):
        return "table" if _is_table(begun) else None
    record = _first_record(begun)
    if record is None:
        return "entities" if _looks_like_entity(begun) else None
    if set(record) >= {"id", "schema"} and isinstance(record.get("properties"), dict):
        return "entities" if isinstance(record["schema"], str) else None
    return "lines" if set(record) >= _STATEMENT else None


def _first_record(head: str) -> dict[str, Any] | None:
    first = first_object(head)
    if first is None:
        return None
    try:
        record: dict[str, Any] = msgspec.json.decode(first)
    except msgspec.DecodeError:
        return None
    return record


def _looks_like_entity(head: str) -> bool:
    """Tell an entity so long, or a file cut so early, that its end is not in sight."""
    return all(f'"{name}"' in head for name in ("id", "schema", "properties")) and (
        '"ocid"' not in head and '"releases"' not in head and '"$schema"' not in head
    )


def _is_table(head: str) -> bool:
    from plumbrule.sources.ftm.statements import columns_of

    try:
        row = next(csv.reader(io.StringIO(head)), [])
    except csv.Error:
        return False
    return columns_of([cell.strip() for cell in row]) is not None


SOURCE = FtmSource()
