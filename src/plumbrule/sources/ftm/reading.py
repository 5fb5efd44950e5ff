"""From a file to its entities, and from those to rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pyarrow as pa

from plumbrule.model.errors import PlumbError
from plumbrule.sources.encoding import Text
from plumbrule.sources.ftm import statements
from plumbrule.sources.ftm.entity import Entity, UnreadableError, entity_of
from plumbrule.sources.ftm.gathered import TABLES, Gathered
from plumbrule.sources.ftm.parties import PartyRows
from plumbrule.sources.ftm.relations import RelationRows
from plumbrule.sources.ftm.rows import Rows
from plumbrule.sources.ftm.schemata import PARTIES, READ, REFERENCES, RELATIONS
from plumbrule.sources.json_objects import json_objects
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile
from plumbrule.sources.workbench import Workbench

_TEXT = pa.string()

_KNOWN: dict[str, pa.Schema] = {
    "entity": pa.schema([("key", _TEXT)]),
    "other_key": pa.schema([("other", _TEXT), ("key", _TEXT)]),
    "reference": pa.schema([("other", _TEXT)]),
    "statement": statements.TABLE,
}
"""What the first pass learns: entities, other ids that mean them, ids that are referred to."""


class Reader:
    """Reads one file.

    Args:
        file: the file.
        sink: where rows and faults go.
        form: ``entities``, or statements as ``table`` or ``lines``.
    """

    def __init__(self, file: InputFile, sink: Sink, form: str) -> None:
        self.file = file
        self.sink = sink
        self.form = form
        label = f"ftm-{sink.file}-{sink.label}"
        self.bench = Workbench(sink.folder, label, _KNOWN | TABLES)

    def read(self) -> None:
        """Read the file.

        Raises:
            PlumbError: there is no entity in it.
        """
        try:
            if self.form != "entities":
                self._gather_statements()
            for entity in self._entities(faults=True):
                self.sink.records += 1
                self._learn(entity)
            if self.sink.records == 0:
                raise PlumbError(
                    "no entity could be read; expected FollowTheMoney entities or statements",
                    file=self.file.name,
                )
            self._write()
        finally:
            self.bench.close()

    def _gather_statements(self) -> None:
        with self.file.open() as stream:
            text = Text(stream)
            statements.gather(text, self.sink, self.bench, table=self.form == "table")
            self._tell(text)

    def _tell(self, text: Text) -> None:
        for reason, line in text.notes():
            self.sink.fault("changed" if line else "unreadable", reason, line)

    def _entities(self, *, faults: bool = False) -> Iterator[Entity]:
        """Give the entities of the file, parts of one entity not yet put together."""
        if self.form != "entities":
            yield from statements.entities(self.bench)
            return
        with self.file.open() as stream:
            text = Text(stream)
            for found in json_objects(text):
                try:
                    entity, repairs = entity_of(found.text, found.line)
                except UnreadableError as error:
                    if faults:
                        self.sink.fault("unreadable", str(error), found.line, "", found.text)
                    continue
                if faults:
                    for one in repairs:
                        self.sink.fault(one.kind, one.reason, found.line, one.path, one.value)
                yield entity
            if faults:
                self._tell(text)

    def _learn(self, entity: Entity) -> None:
        self.bench.add("entity", (entity.key,))
        others = {*entity.referents, entity.local_id} - {entity.key}
        for other in sorted(others):
            self.bench.add("other_key", (other, entity.key))
        for name in REFERENCES.get(entity.schema, ()):
            for reference in entity.values(name):
                self.bench.add("reference", (reference,))

    def _resolved(self) -> dict[str, str]:
        """Give the entity for each id that is referred to but is only another id of an entity."""
        query = """
            SELECT other, min(key) FROM other_key o
            SEMI JOIN reference r ON r.other = o.other
            ANTI JOIN entity e ON e.key = o.other
            GROUP BY other
        """
        return dict(self.bench.rows(query))

    def _write(self) -> None:
        resolved = self._resolved()
        rows = Rows(self.sink, lambda reference: resolved.get(reference, reference))
        writer = _Writer(rows, Gathered(rows, self.bench))
        repeated = dict(
            self.bench.rows("SELECT key, count(*) FROM entity GROUP BY key HAVING count(*) > 1")
        )
        for entity in _put_together(self._entities(), repeated):
            writer.write(entity)
        writer.finish()


def _put_together(entities: Iterable[Entity], repeated: dict[str, int]) -> Iterator[Entity]:
    """Join the parts of entities whose key is repeated, once the last part is there."""
    begun: dict[str, tuple[Entity, int]] = {}
    for part in entities:
        parts = repeated.get(part.key)
        if parts is None:
            yield part
            continue
        entity, seen = begun.pop(part.key, (part, 0))
        if seen:
            entity.take(part)
        if seen + 1 == parts:
            yield entity
        else:
            begun[part.key] = (entity, seen + 1)


class _Writer:
    """Sends each entity to the writer of its schema."""

    def __init__(self, rows: Rows, gathered: Gathered) -> None:
        self._rows = rows
        self._gathered = gathered
        parties, relations = PartyRows(rows), RelationRows(rows)
        self._party = parties.party
        self._by_schema = {
            **dict.fromkeys(RELATIONS, relations.relation),
            "Position": relations.post,
            "Payment": relations.payment,
            "Address": gathered.address,
            "Sanction": gathered.sanction,
            "Passport": parties.document,
            "Identification": parties.document,
        }
        self._occupancy = relations.occupancy
        self._unread: Counter[str] = Counter()
        self._first: dict[str, int] = {}

    def write(self, entity: Entity) -> None:
        if entity.schema in PARTIES:
            self._party(entity)
            self._gathered.party(entity)
        elif entity.schema == "Occupancy":
            self._occupancy(entity)
            self._gathered.occupancy(entity)
        elif entity.schema in READ:
            self._by_schema[entity.schema](entity)
        else:
            self._unread[entity.schema] += 1
            self._first.setdefault(entity.schema, entity.line)

    def finish(self) -> None:
        self._gathered.write()
        for schema, count in sorted(self._unread.items()):
            reason = f"{count} entities of schema {schema} have no table and were left out"
            self._rows.sink.fault("noted", reason, self._first[schema], "/schema", schema)
