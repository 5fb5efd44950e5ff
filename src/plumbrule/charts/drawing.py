"""Writing SVG: escaped texts, short numbers, and the frame every chart stands in."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from html import escape

_INVISIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
"""Characters that XML has no place for; a chart's text comes from any file."""


def text_of(told: str) -> str:
    """Escape a text for a chart."""
    return escape(told.translate(_INVISIBLE), quote=True)


def number(value: float) -> str:
    """Write a coordinate, to a tenth of a unit."""
    return f"{value if abs(value) >= 0.05 else 0.0:.1f}".removesuffix(".0")


def tag(name: str, inner: str | None = None, **attributes: str | float) -> str:
    """Write an element; ``_`` in a name of an attribute stands for ``-``, a last one is dropped."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{number(value) if isinstance(value, float) else value}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}/>" if inner is None else f"<{name}{told}>{inner}</{name}>"


def label(x: float, y: float, told: str, anchor: str = "start", kind: str = "label") -> str:
    """Write a text at a place.

    Args:
        x: from the left.
        y: of the base line, from the top.
        told: the text.
        anchor: start, middle or end.
        kind: class of the text.
    """
    return tag("text", text_of(told), x=x, y=y, text_anchor=anchor, class_=kind)


def shortened(told: str, letters: int) -> str:
    """Cut a text that is longer than a number of letters; the table beside has it whole."""
    return told if len(told) <= letters else told[: letters - 1].rstrip() + "…"


def chart(width: float, height: float, title: str, parts: Iterable[str], kind: str) -> str:
    """Put parts into a frame that a screen reader takes for one picture with a name.

    Args:
        width: of the drawing; a page scales it.
        height: of the drawing.
        title: what a reader is told who does not see it.
        parts: what is drawn.
        kind: class of the chart.
    """
    return (
        f'<svg class="chart chart-{kind}" viewBox="0 0 {number(width)} {number(height)}" role="img" '
        f'aria-label="{text_of(title)}" xmlns="http://www.w3.org/2000/svg" direction="ltr">'
        + "".join(itertools.chain((tag("title", text_of(title)),), parts))
        + "</svg>"
    )
