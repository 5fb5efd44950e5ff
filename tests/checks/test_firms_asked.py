"""Listed owners, rivals, the panel, successors and the register: three answers to each question."""

from __future__ import annotations

from datetime import date

import pytest
from small_town import Town, versions


def firm(town, key, name, **more):
    return town.firm(key, name, f"ZZ-CO:{key}73", founded_text="2015-01-01", **more)


def number(key):
    return {"name": "", "ids": [f"ZZ-CO:{key}73"]}


def tender(town, *keys, panel=(), contacts=None, **more):
    bidders = [
        {
            **number(key),
            "role": "bidder",
            "group": f"bid {key}",
            "contacts": (contacts or {}).get(key, []),
        }
        for key in keys
    ]
    return town.ask(kind="tender", tender={"bidders": bidders}, panel=list(panel), **more)


@pytest.fixture(scope="module")
def owned():
    town = Town()
    bad = town.person("bad", "Basil Banned", "ZZ-ID:B1")
    listed = town.person("s1", "Basil Banned", "ZZ-ID:B1", source="sanctions")
    town.entry("sanction", listed, "2020-01-01")
    namesake = town.person("n", "Basil Banned")
    good = town.person("g", "Gina Good", "ZZ-ID:G1")
    holding = firm(town, "90", "Quince Holding Ltd")
    town.tie("ownership", bad, holding, "2016-01-01", share=60)
    for key, owners in {
        "1": [(bad, 40, 40), (good, 60, 60)],
        "2": [(bad, 10, 10), (good, 90, 90)],
        "3": [(bad, 20, 30), (good, 70, 80)],
        "4": [(holding, 50, 50), (good, 50, 50)],
        "5": [(namesake, 100, 100)],
        "6": [(good, 100, 100)],
        "7": [(good, 60, 60)],
    }.items():
        made = firm(town, key, f"Firm {key} Ltd")
        for owner, least, most in owners:
            town.tie("ownership", owner, made, "2016-01-01", share=least, share_max=most)
    firm(town, "8", "Firm 8 Ltd")
    sold = firm(town, "9", "Firm 9 Ltd")
    town.tie("ownership", bad, sold, "2016-01-01", "2022-12-31", share=100)
    town.tie("ownership", good, sold, "2023-01-01", share=100)
    # Two ways of 15 and 12 percent, a ring, and two listed owners of 13 percent each.
    through = firm(town, "91", "Reed Holding Ltd")
    town.tie("ownership", bad, through, "2016-01-01", share=30)
    town.tie("ownership", good, through, "2016-01-01", share=70)
    ways = firm(town, "11", "Firm 11 Ltd")
    town.tie("ownership", bad, ways, "2016-01-01", share=12)
    town.tie("ownership", through, ways, "2016-01-01", share=50)
    town.tie("ownership", good, ways, "2016-01-01", share=38)
    ring, other = firm(town, "12", "Firm 12 Ltd"), firm(town, "92", "Sedge Holding Ltd")
    town.tie("ownership", bad, ring, "2016-01-01", share=20)
    town.tie("ownership", good, ring, "2016-01-01", share=40)
    town.tie("ownership", other, ring, "2016-01-01", share=40)
    town.tie("ownership", ring, other, "2016-01-01", share=50)
    town.tie("ownership", good, other, "2016-01-01", share=50)
    second = town.person("bad2", "Bruno Barred", "ZZ-ID:B2")
    entry = town.person("s2", "Bruno Barred", "ZZ-ID:B2", source="sanctions")
    town.entry("sanction", entry, "2020-01-01")
    both = firm(town, "13", "Firm 13 Ltd")
    for owner, share in ((bad, 13), (second, 13), (good, 74)):
        town.tie("ownership", owner, both, "2016-01-01", share=share)
    coarse = firm(town, "10", "Firm 10 Ltd")
    town.tie("ownership", bad, coarse, "2016-01-01", "2024", share=100)
    return town.open()


