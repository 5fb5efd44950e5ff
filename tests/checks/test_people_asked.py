"""Officials, owners, relatives and former employers: three answers to each question."""

from __future__ import annotations

import pytest
from small_town import Town, versions

WORKS = "ZZ-GOV:W1"


@pytest.fixture(scope="module")
def town():
    town = Town()
    works = town.body("w", "Ministry of Works", WORKS)
    health = town.body("h", "Ministry of Health", "ZZ-GOV:H1")

    def firm(key, name):
        return town.firm(key, name, f"ZZ-CO:{key}73", founded_text="2015-01-01")

    def official(key, name, start="2020-01-01", end=None, *, body=works, born=None):
        person = town.person(f"o{key}", name, f"ZZ-ID:O{key}", born, source="posts")
        town.seat(person, body, start, end)
        return person

    # Owned by an official of the ministry.
    own = firm("1", "Alder Works Ltd")
    town.tie("ownership", official("1", "Ann Alder"), own, "2019-01-01", share=80)
    # Owned by the spouse of one.
    family = firm("2", "Birch Supply Ltd")
    spouse = town.person("k2", "Bea Birch", "ZZ-ID:K2", source="kin")
    town.tie("family", official("2", "Bob Birch"), spouse, role="spouse", source="kin")
    town.tie("ownership", spouse, family, "2019-01-01", share=60)
    # Owned by somebody with an official's name, without a number.
    homonym = firm("3", "Cedar Import Ltd")
    official("3", "Cal Cedar", born="1970-01-01")
    town.tie("ownership", town.person("c3", "Cal Cedar"), homonym, "2019-01-01", share=100)
    # Owned by an official of another body.
    elsewhere = firm("4", "Dogwood Trading Ltd")
    town.tie("ownership", official("4", "Dee Dog", body=health), elsewhere, "2019-01-01", share=100)
    # Sold before, inherited after, and a start of which only the year is known.
    others = town.person("z", "Zed Zinnia", "ZZ-ID:Z9")
    sold = firm("5", "Elm Haulage Ltd")
    town.tie("ownership", official("5", "Eve Elm"), sold, "2019-01-01", "2023-01-01", share=100)
    town.tie("ownership", others, sold, "2023-01-02", share=100)
    later = firm("6", "Fir Foods Ltd")
    town.tie("ownership", official("6", "Fay Fir"), later, "2024-09-01", share=100)
    town.tie("ownership", others, later, "2016-01-01", "2024-08-31", share=100)
    coarse = firm("7", "Gorse Paper Ltd")
    town.tie("ownership", official("7", "Gil Gorse"), coarse, "2024", share=100)
    # A public company with the official on its board by virtue of the post; and one managed only.
    public = firm("8", "Hazel Water Ltd")
    town.tie("ownership", works, public, "2015-01-01", share=100)
    town.tie("directorship", official("8", "Hal Hazel"), public, "2020-01-01")
    managed = firm("9", "Ivy Glass Ltd")
    town.tie("directorship", official("9", "Ida Ivy"), managed, "2020-01-01")
    # Left the ministry a year ago and then bought the firm.
    left = firm("10", "Juniper Paving Ltd")
    leaver = official("10", "Jo Juniper", "2015-01-01", "2023-05-31")
    town.tie("ownership", leaver, left, "2023-09-01", share=100)
    # Owned through another firm.
    firm("13", "Maple Mills Ltd")
    half = firm("14", "Nutmeg Nets Ltd")
    town.tie("ownership", others, half, "2016-01-01", share=50)
    below = firm("11", "Kapok Cables Ltd")
    above = firm("12", "Larch Holding Ltd")
    town.tie("ownership", above, below, "2019-01-01", share=50)
    town.tie("ownership", official("11", "Kit Kapok"), above, "2019-01-01", share=60)
    return town.open()


def firm(town, key, **more):
    given = {"name": "", "ids": [f"ZZ-CO:{key}73"], "body": WORKS} | more
    return town.ask(**given)


@pytest.mark.parametrize(
    ("key", "expected", "reasons"),
    [
        ("1", "hit", set()),
        ("2", "hit", set()),
        ("3", "cannot_tell", {"weak:name_only"}),
        ("4", "clear", {"excluded:other_body"}),
        ("5", "clear", set()),
        ("6", "clear", set()),
        ("7", "cannot_tell", {"window:interest_start", "missing:owners"}),
        ("8", "clear", {"excluded:ex_officio_board"}),
        ("9", "cannot_tell", {"weak:management_role", "missing:owners"}),
        ("10", "clear", {"excluded:not_in_post"}),
        ("13", "cannot_tell", {"missing:owners"}),
        ("14", "cannot_tell", {"undisclosed_share"}),
        ("11", "hit", set()),
    ],
)
def test_own_body(town, key, expected, reasons):
    answer = firm(town, key)
    assert (answer["own_body"], answer.reasons("own_body")) == (expected, reasons)


def test_the_hit_shows_post_interest_and_family_tie_with_their_records(town):
    [finding] = firm(town, "2").findings("own_body")
    assert finding.facts["class"] == "family_ownership"
    assert [record.table for record in finding.records] == ["relation", "relation", "post_holder"]


