"""Lists of sanctions and debarments: three answers, days, and lists that cannot clear anybody."""

from __future__ import annotations

from datetime import date

import pytest
from small_town import FRESH, Town, versions

from plumbrule.linking import Decision


@pytest.fixture(scope="module")
def town():
    town = Town()
    town.firm("a", "Alder Works Ltd", "ZZ-CO:4471")
    town.firm("b", "Birch Supply Ltd", "ZZ-CO:5582")
    town.firm("c", "Cedar Import Ltd", "ZZ-CO:6693")
    town.firm("c2", "Cedar Import Ltd", "ZZ-CO:7704")
    listed = town.party("sanctions", "s1", "company", "Alder Works Ltd", "ZZ-CO:4471")
    town.entry("sanction", listed, "2023-03-01", "2024-08-31")
    nameless = town.party("sanctions", "s2", "company", "Birch Supply Ltd")
    town.entry("sanction", nameless, "2023-03-01")
    undated = town.party("sanctions", "s3", "company", "Dogwood Trading Ltd", "ZZ-CO:8815")
    town.entry("sanction", undated, published_text="2024-02-01")
    coarse = town.party("sanctions", "s4", "company", "Elm Haulage Ltd", "ZZ-CO:9926")
    town.entry("sanction", coarse, "2023", "2024-05")
    other = town.party("sanctions", "s5", "company", "Fir Foods Ltd", "ZZ-CO:1137")
    town.entry("sanction", other, "2023-03-01")
    person = town.person("s6", "Ines Garrow", "ZZ-ID:P1001", "1970-05-06", source="sanctions")
    town.entry("sanction", person, "2023-03-01")
    scoped = town.party("debarments", "d1", "company", "Hazel Roads Ltd", "ZZ-CO:2248")
    town.entry("debarment", scoped, "2023-03-01", scope="Ministry of Works")
    lifted = town.party("debarments", "d2", "company", "Ivy Glass Ltd", "ZZ-CO:3359")
    town.entry("debarment", lifted, "2023-03-01", status="lifted")
    return town.open()


def firm(town, name, number=None, **more):
    return town.ask(name=name, ids=[number] if number else [], **more)


def test_the_same_number_is_a_hit_and_its_evidence_stands_in_the_file(town):
    answer = firm(town, "Alder Works Ltd", "ZZ-CO:4471")
    assert answer["listed"] == "hit"
    [finding] = answer.findings("listed")
    assert finding.rung == "id_match"
    assert finding.records[0].file == "file-sanctions"
    assert finding.facts["listed_from"] == "2023-03-01"


def test_a_name_alone_cannot_tell(town):
    answer = firm(town, "Alder Works Ltd")
    assert (answer["listed"], answer.reasons("listed")) == ("cannot_tell", {"weak:name_only"})


def test_a_number_that_the_list_does_not_have_cannot_tell(town):
    answer = firm(town, "Birch Supply Ltd", "ZZ-CO:5582")
    assert (answer["listed"], answer.reasons("listed")) == ("cannot_tell", {"weak:name_only"})


def test_another_number_of_the_same_scheme_clears_and_says_why(town):
    answer = firm(town, "Alder Works Ltd", "ZZ-CO:5550")
    assert (answer["listed"], answer.reasons("listed")) == ("clear", {"refuted_id"})


def test_nobody_of_the_name_is_clear(town):
    assert firm(town, "Cedar Import Ltd", "ZZ-CO:6693")["listed"] == "clear"


def test_a_number_with_names_that_have_nothing_in_common_cannot_tell(town):
    answer = firm(town, "Quorn Zebra Llp", "ZZ-CO:4471")
    assert (answer["listed"], answer.reasons("listed")) == (
        "cannot_tell",
        {"weak:id_name_differs"},
    )


@pytest.mark.parametrize(
    ("day", "expected", "reasons"),
    [
        ("2023-02-28", "clear", {"excluded:not_in_force"}),
        ("2023-03-01", "hit", set()),
        ("2024-08-31", "hit", set()),
        ("2024-09-01", "clear", {"excluded:not_in_force"}),
    ],
)
def test_the_day_decides(town, day, expected, reasons):
    lists = versions(day=date(2024, 9, 1))
    answer = firm(town, "Alder Works Ltd", "ZZ-CO:4471", as_of=day, lists=lists)
    assert (answer["listed"], answer.reasons("listed")) == (expected, reasons)


