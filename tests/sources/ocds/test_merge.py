"""The merge rules by hand-written vectors, and what must hold whatever the releases."""

import copy
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbrule.sources.ocds.merge import Sourced, merge

DAYS = [f"2024-01-0{day}T00:00:00Z" for day in range(1, 8)]


def compiled(*releases, overrides=None):
    """Merge releases that are dated one day after the other."""
    sourced = [
        Sourced({"ocid": "o", "id": f"r{n}", "date": DAYS[n], "tag": ["tender"], **release})
        for n, release in enumerate(releases)
    ]
    merged = merge(sourced, overrides)
    body = {k: v for k, v in merged.release.items() if k not in {"ocid", "id", "date", "tag"}}
    return body, [(note.reason.split(":")[0], note.path) for note in merged.notes]


def body(*releases, **options):
    return compiled(*releases, **options)[0]


def test_head_of_the_compiled_release():
    got = merge(
        [
            Sourced({"ocid": "o", "id": "2", "date": "2024-01-02T00:00:00Z", "tag": ["award"]}),
            Sourced({"ocid": " o ", "id": "1", "date": "2024-01-01T00:00:00Z", "tag": ["tender"]}),
        ]
    )
    assert got.release == {
        "ocid": "o",
        "id": "o-2024-01-02T00:00:00Z",
        "date": "2024-01-02T00:00:00Z",
        "tag": ["compiled"],
    }
    assert got.notes == ()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2024-01-02T01:00:00Z", "2024-01-01T23:30:00-05:00"),
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00.500Z"),
        ("2024-01-01 00:00:00Z", "2024-01-01T00:00:01Z"),
    ],
)
def test_order_is_by_instant_not_by_text(earlier, later):
    got = merge(
        [
            Sourced({"ocid": "o", "date": later, "language": "later"}),
            Sourced({"ocid": "o", "date": earlier, "language": "earlier"}),
        ]
    )
    assert got.release["language"] == "later"
    assert got.release["date"] == later


def test_a_missing_date_is_taken_from_the_package():
    got = merge(
        [
            Sourced({"ocid": "o", "language": "b"}, published="2024-01-02T00:00:00Z", line=7),
            Sourced({"ocid": "o", "date": "2024-01-01T00:00:00Z", "language": "a"}),
            Sourced({"ocid": "o", "date": "soon", "language": "c"}, line=9),
        ]
    )
    assert got.release["language"] == "b"
    assert got.release["date"] == "2024-01-02T00:00:00Z"
    assert [(note.line, note.value) for note in got.notes] == [
        (9, "soon"),
        (7, "2024-01-02T00:00:00Z"),
    ]


def test_equal_dates_are_ordered_by_publication():
    date = "2024-01-01T00:00:00Z"
    got = merge(
        [
            Sourced({"ocid": "o", "date": date, "language": "b"}, published="2024-03-01"),
            Sourced({"ocid": "o", "date": date, "language": "a"}, published="2024-02-01"),
        ]
    )
    assert got.release["language"] == "b"
    assert "has the date of another" in got.notes[0].reason


def test_literals_objects_and_nulls():
    assert body(
        {"tender": {"title": "a", "value": {"amount": 1, "currency": "XXX"}, "status": "active"}},
        {"tender": {"title": "b", "value": {"amount": Decimal("2.50")}, "status": None}},
    ) == {"tender": {"title": "b", "value": {"amount": Decimal("2.50"), "currency": "XXX"}}}


def test_null_on_an_object_removes_all_of_it():
    assert body(
        {"tender": {"title": "a", "value": {"amount": 1, "currency": "XXX"}}},
        {"tender": {"value": None}},
    ) == {"tender": {"title": "a"}}


