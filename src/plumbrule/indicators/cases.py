"""Cases of an indicator: a small story told in rows, and what the rule must answer.

A file of cases is YAML, one document for each case::

    case: one bid in an open procedure
    defaults:
      tender: {country: XA, year: 2024, method: open}
    entities: {A: id_match, B: id_match}
    tender:
      - {ocid: alone, buyer: M}
    bid:
      - {ocid: alone, by: A, status: valid}
    award:
      - {ocid: alone, to: A, status: active, value_amount: 100, value_currency: AVL}
    expect:
      alone: hit

Rows may leave columns out. Short forms: ``buyer`` of a tender, ``by`` of a bid and ``to`` of an
award name parties by a local name; ``entities`` says which rung ties those to the entity of that
name (``self`` when not listed). ``times: 30`` repeats a row with ``{n}`` counting from 1, and a
value ``{from: 100, step: 5}`` grows with it. A unit that ``expect`` does not name must be outside
the population, unless ``others`` says what it answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import yaml

from plumbrule.indicators import relations
from plumbrule.indicators.indicator import Indicator
from plumbrule.indicators.run import evidence, over, run
from plumbrule.indicators.statements import Value, fill
from plumbrule.indicators.thresholds import provide
from plumbrule.lake.schema import SQL_TYPES, arrow_schema
from plumbrule.model import LINKED_TABLES, TABLES, PlumbError
from plumbrule.packs.load import Threshold, rows_of
from plumbrule.sources.derive import complete

Row = dict[str, Any]
Rows = dict[str, list[Row]]

_KEYS = {"case", "defaults", "entities", "expect", "others", "settings", "law"}


@dataclass(frozen=True)
class Case:
    """One story.

    Args:
        name: what it is about.
        rows: rows by table of the model.
        expect: answer by unit: ``hit``, ``clear``, ``cannot_tell <reason>``, or
            ``hit <suppressed_by>``.
        others: the answer of units that ``expect`` does not name; None when there are none.
        settings: parameters that differ from the defaults.
        law: dated limits, in the form of a pack; None takes those of the packs.
    """

    name: str
    rows: Rows
    expect: dict[str, str]
    others: str | None
    settings: dict[str, Value]
    law: tuple[Threshold, ...] | None


def read_cases(path: Path) -> list[Case]:
    """Read a file of cases.

    Raises:
        PlumbError: a document has no ``expect``, or names a table the model does not have.
    """
    cases = []
    documents = yaml.safe_load_all(path.read_text(encoding="utf-8"))
    for number, story in enumerate(documents, 1):
        if not isinstance(story, dict) or "expect" not in story:
            raise PlumbError(
                "expected a case with 'expect:'", file=str(path), field=f"case {number}"
            )
        unknown = set(story) - _KEYS - set(TABLES)
        if unknown:
            raise PlumbError(f"there is no table {min(unknown)!r}", file=str(path))
        cases.append(
            Case(
                name=str(story.get("case", number)),
                rows=_rows(story),
                expect={str(unit): str(answer) for unit, answer in (story["expect"] or {}).items()},
                others=story.get("others"),
                settings=story.get("settings") or {},
                law=tuple(rows_of(story["law"], path)) if "law" in story else None,
            )
        )
    return cases


def answers(
    indicator: Indicator,
    case: Case,
    *,
    threads: int = 1,
) -> dict[str, str]:
    """Run a rule over a case's rows; gives each unit's answer with its reason.

    Raises:
        PlumbError: the rule answers twice for one unit.
    """
    connection = connect(case.rows, threads=threads)
    provide(connection, case.law)
    relations.prepare(connection, [indicator.answers])
    query = fill(indicator.answers, indicator.defaults | case.settings)
    columns = "unit_id, answer, coalesce(reason, suppressed_by)"
    given = connection.execute(over(query, columns, "")).fetchall()
    counted = Counter(unit for unit, _, _ in given)
    twice = sorted(unit for unit, times in counted.items() if times > 1)
    if twice:
        raise PlumbError(f"{indicator.id} answers {counted[twice[0]]} times for {twice[0]}")
    return {unit: f"{answer} {why}" if why else answer for unit, answer, why in given}


def failures(indicator: Indicator, case: Case, found: Mapping[str, str]) -> list[str]:
    """Say for which units the answers are not those the case expects."""
    wrong = []
    for unit in sorted(case.expect.keys() | found.keys()):
        expected = case.expect.get(unit, case.others or "outside")
        answer = found.get(unit, "outside")
        if answer != expected:
            wrong.append(f"{indicator.id}, {case.name}, {unit}: expected {expected}, got {answer}")
    return wrong


def hits_without_evidence(indicator: Indicator, case: Case) -> list[str]:
    """Say which hits of a case come without a single record."""
    connection = connect(case.rows)
    outcome = run(connection, [indicator], {indicator.id: case.settings}, case.law)[0]
    shown = {
        row["unit_id"]
        for row in evidence(connection, indicator, None, {indicator.id: case.settings}, case.law)
    }
    return sorted(set(outcome.hits.column("unit_id").to_pylist()) - shown)


def connect(rows: Rows, *, threads: int = 1) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB in memory with every table of the model, holding a case's rows."""
    connection = duckdb.connect(config={"threads": threads})
    connection.execute("set timezone = 'UTC'")
    connection.execute(_empty_tables())
    for table, given in rows.items():
        connection.register("given", _batch(table, given))
        connection.execute(f"insert into {table} by name from given")
        connection.unregister("given")
    return connection


