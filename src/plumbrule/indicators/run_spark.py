"""Running indicators on Spark: the same rules, the same counts and hits as on DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule import wealth
from plumbrule.indicators import filing
from plumbrule.indicators.computed import COMPUTED, compute
from plumbrule.indicators.indicator import ANSWER_COLUMNS, Indicator
from plumbrule.indicators.relations import Relation, needed
from plumbrule.indicators.run import Count, Outcome, Results
from plumbrule.indicators.statements import fill
from plumbrule.indicators.thresholds import SCHEMA
from plumbrule.indicators.translate import spark_sql
from plumbrule.lake.schema import arrow_schema
from plumbrule.model import PlumbError
from plumbrule.packs import load
from plumbrule.packs.load import Threshold

GROUP = ("answer", "reason", "suppressed_by", "country", "year")
"""What the counts are by."""

_TYPES: dict[pa.DataType, str] = {
    pa.string(): "string",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.timestamp("us", tz="UTC"): "timestamp",
}


def run_on_spark(
    spark: Any, indicators: Sequence[Indicator], thresholds: Sequence[Threshold] | None = None
) -> Results:
    """Ask every indicator about every unit it is about, with its default parameters.

    Args:
        spark: a session with the tables of a snapshot, as ``lake.spark.provide`` makes them.
        indicators: the rules that will be asked.
        thresholds: dated legal limits; None takes those of the packs.

    Raises:
        PlumbError: a rule cannot be translated or run; names its file.
    """
    _prepare(spark, indicators, thresholds)
    return tuple(_outcome(spark, rule) for rule in indicators)


def _prepare(
    spark: Any, indicators: Sequence[Indicator], thresholds: Sequence[Threshold] | None
) -> None:
    """Make the legal limits, and the relations that rules share, as views of the session."""
    limits = load.thresholds() if thresholds is None else thresholds
    rows = [tuple(getattr(row, field.name) for field in SCHEMA) for row in limits]
    _view(spark, "threshold", rows, [(field.name, field.type) for field in SCHEMA])
    for name, given in filing.rows().items():
        _view(spark, name, given, [(field.name, field.type) for field in filing.SCHEMAS[name]])
    shared = needed(rule.answers for rule in indicators)
    if any(relation.kind == "accounts" for relation in shared):
        _accounts(spark)
    for relation in shared:
        _relation(spark, relation)


def _accounts(spark: Any) -> None:
    """Make the accounts of declarants in this process, and show them to Spark."""
    with duckdb.connect() as connection:
        for name in (*wealth.READS, "party_entity", "exchange_rate"):
            schema = arrow_schema(name)
            rows = [
                {key: _aware(value) for key, value in row.asDict().items()}
                for row in spark.table(name).select(*schema.names).collect()
            ]
            connection.register("given", pa.Table.from_pylist(rows, schema))
            connection.execute(f'create table "{name}" as from given')
            connection.unregister("given")
        wealth.compute(connection, wealth.of_packs())
        for name in ("wealth_account", "wealth_line", "wealth_allowed"):
            made = connection.sql(f"from {name}").to_arrow_table()
            kept = [field for field in made.schema if not pa.types.is_list(field.type)]
            columns = [(field.name, _plain(field.type)) for field in kept]
            table = made.select([field.name for field in kept])
            _view(spark, name, [tuple(row.values()) for row in table.to_pylist()], columns)


def _plain(kind: pa.DataType) -> pa.DataType:
    """Give the type of a column as Spark is told it."""
    return pa.int64() if pa.types.is_integer(kind) else kind


def _relation(spark: Any, relation: Relation) -> None:
    try:
        frame = spark.sql(spark_sql(relation.query))
        if relation.kind == "computed":
            rows = [tuple(map(_aware, row)) for row in frame.collect()]
            made = compute(relation.name, rows).to_pylist()
            columns = COMPUTED[relation.name][1]
            _view(spark, relation.name, [tuple(row.values()) for row in made], columns)
            return
        # Made once and cut off from how it was made: plans of plans of plans outgrow any memory.
        frame.localCheckpoint().createOrReplaceTempView(relation.name)
    except Exception as error:
        raise _failure(error, str(relation.file)) from error


def _outcome(spark: Any, rule: Indicator) -> Outcome:
    try:
        answers = spark_sql(fill(rule.answers, rule.defaults))
        found = spark.sql(_grouped(answers)).collect()
    except Exception as error:
        raise _failure(error, str(rule.file)) from error
    counts = sorted((Count(*row[: len(GROUP) + 1]) for row in found), key=str)
    hits = [tuple(hit) for row in found for hit in row["hits"]]
    hits.sort(key=lambda hit: str(hit[0]))
    columns = {name: [hit[place] for hit in hits] for place, name in enumerate(ANSWER_COLUMNS)}
    return Outcome(rule, tuple(counts), pa.table(columns))


def _grouped(answers: str) -> str:
    """Write the query that counts each group and lists the rows of its hits, in one reading."""
    group = ", ".join(GROUP)
    row = ", ".join(f"`{name}`" for name in ANSWER_COLUMNS)
    return (
        f"select {group}, count(*) as units, "  # noqa: S608 a rule is SQL
        f"collect_list(if(answer = 'hit', struct({row}), null)) as hits "
        f"from ({answers}) as answers group by {group}"
    )


def _view(
    spark: Any,
    name: str,
    rows: Sequence[tuple[Any, ...]],
    columns: Iterable[tuple[str, pa.DataType]],
) -> None:
    schema = ", ".join(f"`{column}` {_type(kind)}" for column, kind in columns)
    spark.createDataFrame(list(rows), schema).createOrReplaceTempView(name)


def _type(kind: pa.DataType) -> str:
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision}, {kind.scale})"
    return _TYPES[kind]


def _aware(value: Any) -> Any:
    """Give instants their zone back: Spark hands them over in that of this process, unsaid."""
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _failure(error: Exception, file: str) -> PlumbError:
    """Make a sentence of whatever Spark, its bridge to Java, or the translation raises."""
    if isinstance(error, PlumbError):
        return PlumbError(str(error.args[0]), file=file)
    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return PlumbError(f"the query cannot be run on Spark: {first}", file=file)
