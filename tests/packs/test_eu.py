"""The pack of the European Union gives the limits of the directives, each for its time."""

from datetime import date

import pytest

from plumbrule.packs.load import gaps, thresholds


def limit(name, day, country="PT", **subject):
    found = [
        row
        for row in thresholds()
        if row.name == name
        and row.country == country
        and row.valid_from <= day
        and (row.valid_to is None or day <= row.valid_to)
        and all(getattr(row, key) == value for key, value in subject.items())
    ]
    assert len(found) == 1
    return found[0].value


# Directive 2014/24/EU, article 4, and the delegated regulations; Directive 2004/18/EC before it.
@pytest.mark.parametrize(
    ("day", "works", "central", "sub_central"),
    [
        (date(2014, 1, 1), 5_186_000, 134_000, 207_000),
        (date(2015, 12, 31), 5_186_000, 134_000, 207_000),
        (date(2016, 1, 1), 5_225_000, 135_000, 209_000),
        (date(2018, 6, 1), 5_548_000, 144_000, 221_000),
        (date(2020, 6, 1), 5_350_000, 139_000, 214_000),
        (date(2022, 6, 1), 5_382_000, 140_000, 215_000),
        (date(2024, 6, 1), 5_538_000, 143_000, 221_000),
        (date(2026, 6, 1), 5_404_000, 140_000, 216_000),
    ],
)
def test_values_from_which_to_publish(day, works, central, sub_central):
    assert limit("international_value", day, category="works") == works
    assert limit("international_value", day, category="goods", buyer_kind="central") == central
    assert (
        limit("international_value", day, category="services", buyer_kind="sub-central")
        == sub_central
    )


def test_frameworks_and_candidates():
    for day in (date(2010, 1, 1), date(2020, 1, 1)):
        assert limit("framework_years", day) == 4
        assert limit("candidates", day, method_details="restricted procedure") == 5
        assert limit("candidates", day, method_details="competitive dialogue") == 3


def test_no_day_lies_between_two_limits():
    assert gaps(thresholds()) == []
