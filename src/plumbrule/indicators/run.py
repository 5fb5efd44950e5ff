"""Running indicators over a lake: what they answer, how often, and on what records a hit rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule.indicators import relations
from plumbrule.indicators.indicator import EVIDENCE_COLUMNS, Indicator
from plumbrule.indicators.limits import (
    SECONDS,
    failure,
    is_own,
    refuse_other_reads,
    stopped_after,
)
from plumbrule.indicators.statements import Value, fill
from plumbrule.indicators.thresholds import provide
from plumbrule.model import PlumbError
from plumbrule.packs.load import Threshold

Settings = Mapping[str, Mapping[str, Value]]
"""Values of parameters that differ from the default: by indicator, then by name."""


@dataclass(frozen=True)
class Count:
    """How many units of one country and year got one answer.

    Args:
        answer: hit, clear or cannot_tell.
        reason: why it cannot be told, or the exclusion that made it clear, or None.
        suppressed_by: why the hits are no leads, or None.
        country: ISO 3166-1 alpha-2 code, or None.
        year: the year, or None.
        units: how many.
    """

    answer: str
    reason: str | None
    suppressed_by: str | None
    country: str | None
    year: int | None
    units: int


@dataclass(frozen=True)
class Outcome:
    """What one indicator answers.

    Args:
        indicator: the rule.
        counts: units by answer, reason, country and year: the denominators.
        hits: one row for each hit, suppressed ones included; the columns of ``ANSWER_COLUMNS``
            and those the rule's sentence needs; ordered by unit.
    """

    indicator: Indicator
    counts: tuple[Count, ...]
    hits: pa.Table

    @property
    def hit(self) -> int:
        """Hits that are not suppressed: the headline count."""
        return self._units("hit", suppressed=False)

    @property
    def suppressed(self) -> int:
        """Hits that are expected in their class."""
        return self._units("hit", suppressed=True)

    @property
    def clear(self) -> int:
        """Units that the rule looked at and found nothing in."""
        return self._units("clear", suppressed=False)

    @property
    def cannot_tell(self) -> dict[str, int]:
        """Units without an answer, by reason, the most frequent first."""
        reasons: Counter[str] = Counter()
        for count in self.counts:
            if count.answer == "cannot_tell":
                reasons[count.reason or "unknown"] += count.units
        return dict(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))

    def _units(self, answer: str, *, suppressed: bool) -> int:
        return sum(
            count.units
            for count in self.counts
            if count.answer == answer and (count.suppressed_by is not None) == suppressed
        )


Results = tuple[Outcome, ...]


def run(
    connection: duckdb.DuckDBPyConnection,
    indicators: Iterable[Indicator],
    settings: Settings | None = None,
    thresholds: Sequence[Threshold] | None = None,
    seconds: float = SECONDS,
) -> Results:
    """Ask every indicator about every unit it is about.

    Args:
        connection: a snapshot of the lake, as ``lake.engine.connect`` gives it.
        indicators: the rules.
        settings: parameters that differ from the defaults.
        thresholds: dated legal limits; None takes those of the packs.
        seconds: how long the query of a user's own rule may take.

    Raises:
        PlumbError: a setting names no parameter of the rule, or a query cannot be run.
    """
    rules = list(indicators)
    with relations.held(connection, queries_of(rules)):
        prepare(connection, rules, thresholds)
        return tuple(_outcome(connection, rule, _values(rule, settings), seconds) for rule in rules)


def answer_for(
    connection: duckdb.DuckDBPyConnection,
    indicator: Indicator,
    unit_id: str,
    settings: Settings | None = None,
    thresholds: Sequence[Threshold] | None = None,
) -> dict[str, Any] | None:
    """Ask one indicator about one unit; None when it is not one of those it is about."""
    prepare(connection, [indicator], thresholds)
    query = fill(indicator.answers, _values(indicator, settings))
    whole = over(query, "*", "where unit_id = ?")
    with guarded(connection, indicator, whole):
        cursor = connection.execute(whole, [unit_id])
        names = [column[0] for column in cursor.description or []]
        rows = cursor.fetchall()
    return dict(zip(names, rows[0], strict=True)) if rows else None


def evidence(
    connection: duckdb.DuckDBPyConnection,
    indicator: Indicator,
    unit_ids: Sequence[str] | None = None,
    settings: Settings | None = None,
    thresholds: Sequence[Threshold] | None = None,
) -> list[dict[str, Any]]:
    """Give every record that hits rest on, ordered by unit, table, file and line.

    Args:
        connection: a snapshot of the lake.
        indicator: the rule.
        unit_ids: the hits asked about; None for all.
        settings: the settings the hits were found with.
        thresholds: the legal limits they were found with.
    """
    prepare(connection, [indicator], thresholds)
    values = _values(indicator, settings)
    chosen = ""
    if unit_ids is not None:
        wanted = pa.table({"unit_id": pa.array(list(unit_ids), pa.string())})
        connection.register("wanted_unit", wanted)
        chosen = "and unit_id in (select unit_id from wanted_unit)"
    hits = over(fill(indicator.answers, values), "*", f"where answer = 'hit' {chosen}")
    with guarded(connection, indicator, hits):
        connection.execute(f"create or replace temp table hit as {hits}")
    ordered = "order by unit_id, table_name, file, line, path, field, role, value"
    whole = over(fill(indicator.evidence, values), "*", ordered)
    with guarded(connection, indicator, whole):
        found = connection.execute(whole).fetchall()
    rows = [dict(zip(EVIDENCE_COLUMNS, row, strict=True)) for row in found]
    if unit_ids is not None:
        connection.unregister("wanted_unit")
    return rows


def prepare(
    connection: duckdb.DuckDBPyConnection,
    indicators: Sequence[Indicator],
    thresholds: Sequence[Threshold] | None = None,
) -> None:
    """Make what the rules share: legal limits, formulas and relations, once for a connection."""
    provide(connection, thresholds)
    relations.prepare(connection, queries_of(indicators))


def queries_of(indicators: Iterable[Indicator]) -> list[str]:
    """Give both queries of every rule."""
    return [query for rule in indicators for query in (rule.answers, rule.evidence)]


def over(query: str, columns: str, rest: str) -> str:
    """Write a selection from a rule's query; a line break ends a comment the query may end in."""
    return f"select {columns} from ({query}\n) as answers {rest}"  # noqa: S608 a rule is SQL


