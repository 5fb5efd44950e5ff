"""Lines over time: one for each series, with a gap where a value is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plumbrule.charts.drawing import chart, label, number, shortened, tag
from plumbrule.charts.scale import Scale, ticks

WIDTH, HEIGHT = 720.0, 280.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 84.0, 130.0, 14.0, 34.0
_MOST_LABELS = 12


@dataclass(frozen=True)
class Line:
    """A series.

    Args:
        name: what it is.
        values: one for each label of the chart; None where it is not known.
    """

    name: str
    values: tuple[float | None, ...]


def lines(
    title: str, labels: Sequence[str], series: Sequence[Line], told: Callable[[float], str]
) -> str:
    """Draw series over the same times.

    Classes: ``line line-N``, ``dot line-N``, ``grid``, ``label``, where N counts the series from 1.

    Args:
        title: what the picture shows.
        labels: the times, in order.
        series: the lines; six at most can be told apart.
        told: writes a value of the axis.
    """
    known = [value for one in series for value in one.values if value is not None]
    steps = ticks(min([0.0, *known]), max([0.0, *known]))
    down = Scale(steps[0], steps[-1], HEIGHT - _BOTTOM, _TOP)
    across = Scale(0.0, float(max(1, len(labels) - 1)), _LEFT, WIDTH - _RIGHT)
    parts = []
    for step in steps:
        y = down.place(step)
        parts += [
            tag("line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=y, y2=y, class_="grid"),
            label(_LEFT - 8, y + 4, told(step), "end"),
        ]
    every = -(-len(labels) // _MOST_LABELS) if labels else 1
    parts += [
        label(across.place(float(place)), HEIGHT - 12, name, "middle")
        for place, name in enumerate(labels)
        if place % every == 0
    ]
    for place, one in enumerate(series, 1):
        parts += _drawn(one, place, across, down)
    return chart(WIDTH, HEIGHT, title, parts, "lines")


def _drawn(one: Line, place: int, across: Scale, down: Scale) -> Iterator[str]:
    runs: list[list[tuple[float, float]]] = [[]]
    for time, value in enumerate(one.values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((across.place(float(time)), down.place(value)))
    for run in runs:
        if len(run) > 1:
            points = " ".join(f"{number(x)},{number(y)}" for x, y in run)
            yield tag("polyline", points=points, class_=f"line line-{place}")
        for x, y in run:
            yield tag("circle", cx=x, cy=y, r=3.0, class_=f"dot line-{place}")
    last = next((run[-1] for run in reversed(runs) if run), None)
    if last is not None:
        yield label(last[0] + 8, last[1] + 4, shortened(one.name, 18), kind=f"label line-{place}")
