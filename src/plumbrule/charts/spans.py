"""Intervals one under another: from at least to at most, with an open end where nothing bounds it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plumbrule.charts.drawing import chart, label, number, shortened, tag
from plumbrule.charts.scale import Scale, ticks

WIDTH, ROW, NAMES = 720.0, 34.0, 170.0
_FOOT = 30.0


@dataclass(frozen=True)
class Span:
    """An interval.

    Args:
        name: what it is of.
        low: the least; None without bound.
        high: the most; None without bound.
        told: the interval in words.
        marked: whether it is set off.
    """

    name: str
    low: float | None
    high: float | None
    told: str
    marked: bool = False


def spans(title: str, rows: Sequence[Span], told: Callable[[float], str]) -> str:
    """Draw intervals over one axis that has zero in it.

    Classes: ``span``, ``span marked``, ``open``, ``zero``, ``grid``, ``label``.

    Args:
        title: what the picture shows.
        rows: the intervals.
        told: writes a value of the axis.
    """
    known = [value for row in rows for value in (row.low, row.high) if value is not None]
    steps = ticks(min([0.0, *known]), max([0.0, *known]))
    across = Scale(steps[0], steps[-1], NAMES, WIDTH - 30.0)
    height = ROW * len(rows) + _FOOT
    parts = []
    for step in steps:
        x = across.place(step)
        kind = "zero" if step == 0 else "grid"
        parts += [
            tag("line", x1=x, x2=x, y1=0.0, y2=height - _FOOT, class_=kind),
            label(x, height - 10, told(step), "middle"),
        ]
    for place, row in enumerate(rows):
        parts += _drawn(row, place * ROW, across)
    return chart(WIDTH, height, title, parts, "spans")


def _drawn(row: Span, top: float, across: Scale) -> list[str]:
    left = across.start if row.low is None else across.place(row.low)
    right = across.end if row.high is None else across.place(row.high)
    middle = top + ROW / 2
    kind = "span marked" if row.marked else "span"
    width = max(right - left, 2.0)
    parts = [
        label(NAMES - 12, middle + 4, shortened(row.name, 22), "end"),
        tag("rect", x=left, y=middle - 7, width=width, height=14.0, class_=kind),
    ]
    for bound, x, step in ((row.low, left, -9.0), (row.high, right, 9.0)):
        if bound is None:
            ends = f"{number(x)},{number(middle - 7)} {number(x + step)},{number(middle)} {number(x)},{number(middle + 7)}"
            parts.append(tag("polygon", points=ends, class_="open"))
    return parts