@pytest.mark.parametrize(
    ("key", "expected", "reasons"),
    [
        ("1", "hit", set()),
        ("2", "cannot_tell", {"weak:tie"}),
        ("3", "cannot_tell", {"straddle"}),
        ("4", "hit", set()),
        ("5", "cannot_tell", {"weak:name_only"}),
        ("6", "clear", set()),
        ("7", "cannot_tell", {"undisclosed_share"}),
        ("8", "cannot_tell", {"missing:owners"}),
        ("9", "clear", set()),
        ("10", "cannot_tell", {"window:edge", "missing:owners"}),
        # 12 + 0.5 x 30 = 27; 20 / (1 - 0.4 x 0.5) = 25; 13 + 13 = 26.
        ("11", "hit", set()),
        ("12", "hit", set()),
        ("13", "hit", set()),
    ],
)
def test_owner_listed(owned, key, expected, reasons):
    answer = owned.ask(**number(key))
    assert (answer["owner_listed"], answer.reasons("owner_listed")) == (expected, reasons)


def test_a_sold_stake_counts_on_the_days_it_was_held(owned):
    assert owned.ask(**number("9"), as_of="2022-12-31")["owner_listed"] == "hit"
    assert owned.ask(**number("9"), as_of="2023-01-01")["owner_listed"] == "clear"


def test_owners_that_nobody_loaded_clear_nobody(owned):
    answer = owned.ask(**number("6"), lists=versions(without=("owners",)))
    assert answer["owner_listed"] == "cannot_tell"
    assert "unavailable:owners" in answer.reasons("owner_listed")


@pytest.fixture(scope="module")
def market():
    town = Town()
    one, other = (town.person(key, f"Person {key}", f"ZZ-ID:X{key}") for key in ("11", "12"))
    spouse = town.person("13", "Person 13", "ZZ-ID:X13")
    town.tie("family", one, spouse, role="spouse", source="kin")
    for key, owner in {"1": one, "2": one, "3": other, "4": spouse, "6": other}.items():
        made = firm(town, key, f"Firm {key} Ltd")
        if key != "6":
            town.tie("ownership", owner, made, "2016-01-01", share=100)
    nameless = firm(town, "5", "Firm 5 Ltd")
    town.tie(
        "ownership", town.person("14", "Person 11", source="kin"), nameless, "2016-01-01", share=100
    )
    firms = {key: f"register:{key}" for key in "12345"}
    town.tie("employment", other, firms["1"], "2018-01-01", "2021-12-31", role="engineer")
    town.tie("employment", spouse, firms["3"], "2008-01-01", "2012-12-31", role="clerk")
    town.phone(firms["3"], "+1 555 010 2233")
    town.phone("register:6", "+1 (555) 010-2233")
    town.address(firms["1"], "12 Quay Street, Lizomere")
    town.address(firms["3"], "12 Quay Street, Lizomere")
    return town.open()


@pytest.mark.parametrize(
    ("keys", "expected", "reasons"),
    [
        (("1", "2"), "hit", set()),
        (("1", "4"), "hit", set()),
        (("3", "6"), "hit", set()),
        (("2", "3"), "clear", set()),
        (("1", "3"), "cannot_tell", {"weak:address"}),
        (("2", "5"), "cannot_tell", {"weak:name_only"}),
    ],
)
def test_rival_tie(market, keys, expected, reasons):
    answer = tender(market, *keys)
    assert (answer["rival_tie"], answer.reasons("rival_tie")) == (expected, reasons)


def test_three_bidders_are_three_pairs(market):
    found = tender(market, "1", "2", "3").every("rival_tie")
    assert len(found) == 3
    assert sorted(found.values()) == ["cannot_tell", "clear", "hit"]


def test_members_of_one_bid_are_no_rivals(market):
    bidders = [{**number(key), "role": "bidder", "group": "together"} for key in ("1", "2")]
    answer = market.ask(kind="tender", tender={"bidders": bidders})
    assert answer.every("rival_tie") == {}


def test_contacts_that_only_the_tender_names_are_compared(market):
    same = [{"kind": "email", "text": "Office@Firms.example"}]
    answer = tender(market, "2", "3", contacts={"2": same, "3": same})
    assert answer["rival_tie"] == "hit"


PANEL = {
    "the owner": ({"name": "Person 11", "ids": ["ZZ-ID:X11"]}, "1", "hit", set()),
    "the spouse of the owner": ({"name": "Person 13", "ids": ["ZZ-ID:X13"]}, "1", "hit", set()),
    "employed three years ago": ({"name": "Person 12", "ids": ["ZZ-ID:X12"]}, "1", "hit", set()),
    "employed twelve years ago": (
        {"name": "Person 13", "ids": ["ZZ-ID:X13"]},
        "3",
        "clear",
        {"excluded:long_ago"},
    ),
    "nobody's": ({"name": "Person 99", "ids": ["ZZ-ID:X99"]}, "1", "clear", set()),
    "a name alone": ({"name": "Person 11"}, "1", "cannot_tell", {"weak:name_only"}),
    "another of the name": (
        {"name": "Person 11", "ids": ["ZZ-ID:X77"]},
        "1",
        "clear",
        set(),
    ),
}


