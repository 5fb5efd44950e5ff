"""Quantiles and fences in the arithmetic of the compared program.

Reference: R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American
Statistician 50 (1996), definition 8; J. W. Tukey, Exploratory Data Analysis (1977), for the fences.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

THIRD = 1.0 / 3.0


def quantile(ordered: Sequence[float], p: float) -> float:
    """Give the sample quantile of definition 8.

    Args:
        ordered: the values in ascending order; infinite values may stand at the ends.
        p: the probability, from 0 to 1.

    Returns:
        The quantile, or NaN when there are no values or ``p`` is outside [0, 1]. Two infinite
        neighbours also give NaN, as infinity minus infinity does.
    """
    n = len(ordered)
    if not n or not 0.0 <= p <= 1.0:
        return math.nan
    h = (n + THIRD) * p + THIRD
    k = int(h)
    if k <= 0 or p == 0.0:
        return ordered[0]
    if k >= n or p == 1.0:
        return ordered[-1]
    below, above = ordered[k - 1], ordered[k]
    return below + (h - k) * (above - below)


def quartiles(values: Sequence[float]) -> tuple[float, float]:
    """Give the first and third quartile of values in any order."""
    ordered = sorted(values)
    return quantile(ordered, 0.25), quantile(ordered, 0.75)


def lower_fence(q1: float, q3: float) -> float:
    """Give Q1 - 1.5 IQR, rounded once."""
    return _fused(q3 - q1, Fraction(-3, 2), q1)


def upper_fence(q1: float, q3: float) -> float:
    """Give Q3 + 1.5 IQR, rounded once."""
    return _fused(q3 - q1, Fraction(3, 2), q3)


def _fused(spread: float, factor: Fraction, base: float) -> float:
    # A fused multiply-add rounds once. Doing it in two roundings can move a fence by one unit in
    # the last place, and a ratio that lies exactly on the fence would change sides.
    if math.isfinite(spread) and math.isfinite(base):
        try:
            return float(Fraction(spread) * factor + Fraction(base))
        except OverflowError:
            return math.copysign(math.inf, spread * float(factor))
    return spread * float(factor) + base
