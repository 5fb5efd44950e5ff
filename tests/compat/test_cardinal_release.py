import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.compat.cardinal.process import Process
from plumbrule.compat.cardinal.release import (
    CANCELLED,
    NO_OCID,
    NOT_OBJECT,
    Passed,
    Unreadable,
    read_process,
)


def read(text: str | bytes) -> Process:
    raw = text.encode() if isinstance(text, str) else text
    return read_process(raw, file="made.jsonl", line=1)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "not json",
        '{"ocid": "a"} {"ocid": "b"}',
        '{"ocid": "a", "x": 01}',
        '{"ocid": "a", "x": NaN}',
        '{"ocid": "a", "awards": 1e400}',
        '{"ocid": "a", "bids": {"details": [{"status": "valid", "value": {"amount": %s}}]}}'
        % ("9" * 400),
        '\ufeff{"ocid": "a"}',
        b'{"ocid": "a", "x": "\xff"}',
        '{"ocid": "a", "x": "\\ud800"}',
        "[" * 5000 + "]" * 5000,
        '{"ocid": "a", "x": ' + "[" * 5000 + "]" * 5000 + "}",
    ],
)
def test_what_is_not_json_is_unreadable(text: str | bytes) -> None:
    with pytest.raises(Unreadable):
        read(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[]", NOT_OBJECT),
        ('"ocid"', NOT_OBJECT),
        ("null", NOT_OBJECT),
        ("{}", NO_OCID),
        ('{"ocid": 5}', NO_OCID),
        ('{"ocid": "a", "tender": {"status": "cancelled"}}', CANCELLED),
    ],
)
def test_what_is_no_process_is_passed(text: str, reason: str) -> None:
    with pytest.raises(Passed, match=reason):
        read(text)


def test_everything_a_rule_reads() -> None:
    process = read(
        json.dumps(
            {
                "ocid": "a",
                "buyer": {"id": "b"},
                "tender": {
                    "procurementMethod": "open",
                    "procurementMethodDetails": "auction",
                    "numberOfTenderers": 3,
                    "procuringEntity": {"id": "pe"},
                    "tenderPeriod": {"startDate": "s", "endDate": "e"},
                },
                "bids": {
                    "details": [
                        {
                            "status": "valid",
                            "date": "d",
                            "value": {"amount": 10, "currency": "USD"},
                            "tenderers": [{"id": "t"}],
                        },
                        {"status": "invited", "tenderers": [{"id": "u"}, {"id": "v"}]},
                        {"tenderers": [{"id": "w"}]},
                    ]
                },
                "awards": [
                    {
                        "status": "active",
                        "suppliers": [{"id": "t"}],
                        "items": [{"classification": {"id": "45"}}, {}, {"classification": {}}],
                    },
                    {"status": "cancelled"},
                    {"suppliers": [{"id": "x"}]},
                ],
            }
        )
    )
    assert (process.ocid, process.buyer, process.procuring_entity) == ("a", "b", "pe")
    assert (process.method, process.method_details) == ("open", "auction")
    assert (process.period_start, process.period_end) == ("s", "e")
    assert process.tenderers_counted == 3
    assert [(bid.status, bid.tenderers, bid.sole_tenderer) for bid in process.bids] == [
        ("valid", ("t",), "t"),
        ("invited", ("u", "v"), None),
    ]
    assert [bid.price for bid in process.submitted] == [(10.0, "USD")]
    assert process.submitted[0].date == "d"
    assert process.awards_final
    assert process.active_awards[0].item_classes == ("45",)
    assert process.single_winner == "t"


def test_one_tenderer_with_an_id_beside_one_without_is_not_the_sole_one() -> None:
    bids = [{"status": "valid", "tenderers": [{"id": "t"}, {"name": "no id"}]}]
    process = read(json.dumps({"ocid": "a", "bids": {"details": bids}}))
    assert process.bids[0].tenderers == ("t",)
    assert process.bids[0].sole_tenderer is None


def test_last_of_two_equal_keys_counts() -> None:
    assert read('{"ocid": "a", "ocid": "b"}').ocid == "b"


odd = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["valid", "active", "open", "A", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "status",
                    "amount",
                    "currency",
                    "value",
                    "tenderers",
                    "suppliers",
                    "items",
                    "classification",
                    "details",
                    "tenderPeriod",
                    "startDate",
                    "endDate",
                    "date",
                    "procuringEntity",
                    "numberOfTenderers",
                    "procurementMethod",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(buyer=odd, tender=odd, bids=odd, awards=odd)
def test_no_type_in_any_place_costs_the_release(**parts: object) -> None:
    try:
        process = read(json.dumps({"ocid": "a", **parts}))
    except Unreadable as error:
        assert "range" in str(error)  # noqa: PT017
        return
    assert process.ocid == "a"
