"""What a rule that does not come with the program may do: read tables, for a while.

The checker reads a rule with one parser and the engine with its own. What the two might read
differently is asked of the engine here, before it runs anything: which tables and table functions
it sees in the query. Files, settings and the network are closed by ``lake.engine.connect``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Any

import duckdb

from plumbrule.indicators.indicator import FOLDER, Indicator
from plumbrule.indicators.relations import relations
from plumbrule.model import TABLES, PlumbError

SECONDS = 60.0
"""How long one query of a user's rule may take, unless the caller says otherwise."""

_LINE = re.compile(r"^LINE (\d+):", re.MULTILINE)
_MADE_HERE = frozenset({"threshold", "hit", "wanted_unit"})
"""Tables beside those of the model and of ``views`` that a run makes."""


def is_own(rule: Indicator) -> bool:
    """Tell whether a rule is a user's own, and not one that comes with the program."""
    return rule.file.parent.resolve() != FOLDER.resolve()


def refuse_other_reads(connection: duckdb.DuckDBPyConnection, rule: Indicator, query: str) -> None:
    """Refuse a query in which the engine sees more than one reading of the lake's tables.

    Args:
        connection: any connection of the engine; nothing is run but its parser.
        rule: whose query it is.
        query: with its parameters written in.

    Raises:
        PlumbError: it is no single SELECT, calls a table function, or names another table.
    """
    ((text,),) = connection.execute("select json_serialize_sql(?)", [query]).fetchall()
    tree = json.loads(text)
    if tree.get("error") or len(tree.get("statements", ())) != 1:
        raise refusal(rule, query, str(tree.get("error_message") or "expected one SELECT"))
    nodes = list(_nodes(tree))
    named = {key for node in nodes for key in _cte_names(node)}
    known = {*TABLES, *relations(), *_MADE_HERE, *named}
    for node in nodes:
        kind = node.get("type")
        if kind == "TABLE_FUNCTION":
            name = node.get("function", {}).get("function_name")
            if name != "unnest":
                raise refusal(rule, query, f"the query reads from {name}(), which is no table")
        elif kind == "BASE_TABLE":
            if node.get("table_name") not in known or node.get("schema_name"):
                raise refusal(rule, query, f"unknown table or relation {node.get('table_name')}")
        elif kind == "RECURSIVE_CTE_NODE":
            raise refusal(rule, query, "a query that repeats itself may never end")


@contextmanager
def stopped_after(connection: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Interrupt whatever a connection does when a time has passed."""
    timer = Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def failure(
    connection: duckdb.DuckDBPyConnection,
    rule: Indicator,
    query: str,
    error: duckdb.Error,
    seconds: float,
) -> PlumbError:
    """Say in a sentence why a query failed, with the line of the file where the engine names one."""
    if isinstance(error, duckdb.InterruptException):
        why = (
            f"the query took longer than {seconds:g} seconds and was stopped; narrow what it joins"
        )
    elif isinstance(error, duckdb.OutOfMemoryException):
        why = "the query needs more memory than it may have; narrow what it joins or collects"
    else:
        why = f"the query cannot be run: {str(error).splitlines()[0]}"
        return refusal(rule, query, why, _with_line(connection, query, error))
    return refusal(rule, query, why)


def refusal(rule: Indicator, query: str, why: str, told: str = "") -> PlumbError:
    """Make the error about a query; line breaks before a query keep the lines of its file."""
    line = _LINE.search(told)
    # Before a rule's own text may stand, on its first line, what was put around it.
    lines = query.split("\n")
    first = next((n for n, text in enumerate(lines[1:], 2) if text.strip()), 1)
    return PlumbError(why, file=str(rule.file), line=int(line[1]) if line else first)


def _with_line(connection: duckdb.DuckDBPyConnection, query: str, error: duckdb.Error) -> str:
    """Give the engine's whole message; it leaves out the line when asked for a table."""
    if _LINE.search(str(error)) is None:
        try:
            connection.execute(f"explain {query}")
        except duckdb.Error as again:
            return str(again)
    return str(error)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Give every object of the engine's tree."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _cte_names(node: dict[str, Any]) -> Iterator[str]:
    for entry in (node.get("cte_map") or {}).get("map", ()):
        yield str(entry.get("key"))