def test_a_body_by_its_only_name_is_taken_and_an_unknown_one_never_clears(town):
    assert firm(town, "1", body="Ministry of Works")["own_body"] == "hit"
    unknown = firm(town, "1", body="Ministry of Nothing")
    assert unknown["own_body"] == "cannot_tell"
    assert "not_covered:posts" in unknown.reasons("own_body")


@pytest.mark.parametrize("missing", ["owners", "posts"])
def test_without_owners_or_posts_nobody_is_cleared(town, missing):
    answer = firm(town, "5", lists=versions(without=(missing,)))
    assert answer["own_body"] == "cannot_tell"
    assert f"unavailable:{missing}" in answer.reasons("own_body")


def test_a_firm_by_name_alone_cannot_tell(town):
    answer = town.ask(name="Alder Works Ltd", body=WORKS)
    assert (answer["own_body"], answer.reasons("own_body")) == (
        "cannot_tell",
        {"weak:name_only", "not_covered:owners"},
    )


@pytest.mark.parametrize(
    ("key", "day", "expected"),
    [
        ("10", "2024-06-01", "hit"),
        ("10", "2025-06-30", "cannot_tell"),
        ("5", "2024-06-01", "clear"),
    ],
)
def test_revolving_door(town, key, day, expected):
    # On the later day more than 24 months have passed; the lists in hand are too old to clear.
    assert firm(town, key, as_of=day)["revolving_door"] == expected


@pytest.mark.parametrize(
    ("key", "expected", "reasons"),
    [
        ("1", "hit", set()),
        ("4", "hit", set()),
        ("3", "cannot_tell", {"weak:name_only"}),
        ("8", "clear", {"excluded:ex_officio_board"}),
    ],
)
def test_official_behind_where_no_body_is_named(town, key, expected, reasons):
    answer = firm(town, key, body=None)
    assert (answer["official_behind"], answer.reasons("official_behind")) == (expected, reasons)


@pytest.mark.parametrize(
    ("given", "expected", "reasons"),
    [
        ({"name": "Ann Alder", "ids": ["ZZ-ID:O1"]}, "hit", set()),
        ({"name": "Bea Birch", "ids": ["ZZ-ID:K2"]}, "hit", set()),
        ({"name": "Ann Alder"}, "cannot_tell", {"weak:name_only"}),
        (
            {"name": "Cal Cedar", "born": "1970-01-01"},
            "cannot_tell",
            {"weak:name_date_place", "frequent_name"},
        ),
        ({"name": "Cal Cedar", "born": "1999-01-01"}, "clear", {"refuted_date"}),
        ({"name": "Jo Juniper", "ids": ["ZZ-ID:O10"]}, "clear", {"excluded:not_in_post"}),
        ({"name": "Nobody Known", "ids": ["ZZ-ID:N1"]}, "clear", set()),
    ],
)
def test_official(town, given, expected, reasons):
    answer = town.ask(kind="person", **given)
    assert (answer["official"], answer.reasons("official")) == (expected, reasons)


def test_a_person_for_a_post_whose_firm_supplies_the_body():
    town = Town()
    works = town.body("w", "Ministry of Works", WORKS)
    firm = town.firm("1", "Alder Works Ltd", "ZZ-CO:173")
    ann = town.person("a", "Ann Alder", "ZZ-ID:A1")
    town.tie("ownership", ann, firm, "2019-01-01", share=80)
    town.add("tender", "tenders", ocid="o1", buyer_id="tenders:b")
    town.party("tenders", "b", "body", "Ministry of Works", WORKS)
    town.party("tenders", "s", None, "Alder Works Ltd", "ZZ-CO:173")
    town.add("award", "tenders", ocid="o1", award_id="1", status="active", date_text="2023-01-10")
    town.add("award_party", "tenders", ocid="o1", award_id="1", party_id="tenders:s")
    town.open()
    given = {"kind": "person", "name": "Ann Alder", "ids": ["ZZ-ID:A1"], "body": WORKS}
    assert town.ask(**given)["own_firms"] == "hit"
    assert town.ask(**given, as_of="2018-01-01")["own_firms"] == "clear"
    by_name = town.ask(kind="person", name="Ann Alder", body=WORKS)
    assert by_name.reasons("own_firms") == {"weak:name_only"}
    assert works


def test_a_listed_firm_of_a_person_is_a_tie_to_look_at_and_never_a_hit():
    town = Town()
    firm = town.firm("1", "Alder Works Ltd", "ZZ-CO:173")
    listed = town.party("sanctions", "s1", "company", "Alder Works Ltd", "ZZ-CO:173")
    town.entry("sanction", listed, "2023-03-01")
    ann = town.person("a", "Ann Alder", "ZZ-ID:A1")
    town.tie("directorship", ann, firm, "2019-01-01")
    answer = town.open().ask(kind="person", name="Ann Alder", ids=["ZZ-ID:A1"])
    assert (answer["own_firms"], answer.reasons("own_firms")) == ("cannot_tell", {"weak:tie"})
