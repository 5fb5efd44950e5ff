"""A comparison group as a row of columns, with the one unit in question and the threshold marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plumbrule.charts.drawing import chart, label, tag
from plumbrule.charts.scale import Scale, ticks

WIDTH, HEIGHT = 720.0, 190.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 20.0, 20.0, 46.0, 30.0


def crowd(
    title: str,
    counts: Sequence[tuple[float, float, int]],
    unit: tuple[float, str],
    threshold: tuple[float, str] | None,
    told: Callable[[float], str],
) -> str:
    """Draw how many of a group lie where, and where the unit lies.

    Classes: ``column``, ``unit``, ``threshold``, ``grid``, ``label``.

    Args:
        title: what the picture shows.
        counts: from, to and how many, for each column.
        unit: value of the unit in question, and its words.
        threshold: the value it is held against, and its words; None when there is none.
        told: writes a value of the axis.
    """
    ends = [unit[0], *(value for low, high, _ in counts for value in (low, high))]
    if threshold is not None:
        ends.append(threshold[0])
    steps = ticks(min(ends), max(ends))
    across = Scale(steps[0], steps[-1], _LEFT, WIDTH - _RIGHT)
    floor = HEIGHT - _BOTTOM
    up = Scale(0.0, float(max((count for *_, count in counts), default=1)), 0.0, floor - _TOP)
    parts = []
    for low, high, count in counts:
        left, right, height = across.place(low), across.place(high), up.place(float(count))
        if count:
            parts.append(
                tag(
                    "rect",
                    x=left,
                    y=floor - max(height, 1.0),
                    width=max(right - left - 1.0, 1.0),
                    height=max(height, 1.0),
                    class_="column",
                )
            )
    parts.append(tag("line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=floor, y2=floor, class_="grid"))
    parts += [label(across.place(step), HEIGHT - 10, told(step), "middle") for step in steps]
    if threshold is not None:
        parts += _marked(across.place(threshold[0]), threshold[1], 14.0, floor, "threshold")
    parts += _marked(across.place(unit[0]), unit[1], 32.0, floor, "unit")
    return chart(WIDTH, HEIGHT, title, parts, "crowd")


def _marked(x: float, told: str, y: float, floor: float, kind: str) -> list[str]:
    anchor = "start" if x < WIDTH * 0.55 else "end"
    beside = x + 6 if anchor == "start" else x - 6
    return [
        tag("line", x1=x, x2=x, y1=y - 8, y2=floor, class_=kind),
        label(beside, y + 2, told, anchor, f"label {kind}"),
    ]