@cache
def _empty_tables() -> str:
    """Write the statements that make every table of the model."""
    return "".join(
        f"create table {name} ("
        + ", ".join(f'"{column.name}" {SQL_TYPES[column.kind]}' for column in table.all_columns)
        + ");"
        for name, table in TABLES.items()
    )


def _batch(table: str, given: list[Row]) -> pa.RecordBatch:
    """Complete rows as the loading of a file does."""
    if table in LINKED_TABLES:
        return pa.RecordBatch.from_pylist(given, schema=arrow_schema(table))
    names = sorted({name for row in given for name in row})
    columns = {name: [_exact(table, name, row.get(name)) for row in given] for name in names}
    columns.setdefault("line", list(range(1, len(given) + 1)))
    batch, faults = complete(table, columns, len(given), source="case", file="case", zone=None)
    if faults:
        raise PlumbError(f"{table}: {faults[0][2]!r} is no date", field=faults[0][0])
    return batch


def _rows(story: Mapping[str, Any]) -> Rows:
    rows: Rows = {}
    for table in TABLES:
        fallback = (story.get("defaults") or {}).get(table, {})
        for row in story.get(table) or []:
            rows.setdefault(table, []).extend(_repeated({**fallback, **row}))
    entities = story.get("entities") or {}
    _short_forms(rows)
    _linked(rows, entities)
    _counted(rows)
    return rows


def _repeated(row: Row) -> list[Row]:
    times = row.pop("times", None)
    if times is None:
        return [row]
    return [{key: _nth(value, n) for key, value in row.items()} for n in range(1, times + 1)]


def _nth(value: Any, n: int) -> Any:
    if isinstance(value, str):
        return value.replace("{n}", str(n))
    if isinstance(value, list):
        return [_nth(one, n) for one in value]
    if isinstance(value, dict):
        return value["from"] + (n - 1) * value["step"]
    return value


def _short_forms(rows: Rows) -> None:
    """Turn ``buyer``, ``by`` and ``to`` into the rows of parties they stand for."""
    for tender in rows.get("tender", []):
        if "buyer" in tender:
            tender["buyer_id"] = f"{tender['ocid']}/{tender.pop('buyer')}"
    for table, key, name in (("bid", "by", "bid_id"), ("award", "to", "award_id")):
        numbers: Counter[str] = Counter()
        for row in rows.get(table, []):
            numbers[row["ocid"]] += 1
            row.setdefault(name, f"{table}{numbers[row['ocid']]}")
            parties = row.pop(key, None) or []
            for party in [parties] if isinstance(parties, str) else parties:
                rows.setdefault(f"{table}_party", []).append(
                    {"ocid": row["ocid"], name: row[name], "party_id": f"{row['ocid']}/{party}"}
                )


def _linked(rows: Rows, entities: Mapping[str, str]) -> None:
    """Tie every party that a process names to the entity of its local name."""
    given = {row["party_id"] for row in rows.get("party_entity", [])}
    named: dict[str, None] = {}
    for table, column in (
        *(("tender", "buyer_id"), ("tender", "procuring_entity_id")),
        *(("bid_party", "party_id"), ("award_party", "party_id"), ("tenderer", "party_id")),
    ):
        for row in rows.get(table, []):
            if row.get(column):
                named[row[column]] = None
    for party in named:
        local = party.split("/", 1)[-1]
        if party not in given and local in entities:
            rows.setdefault("party_entity", []).append(
                {"party_id": party, "entity_id": local, "rung": entities[local], "rule": "case"}
            )


def _counted(rows: Rows) -> None:
    """Fill the counts and the ``submitted`` mark that sources derive."""
    for table, name, count in (("bid", "bid_id", "tenderers"), ("award", "award_id", "suppliers")):
        members = Counter((row["ocid"], row[name]) for row in rows.get(f"{table}_party", []))
        for row in rows.get(table, []):
            row.setdefault(count, members[row["ocid"], row[name]])
    for row in rows.get("bid", []):
        status = row.get("status")
        row.setdefault(
            "submitted", None if status is None else status not in {"invited", "withdrawn"}
        )


def _exact(table: str, name: str, value: Any) -> Any:
    kind = arrow_schema(table).field(name).type
    if value is not None and str(kind).startswith("decimal"):
        return Decimal(str(value))
    if value is not None and str(kind) == "string":
        return str(value)
    return value
