"""Numbers, days and amounts as each language writes them, and the choice of the language."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from plumbrule.web.languages import LANGUAGES, wished
from plumbrule.web.rendering import DASH, filters, with_query


@pytest.mark.parametrize(
    ("code", "small", "large", "money", "day"),
    [
        ("en", "1,234", "1,234,567.8", "1,234.50\u00a0EUR", "24 Nov 2026"),
        ("fr", "1\u202f234", "1\u202f234\u202f567,8", "1\u202f234,50\u00a0EUR", "24 nov. 2026"),
        ("es", "1234", "1.234.567,8", "1234,50\u00a0EUR", "24 nov 2026"),
        ("ru", "1\u00a0234", "1\u00a0234\u00a0567,8", "1\u00a0234,50\u00a0EUR", "24 нояб. 2026\u00a0\u0433."),
        ("zh", "1,234", "1,234,567.8", "1,234.50\u00a0EUR", "2026年11月24日"),
        ("ar", "1,234", "1,234,567.8", "1,234.50\u00a0EUR", "24 نوفمبر 2026"),
    ],
)  # fmt: skip
def test_each_language_writes_its_own_way(
    code: str, small: str, large: str, money: str, day: str
) -> None:
    language = LANGUAGES[code]
    assert language.number(1234) == small
    assert language.number(Decimal("1234567.8")) == large
    assert language.amount(Decimal("1234.5"), "EUR") == money
    assert language.date(date(2026, 11, 24)) == day


def test_amounts_show_cents_only_where_there_are_some() -> None:
    english = LANGUAGES["en"]
    assert english.amount(Decimal("2000.0000"), "AVL") == "2,000\u00a0AVL"
    assert english.amount(Decimal("-0.5"), None) == "\u22120.50\u00a0?"
    assert english.percent(0.7) == "70.0\u00a0%"


def test_values_keep_their_direction_in_any_text() -> None:
    arabic = filters(LANGUAGES["ar"])
    assert arabic["amount"](Decimal("1234.5"), "EUR") == (
        '<bdi class="number">1,234.50\u00a0EUR</bdi>'
    )
    assert arabic["number"](3) == '<bdi class="number">3</bdi>'
    assert arabic["ident"]("<x>") == '<bdi class="ident">&lt;x&gt;</bdi>'
    assert arabic["isolated"]("Ltd") == "<bdi>Ltd</bdi>"
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert arabic["moment"](moment) == (
        '<time datetime="2026-03-01T23:30:00+00:00"><bdi>1 مارس 2026, 23:30\u00a0UTC</bdi></time>'
    )
    assert all(
        arabic[name](None, *more) == DASH
        for name, *more in (("number",), ("amount", "EUR"), ("day",))
    )


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "chosen"),
    [
        (None, None, "", "en"),
        ("fr", "es", "ru", "fr"),
        (None, "es", "ru", "es"),
        ("xx", "yy", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        (None, None, "de, zh-Hans;q=0.5, ar;q=0.7", "ar"),
        (None, None, "fr;q=0, es;q=0.1", "es"),
        (None, None, "fr;q=nonsense,*;q=0.5", "en"),
    ],
)
def test_the_language_is_the_one_asked_for(
    asked: str | None, kept: str | None, accepted: str, chosen: str
) -> None:
    assert wished(asked, kept, accepted).code == chosen


def test_an_address_leaves_out_what_is_empty() -> None:
    assert with_query("/leads", rule="R 1", year=None, q="") == "/leads?rule=R+1"
    assert with_query("/leads") == "/leads"