@pytest.mark.parametrize(
    ("day", "expected", "reasons"),
    [
        ("2022-12-31", "clear", {"excluded:not_in_force"}),
        ("2023-06-01", "cannot_tell", {"window:listing"}),
        ("2024-01-01", "hit", set()),
        ("2024-05-02", "cannot_tell", {"window:listing"}),
    ],
)
def test_coarse_dates_leave_a_window(town, day, expected, reasons):
    answer = firm(town, "Elm Haulage Ltd", "ZZ-CO:9926", as_of=day)
    assert (answer["listed"], answer.reasons("listed")) == (expected, reasons)


def test_an_entry_without_dates_is_known_from_the_version_it_stands_in(town):
    before = firm(town, "Dogwood Trading Ltd", "ZZ-CO:8815", as_of="2024-01-31")
    assert (before["listed"], before.reasons("listed")) == ("cannot_tell", {"window:listing"})
    [finding] = before.findings("listed")
    assert finding.facts["known_that_day"] == "cannot_tell"
    after = firm(town, "Dogwood Trading Ltd", "ZZ-CO:8815", as_of="2024-02-01")
    assert after["listed"] == "hit"
    assert after.findings("listed")[0].facts["known_that_day"] == "yes"


def test_an_entry_lifted_on_a_day_that_is_not_told_leaves_a_window(town):
    answer = firm(town, "Ivy Glass Ltd", "ZZ-CO:3359")
    assert (answer["debarred"], answer.reasons("debarred")) == ("cannot_tell", {"window:listing"})


def test_an_entry_that_bars_from_one_body_counts_for_that_body(town):
    given = {"name": "Hazel Roads Ltd", "ids": ["ZZ-CO:2248"]}
    assert town.ask(**given, body="Ministry of Works")["debarred"] == "hit"
    answer = town.ask(**given, body="Ministry of Health")
    assert (answer["debarred"], answer.reasons("debarred")) == ("cannot_tell", {"missing:scope"})


@pytest.mark.parametrize(
    ("lists", "reason"),
    [
        (versions(without=("sanction",)), "unavailable:sanction"),
        (versions(day=date(2024, 5, 24)), "stale:list of sanctions"),
        (versions(day=None), "stale:list of sanctions"),
    ],
)
def test_a_list_that_is_missing_or_too_old_never_clears(town, lists, reason):
    answer = firm(town, "Cedar Import Ltd", "ZZ-CO:6693", lists=lists)
    assert answer["listed"] == "cannot_tell"
    assert reason in answer.reasons("listed")


def test_a_list_may_be_older_where_no_money_is_decided(town):
    lists = versions(day=date(2024, 5, 24))
    answer = firm(town, "Cedar Import Ltd", "ZZ-CO:6693", lists=lists, purpose="licence")
    assert answer["listed"] == "clear"
    older = versions(day=date(2024, 5, 1))
    answer = firm(town, "Cedar Import Ltd", "ZZ-CO:6693", lists=older, purpose="licence")
    assert answer["listed"] == "cannot_tell"


def test_a_list_in_hand_that_is_too_old_does_not_assert_an_open_entry_either(town):
    lists = versions(day=date(2024, 1, 1))
    answer = firm(town, "Fir Foods Ltd", "ZZ-CO:1137", lists=lists)
    assert answer["listed"] == "cannot_tell"
    assert answer.reasons("listed") == {"stale:list of sanctions"}


def test_debarments_of_other_countries_do_not_cover_this_one(town):
    lists = versions(day=FRESH, countries=("ZZ",))
    answer = firm(town, "Cedar Import Ltd", "ZZ-CO:6693", country="FR", lists=lists)
    assert (answer["debarred"], answer.reasons("debarred")) == ("cannot_tell", {"not_covered:FR"})