def test_empty_objects_and_arrays_change_nothing():
    assert body(
        {"tender": {"value": {"amount": 1}, "items": [{"id": "1", "quantity": 1}]}},
        {"tender": {"value": {}, "items": []}},
    ) == {"tender": {"value": {"amount": 1}, "items": [{"id": "1", "quantity": 1}]}}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"tender": {"submissionMethod": ["a", "b"]}}, {"tender": {"submissionMethod": ["c"]}}),
        (
            {"parties": [{"id": "1", "additionalIdentifiers": [{"id": "1"}, {"id": "2"}]}]},
            {"parties": [{"id": "1", "additionalIdentifiers": [{"id": "3"}]}]},
        ),
        (
            {
                "contracts": [
                    {"id": "1", "amendments": [{"id": "1", "changes": [{"property": "a"}]}]}
                ]
            },
            {
                "contracts": [
                    {"id": "1", "amendments": [{"id": "1", "changes": [{"property": "b"}]}]}
                ]
            },
        ),
        ({"unknown": [{"name": "a"}, {"name": "b"}]}, {"unknown": [{"name": "c"}]}),
    ],
)
def test_arrays_that_are_replaced_whole(before, after):
    assert body(before, after) == after


def test_arrays_are_merged_by_id_and_new_ids_appended():
    assert body(
        {"awards": [{"id": "1", "status": "pending", "title": "x"}]},
        {"awards": [{"id": "2", "status": "active"}, {"id": "1", "status": "active"}]},
    ) == {
        "awards": [
            {"id": "1", "status": "active", "title": "x"},
            {"id": "2", "status": "active"},
        ]
    }


def test_unknown_arrays_are_merged_by_id_when_they_have_ids():
    assert body({"x": [{"id": 1, "a": 1}]}, {"x": [{"id": 2, "a": 2}, {"id": 1, "b": 1}]}) == {
        "x": [{"id": 1, "a": 1, "b": 1}, {"id": 2, "a": 2}]
    }


def test_ids_are_compared_as_trimmed_text_and_kept_as_first_written():
    assert body(
        {"awards": [{"id": 1, "title": "a"}]}, {"awards": [{"id": " 1 ", "status": "b"}]}
    ) == {"awards": [{"id": 1, "title": "a", "status": "b"}]}


def test_items_without_id_are_taken_once():
    award = {"title": "a", "value": {"amount": 1}}
    assert body({"awards": [award]}, {"awards": [award]}, {"awards": [{**award, "x": None}]}) == {
        "awards": [award]
    }
    assert body({"awards": [award]}, {"awards": [{"title": "b"}]}) == {
        "awards": [award, {"title": "b"}]
    }


def test_two_objects_with_one_id_in_one_release_are_both_kept():
    first = {"bids": {"details": [{"id": "1", "v": 1}, {"id": "1", "v": 2}]}}
    got, notes = compiled(first)
    assert got == first
    assert notes == [("several objects have one id in one release", "bids/details")]
    assert body(first, {"bids": {"details": [{"id": "1", "s": 1}, {"id": "1", "s": 2}]}}) == {
        "bids": {"details": [{"id": "1", "v": 1, "s": 1}, {"id": "1", "v": 2, "s": 2}]}
    }


def test_one_object_written_twice_is_taken_once():
    got, notes = compiled({"awards": [{"id": "1", "v": 1}, {"v": 1, "id": "1"}]})
    assert got == {"awards": [{"id": "1", "v": 1}]}
    assert notes == [("the same object stands twice in one release", "awards")]


def test_what_is_left_of_an_emptied_item_is_dropped():
    assert body(
        {"awards": [{"id": "1", "title": "x"}, {"id": "2", "title": "y"}]},
        {"awards": [{"id": "1", "title": None}]},
    ) == {"awards": [{"id": "2", "title": "y"}]}
    assert body({"tender": {"items": [{"id": "1", "unit": {"name": None}}]}}) == {}


def test_a_reference_by_id_alone_is_kept_unless_it_was_emptied():
    awards = {"awards": [{"id": "1", "suppliers": [{"id": "A"}, {"id": "B", "name": "b"}]}]}
    assert body(awards) == awards
    assert body(awards, {"awards": [{"id": "1", "suppliers": [{"id": "B", "name": None}]}]}) == {
        "awards": [{"id": "1", "suppliers": [{"id": "A"}]}]
    }


