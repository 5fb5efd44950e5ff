import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.compat.cardinal.quantile import lower_fence, quantile, quartiles, upper_fence

finite = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)


def exact(values: list[float], p: Fraction) -> Fraction:
    """Definition 8 of Hyndman and Fan in exact arithmetic, 1-based as it is written."""
    x = sorted(Fraction(value) for value in values)
    n = len(x)
    h = (n + Fraction(1, 3)) * p + Fraction(1, 3)
    k = math.floor(h)
    if k <= 0:
        return x[0]
    if k >= n:
        return x[-1]
    return x[k - 1] + (h - k) * (x[k] - x[k - 1])


@pytest.mark.parametrize(
    ("values", "p", "expected"),
    [
        ([7.0], 0.25, 7.0),
        ([7.0], 0.75, 7.0),
        # n = 2: h = 11/12 and 25/12, outside the data on both sides.
        ([1.0, 2.0], 0.25, 1.0),
        ([1.0, 2.0], 0.75, 2.0),
        # n = 4: h = 17/12, so a quarter of the way is 5/12 after the first value.
        ([0.0, 12.0, 24.0, 36.0], 0.25, 5.0),
        # n = 4: h = 43/12, so 7/12 after the third value.
        ([0.0, 12.0, 24.0, 36.0], 0.75, 31.0),
        ([1.0, 2.0, 3.0], 0.0, 1.0),
        ([1.0, 2.0, 3.0], 1.0, 3.0),
        ([1.0, 2.0, 3.0], 0.5, 2.0),
    ],
)
def test_hand_worked(values: list[float], p: float, expected: float) -> None:
    assert quantile(values, p) == pytest.approx(expected, abs=1e-12)


def test_undefined() -> None:
    assert math.isnan(quantile([], 0.25))
    assert math.isnan(quantile([1.0], 1.01))
    assert math.isnan(quantile([0.0, math.inf, math.inf, math.inf], 0.75))


def test_infinite_end_leaves_inner_quartiles_alone() -> None:
    assert quartiles([math.inf, *[1.0] * 7]) == (1.0, 1.0)


@given(st.lists(finite, min_size=1, max_size=60), st.sampled_from([0.25, 0.75]))
def test_equals_the_definition(values: list[float], p: float) -> None:
    scale = max(1.0, *(abs(value) for value in values))
    expected = float(exact(values, Fraction(p)))
    assert quantile(sorted(values), p) == pytest.approx(expected, abs=1e-12 * scale)


@given(
    st.lists(finite, min_size=1, max_size=30).flatmap(
        lambda v: st.tuples(st.just(v), st.permutations(v))
    )
)
def test_quartiles_do_not_depend_on_order(pair: tuple[list[float], list[float]]) -> None:
    values, shuffled = pair
    assert quartiles(values) == quartiles(shuffled)


@given(finite, finite)
def test_fences_are_rounded_once(q1: float, q3: float) -> None:
    spread = Fraction(q3 - q1)
    assert lower_fence(q1, q3) == float(Fraction(q1) - Fraction(3, 2) * spread)
    assert upper_fence(q1, q3) == float(Fraction(q3) + Fraction(3, 2) * spread)


def test_fences_of_infinite_quartiles() -> None:
    assert upper_fence(1.0, math.inf) == math.inf
    assert lower_fence(1.0, math.inf) == -math.inf
    assert math.isnan(upper_fence(math.inf, math.inf))
    assert math.isnan(lower_fence(math.nan, 1.0))


def test_fence_beyond_doubles_is_infinite() -> None:
    assert upper_fence(0.0, 1.5e308) == math.inf
    assert lower_fence(0.0, 1.5e308) == -math.inf