def _outcome(
    connection: duckdb.DuckDBPyConnection,
    rule: Indicator,
    values: Mapping[str, Value],
    seconds: float,
) -> Outcome:
    query = fill(rule.answers, values)
    # One reading gives both: the counts of each group, and the rows of its hits as a list.
    group = "answer, reason, suppressed_by, country, year"
    columns = f"{group}, count(*) as units, list(answers) filter (where answer = 'hit') as hits"
    whole = over(query, columns, f"group by {group}")
    with guarded(connection, rule, whole, seconds):
        found = connection.sql(whole).to_arrow_table()
    _refuse_other_answers(rule, set(found.column("answer").to_pylist()))
    kinds = ("answer", "reason", "suppressed_by", "country", "year", "units")
    counts = sorted(
        (
            Count(*row)
            for row in zip(*(found.column(kind).to_pylist() for kind in kinds), strict=True)
        ),
        key=str,
    )
    hits = pa.Table.from_struct_array(found.column("hits").combine_chunks().flatten())
    return Outcome(rule, tuple(counts), hits.sort_by("unit_id"))


def _values(rule: Indicator, settings: Settings | None) -> dict[str, Value]:
    changed = (settings or {}).get(rule.id, {})
    unknown = sorted(set(changed) - set(rule.parameters))
    if unknown:
        known = ", ".join(rule.parameters) or "none"
        raise PlumbError(f"{rule.id} has no parameter {unknown[0]!r}; known are: {known}")
    return rule.defaults | dict(changed)


def _refuse_other_answers(rule: Indicator, answers: set[str | None]) -> None:
    other = sorted(str(one) for one in answers - {"hit", "clear", "cannot_tell"})
    if other:
        raise PlumbError(
            f"the first query gave the answer {other[0]!r}; expected hit, clear or cannot_tell",
            file=str(rule.file),
        )


@contextmanager
def guarded(
    connection: duckdb.DuckDBPyConnection, rule: Indicator, query: str, seconds: float = SECONDS
) -> Iterator[None]:
    """Hold a user's own rule within its bounds, and tell every failure in a sentence."""
    try:
        if is_own(rule):
            refuse_other_reads(connection, rule, query)
            with stopped_after(connection, seconds):
                yield
        else:
            yield
    except duckdb.Error as error:
        raise failure(connection, rule, query, error, seconds) from error