@pytest.mark.parametrize("case", PANEL)
def test_panel_tie(market, case):
    member, key, expected, reasons = PANEL[case]
    answer = tender(market, key, panel=[member])
    assert (answer["panel_tie"], answer.reasons("panel_tie")) == (expected, reasons)


def test_without_family_ties_no_member_is_cleared(market):
    member = {"name": "Person 99", "ids": ["ZZ-ID:X99"]}
    lists = versions(without=("family ties",))
    answer = tender(market, "1", panel=[member], lists=lists)
    assert answer.reasons("panel_tie") == {"unavailable:family ties"}


@pytest.fixture(scope="module")
def barred():
    town = Town()
    owner = town.person("1", "Person 1", "ZZ-ID:X1")
    other = town.person("2", "Person 2", "ZZ-ID:X2")
    old = town.firm("50", "Old Firm Ltd", "ZZ-CO:5073", founded_text="2010-01-01")
    town.tie("ownership", owner, old, "2010-01-01", share=100)
    town.address(old, "12 Quay Street, Lizomere")
    town.phone(old, "+1 555 010 2233")
    entry = town.party("debarments", "d1", "company", "Old Firm Ltd", "ZZ-CO:5073")
    town.entry("debarment", entry, "2023-01-01", "2026-12-31")
    for key, founded, holder in (
        ("1", "2023-03-01", owner),
        ("2", "2015-03-01", owner),
        ("3", "2023-03-01", other),
        ("4", "2023-03-01", other),
        ("5", "2023-03-01", other),
    ):
        made = town.firm(key, f"New Firm {key} Ltd", f"ZZ-CO:{key}73", founded_text=founded)
        town.tie("ownership", holder, made, founded, share=100)
    town.address("register:4", "12 Quay Street, Lizomere")
    town.phone("register:4", "+1 555 010 2233")
    town.address("register:5", "12 Quay Street, Lizomere")
    undated = town.firm("6", "New Firm 6 Ltd", "ZZ-CO:673")
    town.tie("ownership", owner, undated, "2023-03-01", share=100)
    gone = town.firm("7", "Gone Ltd", "ZZ-CO:773", dissolved_text="2023-09-30")
    town.tie("ownership", other, gone, "2015-01-01", share=100)
    town.firm("8", "Struck Ltd", "ZZ-CO:873", status="Struck off")
    return town.open()


@pytest.mark.parametrize(
    ("key", "expected", "reasons"),
    [
        ("1", "hit", set()),
        ("2", "clear", {"excluded:founded_long_apart"}),
        ("3", "clear", set()),
        ("4", "hit", set()),
        ("5", "clear", set()),
        ("6", "cannot_tell", {"missing:founded"}),
    ],
)
def test_successor(barred, key, expected, reasons):
    answer = barred.ask(**number(key))
    assert (answer["successor"], answer.reasons("successor")) == (expected, reasons)


def test_a_successor_is_none_when_the_debarment_is_over(barred):
    lists = versions(day=date(2027, 1, 1))
    answer = barred.ask(**number("1"), as_of="2027-01-01", lists=lists)
    assert (answer["successor"], answer.reasons("successor")) == (
        "clear",
        {"excluded:not_in_force"},
    )


@pytest.mark.parametrize(
    ("key", "day", "expected", "reasons"),
    [
        ("7", "2023-09-29", "clear", set()),
        ("7", "2023-09-30", "hit", set()),
        ("1", "2023-02-28", "hit", set()),
        ("1", "2024-06-01", "clear", set()),
        ("8", "2024-06-01", "cannot_tell", {"window:register"}),
    ],
)
def test_register_entry(barred, key, day, expected, reasons):
    answer = barred.ask(**number(key), as_of=day)
    assert (answer["register_entry"], answer.reasons("register_entry")) == (expected, reasons)


def test_a_firm_that_is_in_no_register_is_not_cleared(barred):
    answer = barred.ask(name="Nowhere Ltd", ids=["ZZ-CO:98765"])
    assert answer.reasons("register_entry") == {"missing:register_entry"}
