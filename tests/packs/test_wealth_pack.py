from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plumbrule.model import PlumbError
from plumbrule.packs.wealth import read, wealth_rows
from plumbrule.wealth import of_packs

WHOLE = """
country: XA
wealth:
  - currency: AVL
    gap: 10000
    gap_of_all_years: "25000.50"
    share_of_income: 0.25
    living: [250, 1000]
    below: {money: 2000}
    valid_from: 2020-01-01
    valid_to: 2023-12-31
    source: a law
"""


def written(folder: Path, text: str, country: str = "xa") -> Path:
    path = folder / country / "wealth.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_is_read_exactly(tmp_path):
    (row,) = read(written(tmp_path, WHOLE))
    assert (row.gap, row.gap_of_all_years) == (Decimal(10_000), Decimal("25000.50"))
    assert row.living == (Decimal(250), Decimal(1_000))
    assert row.below == (("money", Decimal(2_000)),)


def test_a_row_says_from_which_day_to_which_it_holds(tmp_path):
    written(tmp_path, WHOLE)
    (one,) = of_packs(tmp_path)
    assert (one.valid_from, one.valid_to) == (date(2020, 1, 1), date(2023, 12, 31))
    assert one.country == "XA"


def test_without_the_cost_of_living_there_is_none(tmp_path):
    written(tmp_path, WHOLE.replace("    living: [250, 1000]\n", ""))
    (one,) = of_packs(tmp_path)
    assert (one.living_low, one.living_high) == (None, None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wealth:", "other:", "a list 'wealth:'"),
        ("    gap: 10000\n", "", "'gap:' is missing"),
        ("gap: 10000", "gap: much", "expected an amount"),
        ("gap: 10000", "gap: yes", "expected an amount"),
        ("living: [250, 1000]", "living: 250", "two amounts"),
        ("living: [250, 1000]", "taken_as_none: [purse]", "list of sections"),
        ("living: [250, 1000]", "taken_as_none: movable", "list of sections"),
        ("money: 2000", "purse: 2000", "amounts by section"),
        ("    source: a law", "    source: a law\n    sauce: x", "unknown key 'sauce'"),
        ("valid_from: 2020-01-01", "valid_from: long ago", "expected a day"),
        ("country: XA", "country: [", "not valid YAML"),
    ],
)
def test_what_is_wrong_is_told(tmp_path, old, new, said):
    path = written(tmp_path, WHOLE.replace(old, new))
    with pytest.raises(PlumbError, match=said):
        read(path)


def test_two_rows_of_one_currency_on_one_day_are_refused(tmp_path):
    written(tmp_path, WHOLE)
    written(tmp_path, WHOLE.replace("XA", "XB"), "xb")
    with pytest.raises(PlumbError, match="two rows hold on 2020-01-01 for AVL"):
        wealth_rows(tmp_path)
