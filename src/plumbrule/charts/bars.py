"""Bars side by side, lying: for things with names, from the most to the least."""

from __future__ import annotations

from collections.abc import Sequence

from plumbrule.charts.drawing import chart, label, shortened, tag
from plumbrule.charts.scale import Scale

WIDTH, ROW, NAMES, LETTERS = 720.0, 28.0, 250.0, 34
_FIGURES = 96.0


def bars(
    title: str, rows: Sequence[tuple[str, float | None, str]], marked: frozenset[int] = frozenset()
) -> str:
    """Draw a bar for each row; a row without a value keeps its place and its words.

    Classes: ``bar``, ``bar marked``, ``label``, ``figure``.

    Args:
        title: what the picture shows.
        rows: name, value (not below zero) and the value in words.
        marked: numbers of the rows to be set off, from 0.
    """
    most = max((value for _, value, _ in rows if value is not None), default=0.0)
    scale = Scale(0.0, most, 0.0, WIDTH - NAMES - _FIGURES)
    parts = []
    for place, (name, value, told) in enumerate(rows):
        top = place * ROW
        length = 0.0 if value is None else scale.place(value)
        kind = "bar marked" if place in marked else "bar"
        parts += [
            label(NAMES - 10, top + 18, shortened(name, LETTERS), "end"),
            tag("rect", x=NAMES, y=top + 5, width=max(length, 1.0), height=ROW - 10, class_=kind),
            label(NAMES + length + 8, top + 18, told, kind="figure"),
        ]
    return chart(WIDTH, max(ROW, ROW * len(rows)), title, parts, "bars")