@pytest.mark.parametrize(
    ("given", "expected", "reasons"),
    [
        ({"ids": ["ZZ-ID:P1001"]}, "hit", set()),
        ({}, "cannot_tell", {"weak:name_only"}),
        ({"born": "1970-05-06"}, "cannot_tell", {"weak:name_date_place"}),
        ({"born": "1970"}, "cannot_tell", {"weak:name_only"}),
        ({"born": "1970-06-05"}, "cannot_tell", {"weak:name_only"}),
        ({"born": "1981-11-30"}, "clear", {"refuted_date"}),
        ({"ids": ["ZZ-ID:P2002"]}, "clear", {"refuted_id"}),
    ],
)
def test_a_person_is_a_hit_by_number_only(town, given, expected, reasons):
    answer = town.ask(kind="person", name="Ines Garrow", **given)
    assert (answer["listed"], answer.reasons("listed")) == (expected, reasons)


def test_what_people_decided_is_applied():
    town = Town()
    own = town.firm("a", "Alder Works Ltd", "ZZ-CO:4471")
    entry = town.party("sanctions", "s1", "company", "Alder Works Ltd")
    town.entry("sanction", entry, "2023-03-01")
    ask = {"name": "Alder Works Ltd", "ids": ["ZZ-CO:4471"]}
    assert town.open().ask(**ask)["listed"] == "cannot_tell"
    assert town.open([Decision("same", own, entry, "seen")]).ask(**ask)["listed"] == "hit"
    apart = town.open([Decision("not_same", own, entry, "seen")]).ask(**ask)
    assert (apart["listed"], apart.reasons("listed")) == ("clear", {"not_same"})


def test_two_bearers_of_a_name_are_told_as_such():
    town = Town()
    for number in ("1", "2"):
        one = town.person(number, "Ines Garrow", f"ZZ-ID:P{number}00", source="sanctions")
        town.entry("sanction", one, "2023-03-01")
    answer = town.open().ask(kind="person", name="Ines Garrow")
    assert answer.reasons("listed") == {"weak:name_only", "frequent_name"}


def test_a_version_dated_after_it_was_loaded_is_a_slip_and_is_not_believed():
    town = Town()
    listed = town.party("sanctions", "s1", "company", "Alder Works Ltd", "ZZ-CO:4471")
    town.entry("sanction", listed, published_text="3017-08-22")
    town.open()
    answer = firm(town, "Alder Works Ltd", "ZZ-CO:4471")
    assert answer["listed"] == "hit"
    assert answer.findings("listed")[0].facts["known_that_day"] == "cannot_tell"


def test_a_number_of_no_country_meets_none_and_is_told():
    town = Town()
    listed = town.party("sanctions", "s1", "company", "Alder Works Ltd", "taxNumber:4471")
    town.rows["party"][-1]["country"] = "FR"
    town.entry("sanction", listed, "2023-03-01")
    town.open()
    assert firm(town, "Alder Works Ltd", "taxNumber:4471", country="FR")["listed"] == "hit"
    for country in (None, "DE"):
        answer = firm(town, "Alder Works Ltd", "taxNumber:4471", country=country)
        assert (answer["listed"], answer.reasons("listed")) == ("cannot_tell", {"weak:name_only"})


@pytest.fixture(scope="module")
def spelled():
    town = Town()
    town.firm("a", "Lonarlo Import Ltd", "ZZ-CO:4471")
    listed = town.party("sanctions", "s1", "company", "Лонарло Импорт")
    town.entry("sanction", listed, "2023-03-01")
    person = town.person("s2", "Магомедова Зарина", "ZZ-ID:P7", "1970-05-06", source="sanctions")
    town.entry("sanction", person, "2023-03-01")
    return town.open()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"name": "Lonarlo Import Ltd", "ids": ["ZZ-CO:4471"]}, "cannot_tell"),
        ({"name": "Quite Another Gmbh", "ids": ["ZZ-CO:5582"]}, "clear"),
        ({"kind": "person", "name": "Zarina Magomedova"}, "cannot_tell"),
        ({"kind": "person", "name": "Zarina Magomedova", "born": "1999-01-02"}, "clear"),
        ({"kind": "person", "name": "Zarina Magomedova", "ids": ["ZZ-ID:P7"]}, "hit"),
        ({"kind": "person", "name": "Olga Petrenko"}, "clear"),
    ],
)
def test_names_in_another_script_are_somebody_to_look_at_and_never_a_hit(spelled, given, expected):
    assert spelled.ask(**given)["listed"] == expected
