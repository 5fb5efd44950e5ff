"""Where a value stands on an axis, and which round values the axis names."""

from __future__ import annotations

import math
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """An axis from a least to a greatest value, laid over a length.

    Args:
        least: value at ``start``.
        most: value at ``end``.
        start: place of the least value.
        end: place of the greatest.
    """

    least: float
    most: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Give the place of a value; one outside stands at the end of the axis."""
        if self.most <= self.least:
            return self.start
        share = (min(max(value, self.least), self.most) - self.least) / (self.most - self.least)
        return self.start + share * (self.end - self.start)


def ticks(least: float, most: float, count: int = 5) -> list[float]:
    """Give round values that cover a range: about ``count`` steps, the first not above ``least``.

    Args:
        least: least value to be covered.
        most: greatest value to be covered.
        count: steps wanted.
    """
    if not (math.isfinite(least) and math.isfinite(most)):
        raise ValueError("an axis needs finite ends")
    if most <= least:
        most = least + (abs(least) or 1.0)
    rough = (most - least) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in _STEPS if power * one >= rough * 0.999_999)
    first = math.floor(least / step)
    last = math.ceil(most / step - 1e-9)
    return [number * step for number in range(first, last + 1)]