def test_an_object_in_place_of_an_array_is_its_only_item():
    got, notes = compiled(
        {"awards": {"id": "1", "title": "a"}}, {"awards": [{"id": "1", "status": "b"}]}
    )
    assert got == {"awards": [{"id": "1", "title": "a", "status": "b"}]}
    assert notes == [("expected an array, got one object", "awards")]


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ({"x": {"a": 1}}, {"x": "text"}, "was an object, is a value"),
        ({"x": "text"}, {"x": {"a": 1}}, "was a value, is an object"),
        ({"x": {"a": 1}}, {"x": ["a"]}, "was an object, is an array"),
        (
            {"items": ["a"]},
            {"items": [{"id": "1", "a": 1}]},
            "was a list of values, is one of objects",
        ),
    ],
)
def test_another_kind_of_value_takes_the_place_and_is_noted(before, after, reason):
    got, notes = compiled(before, after)
    assert got == after
    assert [note[0] for note in notes] == [reason]


def test_overrides():
    first = {"bids": {"details": [{"id": "1", "v": 1}]}}
    second = {"bids": {"details": [{"id": "1", "v": 2}]}}
    assert body(first, second, overrides={"bids/details": "append"}) == {
        "bids": {"details": [{"id": "1", "v": 1}, {"id": "1", "v": 2}]}
    }
    first = {"awards": [{"title": "a"}, {"title": "b"}]}
    second = {"awards": [{"title": "c"}, {"status": "d"}, {"title": "e"}]}
    assert body(first, second, overrides={"awards": "position"}) == {
        "awards": [{"title": "c"}, {"title": "b", "status": "d"}, {"title": "e"}]
    }


def test_the_same_release_twice_and_one_id_with_other_content():
    one = {"ocid": "o", "id": "r", "date": DAYS[0], "language": "a"}
    got = merge(
        [Sourced(one, line=1), Sourced(dict(one), line=2), Sourced({**one, "date": DAYS[1]})]
    )
    assert [note.reason.split(":")[0] for note in got.notes] == [
        "the release is there more than once",
        "two releases have one id and other content",
    ]


def test_numbers_stay_exact():
    text = b'{"ocid":"o","date":"2024-01-01","tender":{"value":{"amount":12345678901234567.10}}}'
    release = msgspec.json.Decoder(float_hook=Decimal).decode(text)
    encoder = msgspec.json.Encoder(decimal_format="number")
    assert b'"amount":12345678901234567.10' in encoder.encode(merge([Sourced(release)]).release)


def test_releases_of_several_processes_are_an_error():
    with pytest.raises(ValueError, match="one process"):
        merge([Sourced({"ocid": "a"}), Sourced({"ocid": "b"})])
    with pytest.raises(ValueError, match="one process"):
        merge([])


LITERALS = st.none() | st.integers(0, 2) | st.sampled_from(["", "a", "1"]) | st.booleans()
KEYS = st.sampled_from(
    ["id", "title", "value", "items", "awards", "suppliers", "roles", "unknown", "details"]
)
TREES = st.recursive(
    LITERALS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=10,
)
RELEASES = st.builds(
    lambda tree, date, name: {**tree, "ocid": "o", "date": date, "id": name, "tag": ["x"]},
    st.dictionaries(KEYS, TREES, max_size=4),
    st.sampled_from([*DAYS[:2], "2024-01-01", "2024-01-01T00:00:00+01:00", "", None]),
    st.sampled_from(["r1", "r2"]),
)
SOURCED = st.lists(
    st.builds(
        Sourced,
        RELEASES,
        st.sampled_from([None, DAYS[0], DAYS[3]]),
        st.sampled_from(["f", "g"]),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=250, deadline=None)
@given(SOURCED, st.randoms(use_true_random=False))
def test_order_of_input_never_matters(sourced, random):
    untouched = copy.deepcopy(sourced)
    once = merge(sourced)
    assert sourced == untouched
    shuffled = list(sourced)
    random.shuffle(shuffled)
    assert merge(shuffled) == once


@settings(max_examples=250, deadline=None)
@given(SOURCED)
def test_merging_a_compiled_release_again_changes_nothing(sourced):
    once = merge(sourced).release
    assert merge([Sourced(copy.deepcopy(once))]).release == once
