from __future__ import annotations

from decimal import Decimal

import pytest

from plumbrule.sources.ftm.schemata import more_special
from plumbrule.sources.ftm.values import amount, common_date, country_of, unread_countries


@pytest.mark.parametrize(
    ("code", "expected"),
    [("de", "DE"), ("GB-SCT", "GB"), ("eu", "EU"), ("xk", "XK"), ("suhh", None), ("zz", None),
     ("yucs", None), ("", None)],
)  # fmt: skip
def test_countries_of_today_have_a_code(code, expected):
    assert country_of(code) == expected


def test_an_unknown_country_is_not_a_fault_but_a_historic_one_is():
    assert unread_countries(["de", "zz", "suhh"]) == ["suhh"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], None),
        (["1960-05-03"], "1960-05-03"),
        (["1960", "1960-05", "1960-05-03"], "1960-05-03"),
        (["1960-05-03", "1960-05-09"], "1960-05"),
        (["1960-05-03", "1960-07"], "1960"),
        (["1960-05-03", "1961-05-03"], None),
    ],
)
def test_dates_agree_on_what_is_common(dates, expected):
    assert common_date(dates) == expected


@pytest.mark.parametrize(
    ("text", "expected", "kinds"),
    [
        ("1250.50", Decimal("1250.5"), []),
        (" -3 ", Decimal(-3), []),
        ("1,250.50", Decimal("1250.5"), ["changed"]),
        ("0.123456", Decimal("0.1235"), ["changed"]),
        ("1250,50", None, ["dropped"]),
        ("much", None, ["dropped"]),
        ("NaN", None, ["dropped"]),
        ("1_000", None, ["dropped"]),
        ("1e30", None, ["dropped"]),
    ],
)
def test_amounts_are_exact_or_nothing(text, expected, kinds):
    told: list[str] = []
    assert amount(text, lambda kind, _: told.append(kind)) == expected
    assert told == kinds


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Person", "Person", "Person"),
        ("LegalEntity", "Person", "Person"),
        ("Company", "LegalEntity", "Company"),
        ("Thing", "LegalEntity", "LegalEntity"),
        ("Organization", "Company", "Company"),
        ("PublicBody", "Organization", "PublicBody"),
        ("Person", "Company", None),
        ("PublicBody", "Company", None),
        ("Person", "Sanction", None),
    ],
)
def test_the_more_special_schema_holds(one, other, expected):
    assert more_special(one, other) == expected
