"""The page of a household's accounts, and its PDF."""

from __future__ import annotations

import re
import zlib
from datetime import date
from decimal import Decimal

import pytest

from plumbrule.actions.report import page, pdf, wealth_page
from plumbrule.actions.wealth import EXPLAINS, Household
from plumbrule.wealth import Account, Line, NetWorth

HOSTILE = '<script>alert("x")</script>'


def line(item: str, low: int | None, high: int | None, reason: str | None = None) -> Line:
    amounts = tuple(None if one is None else Decimal(one) for one in (low, high))
    return Line("money", item, "change", *amounts, *amounts, "AVL", reason, "f1", 7, "a")


def account(low: int | None, high: int | None, answer: str, *lines: Line) -> Account:
    return Account(
        person="p",
        scope="period",
        opening="a",
        closing="b",
        opened=date(2023, 12, 31),
        closed=date(2024, 12, 31),
        currency="AVL",
        unexplained_min=None if low is None else Decimal(low),
        unexplained_max=None if high is None else Decimal(high),
        funds_min=None if low is None else Decimal(low),
        threshold_low=Decimal(10_000),
        threshold_high=Decimal(10_000),
        threshold_source="a law",
        answer=answer,
        funds_answer=answer,
        reasons=() if answer != "cannot_tell" else ("not_answered:debt",),
        lines=lines,
    )


def household(*accounts: Account, name: str = "Ana Ito") -> Household:
    worth = [
        NetWorth(date(2023, 12, 31), Decimal(1), Decimal(2)),
        NetWorth(date(2024, 12, 31), None, None),
    ]
    return Household(name, list(accounts), worth, {"f1": "forms.csv"})


def test_every_line_stands_with_its_file_and_line():
    made = wealth_page(household(account(20_000, 30_000, "hit", line("B1", 20_000, 30_000))))
    assert "20,000.00 to 30,000.00" in made
    assert "forms.csv, line 7" in made
    assert "at least 20,000.00 AVL" in made
    assert EXPLAINS in made


def test_what_would_settle_an_open_account_stands_first_where_nothing_bounds_it():
    lines = (line("narrow", 0, 5), line("wide", 0, 9_000), line("open", None, 0, "not_filled"))
    made = wealth_page(household(account(None, 0, "cannot_tell", *lines)))
    listed = re.findall(r"<li>money: (\w+)", made)
    assert listed == ["open", "wide", "narrow"]
    assert EXPLAINS not in made


def test_every_picture_has_a_text_and_a_table():
    made = wealth_page(household(account(1, 2, "clear")))
    assert made.count("<figure>") == 2
    assert len(re.findall(r'<img alt="[^"]{20,}" src="data:image/svg', made)) == 2
    assert made.count("<caption>") == made.count("<table>") == 3
    assert '<html lang="en">' in made


def test_names_from_files_are_only_text():
    made = wealth_page(household(account(1, 2, "clear", line(HOSTILE, 1, 2)), name=HOSTILE))
    assert "<script" not in made


def test_a_single_declaration_bears_no_accounts():
    made = wealth_page(household())
    assert "a second is needed" in made
    assert "<img" not in made


def test_a_template_that_asks_for_what_was_not_given_is_an_error():
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        page("wealth.html", {"title": "x"})


def test_the_pdf_is_tagged_with_language_and_title():
    pytest.importorskip("weasyprint", reason="the extra plumbrule[pdf] is not installed")
    made = pdf(wealth_page(household(account(1, 2, "clear", line("B1", 1, 2)))))
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    whole = made + b"".join(zlib.decompress(one) for one in packed if one[:1] == b"\x78")
    assert made.startswith(b"%PDF-")
    for part in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang (en)", b"pdfuaid", b"/Figure", b"/TH"):
        assert part in whole
    assert b"/Title (Accounts declared by Ana Ito)" in whole


def test_a_pdf_reads_nothing_from_the_disk(tmp_path):
    weasyprint = pytest.importorskip(
        "weasyprint", reason="the extra plumbrule[pdf] is not installed"
    )
    secret = tmp_path / "secret.txt"
    secret.write_text("never printed", encoding="utf-8")
    with pytest.raises(weasyprint.urls.FatalURLFetchingError):
        pdf(f"<html lang=en><title>t</title><img src='{secret.as_uri()}' alt=a></html>")
