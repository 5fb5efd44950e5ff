"""Spark over one snapshot: the same Parquet parts as tables of a session.

Needs the extra ``plumbrule[spark]`` and Java 17 or later. ``spark`` runs in this process on all
cores; ``spark://host:7077`` is a cluster, whose workers must see the lake's folder at the same path.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from plumbrule.lake.manifest import Manifest
from plumbrule.model import TABLES, Kind, PlumbError

LOCAL = "spark"
"""The name of the engine that runs Spark in this process."""

SPARK_TYPES: dict[Kind, str] = {
    Kind.TEXT: "string",
    Kind.INTEGER: "bigint",
    Kind.NUMBER: "double",
    Kind.MONEY: "decimal(24, 4)",
    Kind.DATE: "date",
    Kind.INSTANT: "timestamp",
    Kind.BOOLEAN: "boolean",
}

SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.adaptive.enabled": "true",
    "spark.python.sql.dataFrameDebugging.enabled": "false",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # Listening here and announced elsewhere, results too large for a message could not be fetched.
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "2g",
}
"""Settings of a session in this process; a cluster keeps those of its own."""

ON_CLUSTER = ("spark.sql.session.timeZone", "spark.sql.ansi.enabled", "spark.sql.caseSensitive")
"""Settings that the answers depend on, made everywhere."""


def is_spark(engine: str) -> bool:
    """Tell whether an engine's name means Spark: ``spark``, ``local[2]``, ``spark://...``."""
    return engine == LOCAL or engine.startswith(("local[", "spark://"))


@contextmanager
def session(engine: str = LOCAL) -> Iterator[Any]:
    """Give a Spark session and end it.

    Args:
        engine: ``spark`` for this process, ``local[N]`` for N threads of it, or the address of a
            cluster, ``spark://host:port``.

    Raises:
        PlumbError: PySpark or Java is not installed, or the cluster does not answer.
    """
    try:
        builder = import_module("pyspark.sql").SparkSession.builder
    except ImportError:
        raise PlumbError(
            "PySpark is not installed; install it with `pip install 'plumbrule[spark]'`"
        ) from None
    here = not engine.startswith("spark://")
    builder = builder.appName("plumbrule").master("local[*]" if engine == LOCAL else engine)
    for name, value in SETTINGS.items():
        if here or name in ON_CLUSTER:
            builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except Exception as error:
        # PySpark raises whatever its launcher meets, without a class of its own.
        raise PlumbError(
            f"Spark cannot be started on {engine} ({type(error).__name__}: "
            f"{str(error).splitlines()[0]}); it needs Java 17 or later and a cluster that answers"
        ) from error
    spark.sparkContext.setLogLevel("ERROR")
    # What a query failed of is said once, by the error.
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    try:
        yield spark
    finally:
        spark.stop()


def provide(spark: Any, folder: Path, manifest: Manifest) -> None:
    """Make a view for each table of the model; a table without parts is an empty view."""
    for name, table in TABLES.items():
        columns = table.all_columns
        parts = [folder / part for part in manifest.parts.get(name, ())]
        if not parts:
            empty = ", ".join(
                f"cast(null as {SPARK_TYPES[column.kind]}) as `{column.name}`" for column in columns
            )
            spark.sql(f"select {empty} where false").createOrReplaceTempView(name)
            continue
        known = _columns_in(parts)
        read = spark.read.option("mergeSchema", "true").parquet(*(str(part) for part in parts))
        read.selectExpr(
            *(
                f"`{column.name}`"
                if column.name in known
                else f"cast(null as {SPARK_TYPES[column.kind]}) as `{column.name}`"
                for column in columns
            )
        ).createOrReplaceTempView(name)


def _columns_in(parts: Sequence[Path]) -> set[str]:
    return {name for part in parts for name in pq.read_schema(part).names}
