from datetime import date

import pytest

from plumbrule.checks.screening import (
    Entry,
    Listed,
    Listing,
    Number,
    Query,
    Version,
    Watchlist,
    span_of,
)

DAY = date(2024, 6, 15)
NUMBER = (Number("XA-NID", "AB12345"),)


def watchlist(version: date = date(2024, 6, 1), end: str | None = "2024-12-31") -> Watchlist:
    held = Listing(
        "L", "debarment", "Bank", None, None, span_of("2020-03-10"), end and span_of(end)
    )
    ann = Listed("set:1", "set:1", "person", (("Ann Maria Example", "legal"),), identifiers=NUMBER)
    twin = Listed("set:2", "set:1", "person", (("Anna Maria Example", "legal"),))
    other = Listed("set:3", "set:3", "person", (("Bruno Kessler", "legal"),))
    versions = [Version("L", "set", 3, version, stated=True)]
    return Watchlist(
        "default", [Entry(one, "set", (held,)) for one in (ann, twin, other)], versions, 1
    )


def answer(query: Query, day: date = DAY, **made: object) -> tuple[str, tuple[str, ...]]:
    found = watchlist(**made).screen(query, day)  # type: ignore[arg-type]
    return found.answer, found.reasons


KNOWN = Query("Ann Maria Example", "person", identifiers=NUMBER)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-03-09", "clear"),
        ("2020-03-10", "hit"),
        ("2024-12-31", "hit"),
        ("2025-01-01", "clear"),
    ],
)
def test_hit_only_while_listed(day: str, expected: str) -> None:
    when = date.fromisoformat(day)
    assert watchlist(version=when).screen(KNOWN, when).answer == expected


def test_one_entity_is_one_result_with_all_its_records() -> None:
    found = watchlist().screen(Query("Ann Maria Example", "person"), DAY)
    assert [[entry.listed.party_id for entry in one.entries] for one in found.results] == [
        ["set:1", "set:2"]
    ]
    assert found.total == 1


def test_nobody_found_is_clear_only_on_lists_that_tell_of_the_day() -> None:
    stranger = Query("Zoltan Quibble", "person")
    assert answer(stranger) == ("clear", ())
    assert answer(stranger, version=date(2024, 1, 1)) == ("cannot_tell", ("stale:L",))
    assert answer(stranger, version=date(2025, 1, 1)) == ("cannot_tell", ("window:L",))


def test_nothing_to_ask_with_is_never_clear() -> None:
    assert answer(Query("", "person")) == ("cannot_tell", ("missing:name",))
    assert answer(Query("!!", "person")) == ("cannot_tell", ("unblocked",))


def test_a_register_without_lists_has_no_day() -> None:
    firm = Listed("reg:1", "reg:1", "company", (("Golden Harbour LLC", "legal"),))
    register = Watchlist("reg", [Entry(firm, "reg")], (), 1)
    found = register.screen(Query("Golden Harbour LLC", "company"), date(1900, 1, 1))
    assert (found.answer, found.reasons) == ("cannot_tell", ("weak:name_only",))
    assert register.screen(Query("Silver Lake LLC", "company"), DAY).answer == "clear"


def test_two_that_fit_alike_are_ambiguous() -> None:
    twins = [
        Entry(Listed(f"set:{n}", f"set:{n}", "person", (("Ann Maria Example", "legal"),)), "set")
        for n in (1, 2)
    ]
    found = Watchlist("set", twins, (), 1).screen(Query("Ann Maria Example", "person"), DAY)
    assert found.margin == 0
    assert "ambiguous" in found.reasons


def test_without_any_list_nobody_is_cleared() -> None:
    found = Watchlist("default", (), (), 1).screen(Query("Zoltan Quibble", "person"), DAY)
    assert (found.answer, found.reasons) == ("cannot_tell", ("unavailable:default",))
