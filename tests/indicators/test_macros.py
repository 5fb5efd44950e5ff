"""The named formulas against their definitions."""

from math import floor, sqrt

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.indicators.relations import macros


@pytest.fixture(scope="module")
def connection():
    opened = duckdb.connect()
    opened.execute(macros())
    yield opened
    opened.close()


def value(connection, formula, *arguments):
    return connection.execute(f"select {formula}", list(arguments)).fetchone()[0]


# Worked out by hand: n = 5, p = 1/4: h = (5 + 1/3) / 4 + 1/3 = 1.6667, so 1 + 0.6667 (2 - 1).
@pytest.mark.parametrize(
    ("numbers", "p", "expected"),
    [
        ([1, 2, 3, 4, 5], 0.25, 1 + 2 / 3),
        ([1, 2, 3, 4, 5], 0.75, 4 + 1 / 3),
        ([1, 2, 3, 4, 5], 0.5, 3),
        ([1, 2, 10, 40], 0.5, 6),
        ([1, 2], 0.1, 1),
        ([1, 2], 0.9, 2),
        ([7], 0.25, 7),
        ([], 0.25, None),
    ],
)
def test_quantile_by_hand(connection, numbers, p, expected):
    found = value(connection, "quantile8(cast(? as double[]), ?)", numbers, p)
    assert found == (expected if expected is None else pytest.approx(expected))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40), st.floats(0.01, 0.99))
def test_quantile_by_definition(numbers, p):
    ordered = sorted(numbers)
    h = (len(ordered) + 1 / 3) * p + 1 / 3
    k = floor(h)
    if k < 1:
        expected = ordered[0]
    elif k >= len(ordered):
        expected = ordered[-1]
    else:
        expected = ordered[k - 1] + (h - k) * (ordered[k] - ordered[k - 1])
    with duckdb.connect() as opened:
        opened.execute(macros())
        found = value(opened, "quantile8(list_sort(cast(? as double[])), ?)", numbers, p)
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(("k", "n"), [(0, 30), (3, 10), (10, 10), (150, 1000)])
def test_wilson(connection, k, n):
    z, p = 1.96, k / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    width = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    assert value(connection, "wilson_low(?, ?, 1.96)", k, n) == pytest.approx(middle - width)
    assert value(connection, "wilson_high(?, ?, 1.96)", k, n) == pytest.approx(middle + width)


def test_wilson_of_nothing_is_not_known(connection):
    assert value(connection, "wilson_low(0, 0, 1.96)") is None


def test_fences(connection):
    assert value(connection, "fence_low(2.0, 4.0)") == -1
    assert value(connection, "fence_high(2.0, 4.0)") == 7


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("A", "A", True),
        ("A", "B", False),
        ("A", "A + B", True),
        ("A + B", "C + D", False),
        ("A + B", "B + C", True),
        ("A", "AB", False),
    ],
)
def test_sets_that_share_a_member(connection, one, other, expected):
    assert value(connection, "shares_member(?, ?)", one, other) is expected


def test_rungs_are_ranked_and_named(connection):
    ladder = ["name_only", "name_rare", "name_date_place", "publisher_id", "confirmed"]
    ladder += ["documented", "id_match", "self", "record"]
    ranks = [value(connection, "rung_rank(?)", rung) for rung in ladder]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert [value(connection, "rung_name(?)", rank) for rank in ranks] == ladder
    assert value(connection, "rung_rank('refuted_id')") == 0


@pytest.mark.parametrize(
    ("begin", "end", "days"),
    [
        ("2024-03-01 08:00:00+00", "2024-03-16 07:59:59.999999+00", 14),
        ("2024-03-01 08:00:00+00", "2024-03-16 08:00:00+00", 15),
        ("2024-03-01 08:00:00+00", "2024-03-01 07:59:59+00", -1),
    ],
)
def test_whole_days(connection, begin, end, days):
    found = value(
        connection, "whole_days(cast(? as timestamptz), cast(? as timestamptz))", begin, end
    )
    assert found == days


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("2024-03-01", "2024-03-01 00:00:00", "2024-03-01 23:59:59.999999"),
        ("2024-03-01T10:20:30", "2024-03-01 10:20:30", "2024-03-01 10:20:30"),
        ("2024-03-01 10:20", "2024-03-01 10:20:00", "2024-03-01 10:20:00"),
        ("2024-03", None, None),
        ("soon", None, None),
    ],
)
def test_ends_of_a_local_text(connection, text, begin, end):
    found = [value(connection, f"local_{which}(?)", text) for which in ("begin", "end")]
    assert [None if one is None else str(one) for one in found] == [begin, end]
