"""Conditions of a record: which rows it is made from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plumbrule.sources.mapping.notation import Node
from plumbrule.sources.mapping.template import Cell, Template, column_name

_EXPECTED = (
    'expected a condition such as "{Status} is Awarded", "{Status} is one of A, B", '
    '"{Name} contains Ltd" or "{Number} is not empty"'
)

_CONDITION = re.compile(
    r"\s*\{(?P<column>[^{}]+)\}\s*(?:(?P<test>is not empty|is empty)"
    r"|(?P<verb>is not one of|is one of|is not|is|=|!=|does not contain|contains)\s*(?P<words>.+?))\s*"
)


@dataclass(frozen=True)
class Condition:
    """A test of one cell.

    Args:
        cell: the cell.
        contains: whether the cell is to contain a word, not to equal it.
        negated: whether the test must fail.
        words: what it is compared with; empty for a test of being empty.
        node: where it stands in the mapping.
    """

    cell: Template
    contains: bool
    negated: bool
    words: frozenset[str]
    node: Node

    def holds(self, text: str) -> bool:
        """Tell whether a cell passes."""
        if self.contains:
            return any(word in text for word in self.words) is not self.negated
        return (text in self.words) is not self.negated


def read_conditions(node: Node) -> tuple[Condition, ...]:
    """Read one condition or a list of them.

    Raises:
        PlumbError: one is not of the forms known.
    """
    return tuple(_condition(item) for item in node.items())


def _condition(node: Node) -> Condition:
    match = _CONDITION.fullmatch(node.text(_EXPECTED))
    if match is None:
        raise node.error(_EXPECTED)
    cell = Template((Cell(column_name(match["column"])),), node)
    if match["test"]:
        return Condition(cell, False, match["test"] == "is not empty", frozenset({""}), node)
    verb, words = match["verb"], match["words"]
    several = verb.endswith("one of")
    listed = [word.strip() for word in words.split(",")] if several else [words.strip()]
    return Condition(
        cell,
        contains=verb in {"contains", "does not contain"},
        negated=verb in {"is not", "!=", "is not one of", "does not contain"},
        words=frozenset(word.strip("\"'") for word in listed),
        node=node,
    )
