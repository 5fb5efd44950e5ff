from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plumbrule.model import PlumbError
from plumbrule.packs.filing import read, regimes

DATED = 'valid_from: 2020-01-01, law: "an act"'


def written(folder: Path, text: str, country: str = "xa") -> Path:
    path = folder / country / "filing.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def of(folder, part, row):
    return read(written(folder, f"country: XA\n{part}:\n  - {{{row}}}\n"))


def test_a_term_in_days_is_read_for_each_kind_of_post(tmp_path):
    row = f"kind: entry, posts: [Judge, elected], due: {{days: 60, after: start}}, break_days: 30, {DATED}"
    terms = of(tmp_path, "filing", row).terms
    assert [one.post_kind for one in terms] == ["judge", "elected"]
    one = terms[0]
    assert (one.counted_from, one.days, one.month) == ("start", 60, None)
    assert (one.grace_days, one.break_days, one.valid_from) == (0, 30, date(2020, 1, 1))


def test_a_term_in_a_month_counts_from_the_year(tmp_path):
    (term,) = of(
        tmp_path, "filing", f"kind: annual, due: {{month: 5}}, grace_days: 3, {DATED}"
    ).terms
    assert (term.counted_from, term.days, term.month, term.grace_days) == ("year", None, 5, 3)


def test_sections_and_least_amounts_are_read(tmp_path):
    found = of(tmp_path, "sections", f"required: [debt, money], complete: true, {DATED}")
    assert [(one.section, one.complete) for one in found.sections] == [
        ("debt", True),
        ("money", True),
    ]
    found = of(
        tmp_path, "reporting", f'section: gift, from_amount: "300.50", currency: GBP, {DATED}'
    )
    assert found.reporting[0].from_amount == Decimal("300.50")
    found = of(tmp_path, "reporting", f"section: stake, over_percent: 15, {DATED}")
    assert (found.reporting[0].over_percent, found.reporting[0].from_amount) == (15.0, None)


WRONG = {
    "unknown kind": ("filing", f"kind: yearly, due: {{month: 5}}, {DATED}", "kind"),
    "no due": ("filing", f"kind: annual, {DATED}", "expected due"),
    "two ways to be due": ("filing", f"kind: annual, due: {{month: 5, days: 3}}, {DATED}", "due"),
    "thirteenth month": ("filing", f"kind: annual, due: {{month: 13}}, {DATED}", "month"),
    "days in words": ("filing", f"kind: exit, due: {{days: six, after: end}}, {DATED}", "days"),
    "no law": ("filing", "kind: annual, due: {month: 5}, valid_from: 2020-01-01", "'law:'"),
    "no day": ("filing", "kind: annual, due: {month: 5}, valid_from: soon, law: x", "a day"),
    "unknown key": ("filing", f"kind: annual, due: {{month: 5}}, fine: 3, {DATED}", "'fine'"),
    "unknown section": ("sections", f"required: [yacht], {DATED}", "section"),
    "no amount": ("reporting", f"section: gift, {DATED}", "from_amount"),
    "no currency": ("reporting", f"section: gift, from_amount: 3, {DATED}", "currency"),
    "amount in words": (
        "reporting",
        f"section: gift, from_amount: much, currency: GBP, {DATED}",
        "numbers",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named_with_its_place(tmp_path, name):
    part, row, said = WRONG[name]
    with pytest.raises(PlumbError, match=said) as caught:
        of(tmp_path, part, row)
    assert caught.value.field == f"{part}/1"


def test_no_country_and_no_yaml_are_refused(tmp_path):
    with pytest.raises(PlumbError, match="country"):
        read(written(tmp_path, "filing: []"))
    with pytest.raises(PlumbError, match="YAML"):
        read(written(tmp_path, "filing: ["))


def test_two_rows_for_one_thing_and_day_are_refused(tmp_path):
    row = "{kind: annual, due: {month: MONTH}, valid_from: FROM, law: LAW}"
    one = row.replace("MONTH", "5").replace("FROM", "2020-01-01").replace("LAW", "first")
    other = row.replace("MONTH", "6").replace("FROM", "2022-01-01").replace("LAW", "second")
    written(tmp_path, f"country: XA\nfiling:\n  - {one}\n  - {other}\n")
    with pytest.raises(PlumbError, match="first; second"):
        regimes(tmp_path)
    closed = one.replace("law:", "valid_to: 2021-12-31, law:")
    written(tmp_path / "b", f"country: XA\nfiling:\n  - {closed}\n  - {other}\n")
    assert len(regimes(tmp_path / "b").terms) == 2


def test_mexico_asks_within_sixty_days_and_in_may():
    terms = {one.kind: one for one in regimes().terms if one.country == "MX"}
    assert (terms["entry"].days, terms["exit"].days, terms["annual"].month) == (60, 60, 5)
    assert all("art. 33" in one.source for one in terms.values())
