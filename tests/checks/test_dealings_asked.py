"""Declared ties, restricted pairs, donations and meetings, asked before a decision."""

from __future__ import annotations

import pytest
from small_town import Town

FIRM = ("Elm Works Ltd", "ZZ-CRN:E4711")


@pytest.fixture
def town():
    made = Town()
    made.official = made.person("ann", "Ann Alder", "ZZ-ID:771", source="posts")
    made.body_id = made.body("works", "Ministry of Works", "ZZ-GOV:W1")
    made.other_body = made.body("health", "Ministry of Health", "ZZ-GOV:H1")
    made.seat(made.official, made.body_id, "2018-01-01")
    made.firm_id = made.firm("elm", *FIRM)
    return made


def declared(town, days, *, kind="stake", holder="self", off=None, **more):
    for number, day in enumerate([*days, *([off] if off else [])]):
        key = f"d{number}"
        town.add(
            "declaration", "forms", declaration_id=key, person_id=town.official, as_of_text=day
        )
        firm = town.party("forms", f"{key}/firm", "company", *FIRM)
        town.add(
            "declaration_item",
            "forms",
            declaration_id=key,
            item_id="1",
            kind=kind,
            holder=holder,
            counterparty_id=firm,
            operation="remove" if day == off else "unstated",
            **more,
        )


def asked(town, question, body="ZZ-GOV:W1", kind="company"):
    answers = town.open().ask(kind, name=FIRM[0], ids=[FIRM[1]], body=body)
    [found] = [result for one, result in answers.results if one.id == question]
    return found.answer, found.reasons


def questions(town, **given):
    answers = town.open().ask(name=FIRM[0], ids=[FIRM[1]], **given)
    return {one.id for one, _ in answers.results}


@pytest.mark.parametrize("kind", ["stake", "activity", "client", "loan", "gift"])
def test_what_was_declared_before_and_after_the_day_held_on_it(town, kind):
    declared(town, ["2023-12-31", "2024-12-31"], kind=kind)
    assert asked(town, "declared_tie") == ("hit", ())


def test_a_tie_of_the_household_counts_too(town):
    declared(town, ["2023-12-31", "2024-12-31"], holder="partner")
    assert asked(town, "declared_tie") == ("hit", ())


def test_after_the_last_form_nobody_knows(town):
    declared(town, ["2022-12-31", "2023-12-31"])
    answer, reasons = asked(town, "declared_tie")
    assert (answer, "window:interest_end" in reasons) == ("cannot_tell", True)


def test_what_a_form_took_off_is_over(town):
    declared(town, ["2021-12-31"], off="2022-12-31")
    assert asked(town, "declared_tie") == ("clear", ("excluded:not_held",))


def test_a_seat_by_office_is_set_apart(town):
    declared(town, ["2023-12-31", "2024-12-31"], kind="activity", ex_officio=True)
    assert asked(town, "declared_tie")[0] == "clear"


def test_an_official_of_another_body_is_no_conflict_here(town):
    declared(town, ["2023-12-31", "2024-12-31"])
    assert asked(town, "declared_tie", body="ZZ-GOV:H1")[0] == "clear"


def test_whose_it_is_must_be_known(town):
    declared(town, ["2023-12-31", "2024-12-31"], holder="unknown")
    assert asked(town, "declared_tie") == ("cannot_tell", ("missing:holder",))


def test_nothing_is_asked_of_declarations_that_are_not_loaded(town):
    assert not {"declared_tie", "donor", "met_before"} & questions(town, body="ZZ-GOV:W1")


def restricted(town, start="2023-01-01", end="2024-12-31"):
    listed = town.party("pairs", "elm", "company", *FIRM)
    town.entry(
        "restriction", listed, start, end, effect="restricted_pair", scope_body_id=town.body_id
    )


def test_a_pair_in_force_is_a_hit(town):
    restricted(town)
    assert asked(town, "restricted_pair") == ("hit", ())


def test_a_pair_of_another_body_or_time_is_none(town):
    restricted(town)
    assert asked(town, "restricted_pair", body="ZZ-GOV:H1")[0] == "clear"


def test_a_pair_that_has_ended_is_none(town):
    restricted(town, end="2024-01-31")
    assert asked(town, "restricted_pair")[0] == "clear"


def test_a_pair_without_a_start_cannot_be_told(town):
    restricted(town, start=None)
    assert asked(town, "restricted_pair") == ("cannot_tell", ("window:restriction_start",))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-06-01", "hit"),
        ("2019-06-01", "clear"),
        ("2020", "cannot_tell"),
        (None, "cannot_tell"),
    ],
)
def test_a_donation_counts_for_four_years(town, day, expected):
    donor = town.party("gifts", "elm", "company", *FIRM)
    party = town.party("gifts", "green", "organisation", "Green Party")
    town.add(
        "donation", "gifts", donation_id="1", donor_id=donor, recipient_id=party, date_text=day
    )
    assert asked(town, "donor")[0] == expected


def test_a_namesake_that_gave_is_no_hit(town):
    donor = town.party("gifts", "elm", "company", FIRM[0])
    town.add("donation", "gifts", donation_id="1", donor_id=donor, date_text="2022-06-01")
    assert asked(town, "donor")[0] != "hit"


def test_a_meeting_is_shown_and_left_to_the_day_of_the_notice(town):
    met = town.party("diary", "elm", "company", *FIRM)
    town.add(
        "lobby_contact",
        "diary",
        contact_id="1",
        organisation_id=met,
        body_id=town.body_id,
        date_text="2024-04-01",
    )
    assert asked(town, "met_before") == ("cannot_tell", ("window:notice",))
    assert asked(town, "met_before", body="ZZ-GOV:H1")[0] == "clear"
