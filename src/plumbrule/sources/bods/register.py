"""The heads of all statements of a file: which of them hold, and what is wrong between them.

The heads lie in a DuckDB database in the workshop, so that a file of many millions of statements
is judged in bounded memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from plumbrule.model.moments import parse
from plumbrule.sources.bods.chains import Chains
from plumbrule.sources.bods.shapes import Entity, Person, Relationship
from plumbrule.sources.bods.statement import Statement
from plumbrule.sources.bods.together import CHECKS, PLACED
from plumbrule.sources.workbench import Workbench

_HEAD = pa.schema(
    [
        ("ordinal", pa.int64()),
        ("line", pa.int64()),
        ("statement", pa.string()),
        ("record", pa.string()),
        ("kind", pa.string()),
        ("status", pa.string()),
        ("date", pa.string()),
        ("made", pa.timestamp("us")),
        ("subject", pa.string()),
        ("party", pa.string()),
        ("components", pa.list_(pa.string())),
        ("types", pa.list_(pa.string())),
        ("beneficial", pa.bool_()),
        ("entity_type", pa.string()),
        ("subtype", pa.string()),
        ("reason", pa.string()),
        ("description", pa.string()),
    ]
)
_Row = tuple[object, ...]


class Past(NamedTuple):
    """A statement that no longer holds, or one that closed its record.

    Args:
        statement: its key.
        record: key of its record.
        kind: entity, person or relationship.
        status: as received, or ``replaced``.
        sequence: its place in the history of its record, from 1.
        date: when it was made, as received.
        line: where it begins.
    """

    statement: str
    record: str
    kind: str
    status: str
    sequence: int
    date: str | None
    line: int


class Register:
    """Learns the head of every statement, then answers questions about the whole file.

    Args:
        folder: where the database may lie while it is needed.
        label: makes its name unique there.
    """

    def __init__(self, folder: Path, label: str) -> None:
        self._bench = Workbench(folder, f"bods-{label}", {"head": _HEAD})
        self._chains = Chains()
        self._old = False
        self.firsts: dict[str, str] = {}
        """First statement of the chain, for each statement of a chain before 0.4."""

    def add(self, statement: Statement, ordinal: int, line: int) -> None:
        """Learn the head of one statement."""
        self._old = statement.old
        if statement.replaces:
            self._chains.add(statement.statement_id, statement.replaces)
        self._bench.add("head", _head(statement, ordinal, line))

    def settle(self) -> None:
        """Decide which statements hold, once all are known."""
        self.firsts = self._chains.firsts()
        first = pa.table(
            {"statement": list(self.firsts), "first": list(self.firsts.values())},
            schema=pa.schema([("statement", pa.string()), ("first", pa.string())]),
        )
        replaced = pa.table({"statement": pa.array(sorted(self._chains.replaced), pa.string())})
        self._bench.create("first", first)
        self._bench.create("replaced", replaced)
        for command in PLACED:
            self._bench.execute(command)

    def faults(self) -> Iterator[tuple[str, int | None, str, str]]:
        """Give what is wrong between statements: reason, line, path, value."""
        for query in CHECKS:
            for reason, line, path, value in self._bench.rows(query):
                yield (
                    reason,
                    line,
                    path.removeprefix("/recordDetails") if self._old else path,
                    value,
                )

    def past(self) -> Iterator[Past]:
        """Give the statements that were replaced and those that closed a record, in file order."""
        query = """
            SELECT statement, record, kind,
                   CASE WHEN sequence < places AND status IS NULL THEN 'replaced' ELSE status END,
                   sequence, date, line
            FROM placed WHERE sequence < places OR status = 'closed' ORDER BY ordinal
        """
        return (Past(*row) for row in self._bench.rows(query))

    def superseded(self) -> set[int]:
        """Give the places in the file of the statements that a later one replaced."""
        query = "SELECT ordinal FROM placed WHERE sequence < places"
        return {row[0] for row in self._bench.rows(query)}

    def component_of(self) -> dict[str, str]:
        """Give, for each record that is a component, the statements it is a component of."""
        query = """
            SELECT coalesce(f.first, c.component), string_agg(DISTINCT c.statement, ';'
                                                              ORDER BY c.statement)
            FROM (SELECT unnest(components) AS component, statement
                  FROM placed WHERE sequence = places) c
            LEFT JOIN first f ON f.statement = c.component
            GROUP BY 1
        """
        return dict(self._bench.rows(query))

    def joint_arrangements(self) -> set[str]:
        """Give the arrangements, neither trust nor nomination, that several parties stand behind."""
        query = """
            SELECT p.subject FROM placed p JOIN known k ON k.record = p.subject
            WHERE p.kind = 'relationship' AND p.sequence = p.places
              AND k.entity_type = 'arrangement'
              AND coalesce(k.subtype, '') NOT IN ('trust', 'nomination')
            GROUP BY p.subject HAVING count(DISTINCT p.party) > 1
        """
        return {row[0] for row in self._bench.rows(query)}

    def unnamed(self) -> dict[str, tuple[str | None, str | None]]:
        """Give the records of unnamed persons and entities, with reason and description."""
        query = """
            SELECT record, reason, description FROM placed
            WHERE kind <> 'relationship' AND sequence = places
              AND (reason IS NOT NULL OR description IS NOT NULL)
        """
        return {record: (reason, text) for record, reason, text in self._bench.rows(query)}

    def close(self) -> None:
        """Remove the database."""
        self._bench.close()


def _head(statement: Statement, ordinal: int, line: int) -> _Row:
    details = statement.details
    subject = party = entity_type = subtype = None
    components = types = beneficial = unnamed = None
    if isinstance(details, Relationship):
        subject = details.subject if isinstance(details.subject, str) else None
        party = details.interestedParty if isinstance(details.interestedParty, str) else None
        components = details.componentRecords or None
        interests = details.interests or ()
        types = [one.type for one in interests if one.type] or None
        beneficial = any(one.beneficialOwnershipOrControl for one in interests)
    elif isinstance(details, Entity):
        if details.entityType:
            entity_type, subtype = details.entityType.type, details.entityType.subtype
        unnamed = details.unspecifiedEntityDetails
    elif isinstance(details, Person):
        unnamed = details.unspecifiedPersonDetails
    return (
        ordinal,
        line,
        statement.statement_id,
        statement.record_id,
        statement.kind,
        statement.status,
        statement.date,
        instant(statement.date),
        subject,
        party,
        components,
        types,
        beneficial,
        entity_type,
        subtype,
        unnamed.reason if unnamed else None,
        unnamed.description if unnamed else None,
    )


@lru_cache(maxsize=100_000)
def instant(text: str | None) -> datetime | None:
    """Give the UTC time by which statements are put in order; a day counts from its start."""
    moment = parse(text, UTC) if text else None
    return moment.earliest.replace(tzinfo=None) if moment else None
