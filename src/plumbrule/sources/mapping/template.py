"""Templates: text with the names of columns in braces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plumbrule.sources.mapping.notation import Node

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")

LINE = "#line"
PIECE = "#piece"


@dataclass(frozen=True)
class Cell:
    """A place in a template that a cell fills.

    Args:
        name: name of the column with single spaces, ``#3`` for the third, ``#line`` or ``#piece``.
    """

    name: str


@dataclass(frozen=True)
class Template:
    """Texts and cells in order.

    Args:
        parts: constant texts and cells.
        node: where it stands in the mapping.
    """

    parts: tuple[str | Cell, ...]
    node: Node

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, in order."""
        return tuple(part for part in self.parts if isinstance(part, Cell))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it reads."""
        return tuple(cell.name for cell in self.cells if cell.name not in {LINE, PIECE})

    @property
    def constant(self) -> str | None:
        """The text, when no cell is in it."""
        return None if self.cells else "".join(str(part) for part in self.parts)


def column_name(text: str) -> str:
    """Fold the spaces and line breaks of a column's name to single spaces."""
    return " ".join(text.split())


def read_template(node: Node) -> Template:
    """Read a template; ``{name}`` without quotes, which YAML takes for parts, is understood too.

    Raises:
        PlumbError: a brace is open, or no text stands here.
    """
    if isinstance(node.value, dict) and len(node.value) == 1:
        (name, inner) = next(iter(node.value.items()))
        if inner.value == "":
            return Template((Cell(column_name(name)),), node)
    text = node.text('a text, or columns in braces and quotes such as "{Name}"')
    parts: list[str | Cell] = []
    end = 0
    for match in _PIECE.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        if match[0] in {"{{", "}}"}:
            parts.append(match[0][0])
        elif match[1] is None:
            raise node.error(f"the brace in {text!r} has no partner; write {{{{ for a brace itself")
        elif not column_name(match[1]):
            raise node.error("expected the name of a column between the braces")
        else:
            parts.append(Cell(column_name(match[1])))
    parts.append(text[end:])
    return Template(tuple(part for part in parts if part != ""), node)
