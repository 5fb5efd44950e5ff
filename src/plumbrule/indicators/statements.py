"""Cutting a rule's text into header and statements, and writing its parameters into it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from plumbrule.model import PlumbError

Value = str | int | float | bool | Decimal | date | tuple["Value", ...] | list["Value"]

_TOKEN = re.compile(
    r"""
    '(?:[^']|'')*'          # text
    | "(?:[^"]|"")*"        # a quoted name
    | --[^\n]*              # a comment to the end of the line
    | /\*.*?\*/             # a comment
    | ;
    | \$(?P<name>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)


def split_header(text: str) -> tuple[str, str]:
    """Take the leading comment off a file.

    Returns:
        The comment's content and the rest; the rest keeps its place: as many line breaks as the
        header had stand before it, so that line numbers of errors are those of the file.
    """
    match = re.match(r"\s*/\*(.*?)\*/", text, re.DOTALL)
    if match is None:
        return "", text
    return match[1], "\n" * match[0].count("\n") + text[match.end() :]


def split_statements(text: str) -> list[str]:
    """Cut at every ``;`` that is neither in a text nor in a comment; each keeps its line numbers."""
    statements: list[str] = []
    begin = 0
    for match in _TOKEN.finditer(text):
        if match[0] == ";":
            statements.append("\n" * text.count("\n", 0, begin) + text[begin : match.start()])
            begin = match.end()
    rest = text[begin:]
    if _TOKEN.sub(_blank_comment, rest).strip():
        statements.append("\n" * text.count("\n", 0, begin) + rest)
    return statements


def fill(text: str, values: Mapping[str, Value]) -> str:
    """Write the values of parameters into a statement as typed literals.

    A list becomes ``('a', 'b')``, so that ``method in $methods`` reads as it should.

    Raises:
        PlumbError: the statement names a parameter that has no value.
    """

    def literal_of(match: re.Match[str]) -> str:
        name = match["name"]
        if name is None:
            return match[0]
        if name not in values:
            known = ", ".join(sorted(values)) or "none"
            raise PlumbError(f"the query uses ${name}, which is no parameter; known are: {known}")
        return literal(values[name], name)

    return _TOKEN.sub(literal_of, text)


def literal(value: Value, name: str = "value") -> str:
    """Write one value as SQL.

    Raises:
        PlumbError: the list is empty, or the value is of a kind that SQL has no literal for.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, float):
        return f"cast({value!r} as double)"
    if isinstance(value, date):
        return f"date '{value.isoformat()}'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, list | tuple) and value:
        return "(" + ", ".join(literal(one, name) for one in value) + ")"
    raise PlumbError(
        f"parameter {name}: expected text, a number, a date, true, false or a list that is not "
        f"empty; found {value!r}"
    )


def words(text: str) -> set[str]:
    """Give the bare words of a query, in lower case: what it may refer to."""
    return set(re.findall(r"[a-z_][a-z0-9_]*", _TOKEN.sub(" ", text).lower()))


def _blank_comment(match: re.Match[str]) -> str:
    return " " if match[0].startswith(("--", "/*")) else match[0]
