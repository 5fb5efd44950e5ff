"""A rule's SQL in the words of Spark, meaning the same.

The subset that rules keep to carries over; what is left are the named formulas, which are written
out, and a few functions that have another name or another meaning there.
"""

from __future__ import annotations

import re
from functools import cache

import sqlglot
from sqlglot import exp

from plumbrule.indicators.relations import macros
from plumbrule.model import PlumbError

_DOUBLE = exp.DataType.build("double")


def spark_sql(query: str) -> str:
    """Write a query, its parameters written in, for Spark.

    Raises:
        PlumbError: it uses a function that has no counterpart.
    """
    tree = sqlglot.parse_one(query, dialect="duckdb")
    tree = _expanded(tree)
    for node in list(tree.find_all(exp.Div)):
        # One engine divides decimals exactly to some digits, the other as doubles.
        node.set("this", _as_double(node.this))
        node.set("expression", _as_double(node.expression))
    _rename(tree)
    _write_out_rounded(tree)
    return tree.sql(dialect="spark")


@cache
def _formulas() -> dict[str, tuple[tuple[str, ...], exp.Expr]]:
    """Give parameters and body of every named formula."""
    found = {}
    # `len` of a list and `length` of a text are one function to the parser, but two on Spark; and
    # places in a list, from 1, are shifted by the parser or not, by what it knows of their type.
    text = re.sub(r"\blen\(", "list_size(", macros())
    text = re.sub(r"\bsorted\[([^\]]*)\]", r"list_at(sorted, \1)", text)
    for statement in sqlglot.parse(text, dialect="duckdb"):
        if isinstance(statement, exp.Create):
            names = tuple(part.name for part in statement.this.expressions)
            found[statement.this.this.name] = (names, statement.expression)
    return found


def _expanded(tree: exp.Expr) -> exp.Expr:
    """Write out every named formula, those inside formulas too."""

    def written(node: exp.Expr) -> exp.Expr:
        if not isinstance(node, exp.Anonymous) or node.name.lower() not in _formulas():
            return node
        given = [_expanded(argument) for argument in node.expressions]
        names, body = _formulas()[node.name.lower()]
        by_name = dict(zip(names, given, strict=True))

        def filled(part: exp.Expr) -> exp.Expr:
            if isinstance(part, exp.Column) and not part.table and part.name in by_name:
                return exp.paren(by_name[part.name].copy())
            return part

        return exp.paren(_expanded(body.copy().transform(filled)))

    return tree.transform(written)


def _as_double(node: exp.Expr) -> exp.Expr:
    return exp.Cast(this=node.copy(), to=_DOUBLE.copy())


def _rename(tree: exp.Expr) -> None:
    """Give functions and types their Spark names, in place."""
    for node in tree.find_all(exp.Anonymous):
        name = node.name.lower()
        if name not in _NAMES:
            raise PlumbError(f"the function {name} has no counterpart on Spark")
        node.set("this", _NAMES[name])
    for length in tree.find_all(exp.Interval):
        length.set("this", length.this.unnest())
    for kind in tree.find_all(exp.DataType):
        if kind.this in {exp.DType.TIMESTAMP, exp.DType.TIMESTAMPNTZ}:
            # The session's zone is UTC, so a time without a zone and an instant are one type.
            kind.set("this", exp.DType.TIMESTAMPTZ)


def _write_out_rounded(tree: exp.Expr) -> None:
    """Write rounded numbers in texts without an exponent, in place: 0.0006, not 6.0E-4."""
    for cast in list(tree.find_all(exp.Cast)):
        rounded = cast.this
        if not (cast.to.this in exp.DataType.TEXT_TYPES and isinstance(rounded, exp.Round)):
            continue
        digits = rounded.args.get("decimals")
        if isinstance(digits, exp.Literal):
            exact = exp.Cast(this=rounded.copy(), to=exp.DataType.build(f"decimal(38, {digits})"))
            cast.set("this", exact)
            # A digit stays behind the point, as in 12.0.
            ends = [exp.Literal.string(text) for text in ("([.][0-9]+?)0+$", "$1")]
            cast.replace(exp.Anonymous(this="regexp_replace", expressions=[cast.copy(), *ends]))


_NAMES = {
    "epoch_us": "unix_micros",
    "list_intersect": "array_intersect",
    "list_size": "size",
    "list_at": "try_element_at",
}
