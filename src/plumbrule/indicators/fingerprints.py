"""One short text for all the records a hit rests on: it differs when the evidence does."""

from __future__ import annotations

import duckdb
import pyarrow.compute as pc

from plumbrule.indicators.run import Outcome, guarded, over
from plumbrule.indicators.statements import fill

_SUM = """unit_id, printf('%d.%s', count(*), cast(sum(cast(md5_number_lower(concat_ws(chr(31),
    role, table_name, source, field, value)) as hugeint)) as varchar))"""


def fingerprints(connection: duckdb.DuckDBPyConnection, outcome: Outcome) -> dict[str, str]:
    """Fingerprint the evidence of every hit that is not expected in its class, by unit.

    Where a record stood (file, line, path) does not count: the same record in another file is the
    same evidence. Nor does the order of records: their hashes are added up.

    Args:
        connection: the one that gave the outcome.
        outcome: what a rule answered, with its default parameters.

    Raises:
        PlumbError: the query for the evidence cannot be run.
    """
    hits = outcome.hits
    if hits.num_rows:
        hits = hits.filter(pc.is_null(hits.column("suppressed_by")))
    if not hits.num_rows:
        return {}
    rule = outcome.indicator
    query = over(fill(rule.evidence, rule.defaults), _SUM, "group by unit_id")
    connection.register("hit", hits)
    try:
        with guarded(connection, rule, query):
            return dict(connection.execute(query).fetchall())
    finally:
        connection.unregister("hit")
