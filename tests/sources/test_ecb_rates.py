"""Reference rates in each form in which the bank publishes them."""

from __future__ import annotations

from datetime import date

import pytest

from plumbrule.model import PlumbError
from plumbrule.sources.ecb_rates import SOURCE

TABLE = "Date,USD,JPY,\n2026-10-30,1.1172,175.68,\n2026-10-29,N/A,175.1,\n"
DAY = "Date, USD, JPY, \n30 October 2026, 1.1172, 175.68, \n"
PORTAL = (
    "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n"
    "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2026-10-30,1.1172\n"
    "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2026-10-31,\n"
)
XML = (
    '<?xml version="1.0"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" '
    'xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube><Cube time="2026-10-30">'
    '<Cube currency="USD" rate="1.1172"/><Cube currency="JPY" rate="175.68"/></Cube></Cube>'
    "</gesmes:Envelope>"
)
FRIDAY = date(2026, 10, 30)


def rates(loaded):
    return [
        (row["base"], row["currency"], row["day"], row["rate"], row["line"], row["path"])
        for row in loaded.rows("exchange_rate")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            TABLE,
            [
                ("EUR", "USD", FRIDAY, 1.1172, 2, "USD"),
                ("EUR", "JPY", FRIDAY, 175.68, 2, "JPY"),
                ("EUR", "JPY", date(2026, 10, 29), 175.1, 3, "JPY"),
            ],
        ),
        (
            DAY,
            [("EUR", "USD", FRIDAY, 1.1172, 2, "USD"), ("EUR", "JPY", FRIDAY, 175.68, 2, "JPY")],
        ),
        (PORTAL, [("EUR", "USD", FRIDAY, 1.1172, 2, "OBS_VALUE")]),
        (
            XML,
            [
                ("EUR", "USD", FRIDAY, 1.1172, 1, "2026-10-30/rate"),
                ("EUR", "JPY", FRIDAY, 175.68, 2, "2026-10-30/rate"),
            ],
        ),
    ],
)
def test_each_form(load, recognised, text, found):
    assert recognised(SOURCE, text)
    loaded = load(SOURCE, text)
    assert rates(loaded) == found
    assert loaded.faults() == []


@pytest.mark.parametrize(
    "text", ["", "Date,Donor,Amount\n", "Date,USD\n", "{}", "<Envelope/>", "Day,USD,JPY\n"]
)
def test_other_tables_are_not_taken(recognised, text):
    assert not recognised(SOURCE, text)


@pytest.mark.parametrize(
    "cells", ["2026-13-30,1.1,2", "2026-10,1.1,2", ",1.1,2", "2026-10-30,0,-1", "2026-10-30,x,1e99"]
)
def test_what_is_no_rate_is_told(load, cells):
    loaded = load(SOURCE, f"Date,USD,JPY\n{cells}\n")
    assert rates(loaded) == []
    assert loaded.faults() == [("unreadable", 2, "USD"), ("unreadable", 2, "JPY")]


def test_xml_that_breaks_off_keeps_what_came_before(load):
    loaded = load(SOURCE, XML.removesuffix("</Cube></gesmes:Envelope>"))
    assert len(rates(loaded)) == 2
    assert [kind for kind, _, _ in loaded.faults()] == ["unreadable"]
    with pytest.raises(PlumbError, match="expected reference rates in XML"):
        load(SOURCE, XML[: XML.index("time")])


@pytest.mark.real
def test_the_whole_series(load_file, real_data):
    loaded = load_file(SOURCE, real_data / "recovery/ecb_rates/eurofxref-hist.csv")
    assert loaded.faults() == []
    assert len({row[2] for row in rates(loaded)}) == 7126
    assert {row[0] for row in rates(loaded)} == {"EUR"}
    assert max(row[2] for row in rates(loaded) if row[1] == "RUB") == date(2022, 3, 1)
