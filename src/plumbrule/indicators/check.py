"""Checking an indicator before it is run: complete header, known names, portable SQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError

from plumbrule.indicators.filing import SCHEMAS
from plumbrule.indicators.indicator import (
    ANSWER_COLUMNS,
    EVIDENCE_COLUMNS,
    Indicator,
    read,
    read_folder,
)
from plumbrule.indicators.relations import relations
from plumbrule.indicators.sentence import FIELD
from plumbrule.indicators.subset import JOINS, NODES, ROUNDED, WHOLE_NUMBERS, formulas
from plumbrule.model import TABLES, PlumbError


@dataclass(frozen=True, order=True)
class Problem:
    """Something in a file that must be changed before the rule can be run.

    Args:
        line: line of the file, from 1.
        column: column of the line, from 1.
        message: what is wrong and what is expected.
    """

    line: int
    column: int
    message: str


def check_folder(folder: Path) -> None:
    """Check every indicator of a folder.

    Raises:
        PlumbError: names the first problem of the first file that has one.
    """
    for rule in read_folder(folder):
        for problem in problems(rule):
            raise PlumbError(
                f"column {problem.column}: {problem.message}",
                file=str(rule.file),
                line=problem.line,
            )


def check(path: Path) -> list[Problem]:
    """Check one file; an empty list says that it may be run.

    Raises:
        PlumbError: there is no such file, or it is no text.
    """
    try:
        rule = read(path)
    except FileNotFoundError:
        raise PlumbError("there is no such file", file=str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise PlumbError(f"the file cannot be read as text: {error}", file=str(path)) from None
    except PlumbError as error:
        return [Problem(error.line or 1, 1, str(error.args[0]))]
    return problems(rule)


def problems(rule: Indicator) -> list[Problem]:
    """Give everything that must be changed in an indicator, in order of place."""
    found = [
        *statement(rule.answers, set(rule.parameters), set()),
        *statement(rule.evidence, set(rule.parameters), {"hit"}),
    ]
    answers, evidence = _parsed(rule.answers), _parsed(rule.evidence)
    if answers is not None:
        given = answers.named_selects
        if tuple(given[: len(ANSWER_COLUMNS)]) != tuple(ANSWER_COLUMNS):
            found.append(_wrong_columns(rule.answers, given, tuple(ANSWER_COLUMNS), "first"))
        for field in FIELD.finditer(rule.sentence):
            if field["column"] not in given:
                message = f"the sentence asks for {{{field['column']}}}, which is no column"
                found.append(Problem(1, 1, message))
    if evidence is not None and tuple(evidence.named_selects) != tuple(EVIDENCE_COLUMNS):
        given = evidence.named_selects
        found.append(_wrong_columns(rule.evidence, given, tuple(EVIDENCE_COLUMNS), "second"))
    return sorted(set(found))


def statement(text: str, parameters: set[str], more_tables: set[str]) -> list[Problem]:
    """Check one query against the portable subset.

    Args:
        text: the query, with line breaks before it so that its lines are those of the file.
        parameters: names that may stand after ``$``.
        more_tables: relations it may use beside those of the model and of ``views``.
    """
    try:
        return _checked(text, parameters, more_tables)
    except RecursionError:
        return [Problem(_first_line(text), 1, "the query is nested too deep to be read")]


def _checked(text: str, parameters: set[str], more_tables: set[str]) -> list[Problem]:
    try:
        trees = sqlglot.parse(text, dialect="duckdb")
    except ParseError as error:
        first = error.errors[0]
        return [Problem(first["line"] or 1, first["col"] or 1, f"no SQL: {first['description']}")]
    except TokenError as error:
        return [Problem(_first_line(text), 1, f"no SQL: {error}")]
    tree = trees[0] if len(trees) == 1 else None
    if not isinstance(tree, exp.Select | exp.Union):
        return [Problem(_first_line(text), 1, "expected one SELECT")]
    known = {*TABLES, *relations(), "threshold", *SCHEMAS, *more_tables}
    return [
        Problem(*_place(text, node), message)
        for node in tree.walk()
        for message in _messages(node, known, parameters)
    ]


def _messages(node: exp.Expr, known: set[str], parameters: set[str]) -> Iterator[str]:
    """Say what is wrong with one node; mostly nothing."""
    if isinstance(node, exp.Anonymous):
        if node.name.lower() not in formulas():
            yield f"unknown function {node.name}; see docs/indicators.md for those that are allowed"
    elif type(node) not in NODES:
        yield f"{node.key.upper()} is not part of the portable subset"
    elif isinstance(node, exp.Table):
        if node.args.get("db") or not (node.name in known or _is_named_before(node)):
            yield f"unknown table or relation {node.name}"
    elif isinstance(node, exp.With):
        if node.recursive:
            yield "WITH RECURSIVE may never end, and is not part of the portable subset"
    elif isinstance(node, exp.Placeholder):
        if node.name not in parameters:
            yield f"${node.name} is no parameter of the header"
    elif isinstance(node, exp.Select):
        yield from _about_select(node)
    elif isinstance(node, exp.Join):
        if node.side.upper() not in JOINS or node.kind.upper() not in JOINS or node.method:
            yield "expected JOIN, LEFT JOIN or CROSS JOIN"
    elif isinstance(node, exp.Subquery):
        if isinstance(node.parent, exp.From | exp.Join) and not node.alias:
            yield "a query in FROM needs a name: (select ...) as name"
    elif isinstance(node, exp.Window):
        yield from _about_window(node)
    else:
        yield from _about_arguments(node)


def _is_named_before(node: exp.Table) -> bool:
    """Tell whether a WITH around a table gives its name, and not to a query that comes later."""
    below: exp.Expr = node
    above = node.parent
    while above is not None:
        named = above.args.get("with_")
        queries = below.expressions if below is named else named.expressions if named else []
        for query in queries:
            if any(query is part for part in _way_up(node)):
                break
            if query.alias == node.name:
                return True
        below, above = above, above.parent
    return False


def _way_up(node: exp.Expr) -> Iterator[exp.Expr]:
    """Give a node and everything it stands in."""
    at: exp.Expr | None = node
    while at is not None:
        yield at
        at = at.parent


def _about_select(node: exp.Select) -> Iterator[str]:
    if node.args.get("qualify"):
        yield "QUALIFY is not portable; filter in a query around this one"
    group = node.args.get("group")
    if group is not None and not group.expressions:
        yield "name the columns to group by; GROUP BY ALL is not portable"
    if node.args.get("limit") or node.args.get("offset"):
        yield "LIMIT hides answers"
    if node.find_ancestor(exp.CTE, exp.Subquery, exp.Exists, exp.In) is not None:
        return
    if any(isinstance(column, exp.Star) or column.is_star for column in node.expressions):
        yield "name the columns of the result; * is not allowed here"


def _about_window(node: exp.Window) -> Iterator[str]:
    ranks = (exp.RowNumber, exp.Lag, exp.Lead)
    if not isinstance(node.this, ranks):
        return
    order = node.args.get("order")
    if order is None or len(order.expressions) < 2:
        yield (
            "rows that are equal in the order come in any order; "
            "order by at least two columns, the key among them"
        )


def _about_arguments(node: exp.Expr) -> Iterator[str]:
    if isinstance(node, exp.Div):
        divisor = node.expression.unnest()
        if not isinstance(divisor, exp.Nullif) and not _is_number(divisor):
            yield "divide by nullif(x, 0): division by zero is no error on one engine"
    elif isinstance(node, exp.Cast) and node.to.this in WHOLE_NUMBERS:
        inner = node.this.unnest()
        if not isinstance(inner, ROUNDED) and inner.find(exp.Div, exp.Mul, exp.Ln, exp.Exp):
            yield "say floor() or round() before a cast to a whole number"
    elif isinstance(node, exp.DateDiff):
        days = [node.this, node.expression]
        if str(node.args.get("unit") or "DAY").upper() != "DAY" or not all(map(_is_day, days)):
            yield "only date_diff('day', cast(a as date), cast(b as date)) means the same everywhere"
    elif isinstance(node, exp.RegexpReplace) and node.args.get("modifiers") is None:
        yield "give regexp_replace a fourth argument 'g'"
    elif isinstance(node, exp.ArrayAgg) and node.find(exp.Order):
        yield "an aggregated list has no order on every engine; use list_sort around it"


def _is_number(node: exp.Expr) -> bool:
    """Tell whether a divisor cannot be zero: a number, or never below one that is positive."""
    if isinstance(node, exp.Greatest):
        return any(_is_number(part) for part in (node.this, *node.expressions))
    if isinstance(node, exp.Ln | exp.Sqrt | exp.Exp):
        return _is_number(node.this)
    return isinstance(node, exp.Literal) and not node.is_string and float(str(node.this)) != 0


def _is_day(node: exp.Expr) -> bool:
    """Tell whether a date is certain to be a date: a cast, a literal, or a column called so."""
    bare = node.unnest()
    if isinstance(bare, exp.Cast | exp.TryCast):
        return bool(bare.to.this == exp.DType.DATE)
    return isinstance(bare, exp.Column) and (bare.name == "day" or bare.name.endswith("_day"))


def _parsed(text: str) -> exp.Query | None:
    try:
        tree = sqlglot.parse_one(text, dialect="duckdb")
    except (ParseError, TokenError):
        return None
    return tree if isinstance(tree, exp.Query) else None


def _wrong_columns(text: str, given: list[str], wanted: tuple[str, ...], which: str) -> Problem:
    missing = [name for name in wanted if name not in given]
    if missing:
        message = f"the {which} query lacks the column {missing[0]}"
    else:
        message = f"expected the columns of the {which} query in the order {', '.join(wanted)}"
    return Problem(_first_line(text), 1, message)


def _place(text: str, node: exp.Expr) -> tuple[int, int]:
    """Find line and column of a node: those of the first of its parts that has a place."""
    starts = [part.meta["start"] for part in node.walk() if "start" in part.meta]
    if not starts and node.parent is not None:
        return _place(text, node.parent)
    start = min(starts, default=0)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _first_line(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n") + 1
