from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from plumbrule.sources.ftm import SOURCE


def entity(key: str, schema: str, datasets: tuple[str, ...] = ("reg",), **properties) -> dict:
    given = {
        name: value if isinstance(value, list) else [value] for name, value in properties.items()
    }
    return {"id": key, "schema": schema, "properties": given, "datasets": list(datasets)}


def lines(*entities: dict) -> str:
    return "".join(json.dumps(one) + "\n" for one in entities)


@pytest.mark.parametrize(
    ("schema", "ends", "kind"),
    [
        ("Ownership", ("owner", "asset"), "ownership"),
        ("Control", ("controller", "controlled"), "control"),
        ("Directorship", ("director", "organization"), "directorship"),
        ("Membership", ("member", "organization"), "membership"),
        ("Employment", ("employee", "employer"), "employment"),
        ("Representation", ("agent", "client"), "representation"),
        ("Family", ("person", "relative"), "family"),
        ("Associate", ("person", "associate"), "association"),
        ("Succession", ("predecessor", "successor"), "succession"),
        ("UnknownLink", ("subject", "object"), "unknown"),
    ],
)
def test_each_kind_of_tie_has_its_two_ends(load, schema, ends, kind):
    tie = entity("t1", schema, **{ends[0]: "a", ends[1]: "b"}, role="chair", startDate="2001",
                 endDate="2002-03", status="ended")  # fmt: skip
    loaded = load(SOURCE, lines(tie))
    (row,) = loaded.rows("relation")
    assert (row["relation_id"], row["kind"], row["from_id"], row["to_id"]) == (
        "set:t1", kind, "set:a", "set:b",
    )  # fmt: skip
    assert (row["role"], row["start_text"], row["end_text"], row["status"]) == (
        "chair", "2001", "2002-03", "ended",
    )  # fmt: skip
    assert (row["share_min"], row["beneficial"], row["directness"]) == (None, None, "unknown")
    assert (loaded.sink.first, loaded.sink.last) == (date(2001, 1, 1), date(2002, 3, 1))
    assert loaded.faults() == []


@pytest.mark.parametrize(
    ("given", "bounds", "kinds"),
    [
        (["33.5"], (33.5, 33.5, False, False), []),
        ([">25-50"], (25, 50, True, False), []),
        (["0"], (0, 0, False, False), []),
        (["some"], (None, None, None, None), ["dropped"]),
        (["10", "20-30"], (10, 30, False, False), ["changed"]),
        (["10", ">50"], (10, None, False, None), ["changed"]),
        ([], (None, None, None, None), []),
    ],
)
def test_the_percentage_is_a_range(load, given, bounds, kinds):
    loaded = load(SOURCE, lines(entity("o", "Ownership", owner="a", asset="b", percentage=given)))
    (row,) = loaded.rows("relation")
    shares = ("share_min", "share_max", "share_min_open", "share_max_open")
    assert tuple(row[name] for name in shares) == bounds
    assert [kind for kind, _, _ in loaded.faults()] == kinds


def test_an_interest_type_of_bods_is_one_and_another_is_the_role(load):
    loaded = load(
        SOURCE,
        lines(
            entity("o1", "Ownership", owner="a", asset="b", ownershipType="shareholding"),
            entity("o2", "Control", controller="a", controlled="b", controlType="golden share"),
        ),
    )
    assert [(row["interest_type"], row["role"]) for row in loaded.rows("relation")] == [
        ("shareholding", None),
        (None, "golden share"),
    ]


def test_several_ends_are_several_rows_and_a_missing_end_is_told(load):
    loaded = load(
        SOURCE,
        lines(
            entity("f", "Family", person=["a", "b"], relative="c", relationship="cousin"),
            entity("d", "Directorship", organization="o"),
        ),
    )
    assert [
        (row["relation_id"], row["from_id"], row["to_id"]) for row in loaded.rows("relation")
    ] == [
        ("set:f/0", "set:a", "set:c"),
        ("set:f/1", "set:b", "set:c"),
        ("set:d", None, "set:o"),
    ]
    assert loaded.faults() == [("noted", 2, "/properties/director")]


def test_of_several_dates_the_widest_period_is_kept_and_told(load):
    tie = entity("o", "Ownership", owner="a", asset="b", startDate=["2003", "2001-05"],
                 endDate=["2004", "2010"])  # fmt: skip
    loaded = load(SOURCE, lines(tie))
    (row,) = loaded.rows("relation")
    assert (row["start_text"], row["end_text"]) == ("2001-05", "2010")
    assert [kind for kind, _, _ in loaded.faults()] == ["dropped", "dropped"]


def test_a_reference_to_an_id_that_was_merged_away_finds_its_entity(load):
    person = entity("new", "Person", name="A") | {"referents": ["old", "new"]}
    company = entity("c", "Company", name="C") | {"referents": ["c-old"]}
    tie = entity("o", "Ownership", owner="old", asset="c")
    listed = entity("s", "Sanction", entity="old")
    loaded = load(SOURCE, lines(tie, listed, person, company))
    (row,) = loaded.rows("relation")
    assert (row["from_id"], row["to_id"]) == ("set:new", "set:c")
    assert [row["party_id"] for row in loaded.rows("listing")] == ["set:new"]


def test_posts_and_who_holds_them(load):
    loaded = load(
        SOURCE,
        lines(
            entity("h", "Occupancy", holder="p", post="m", startDate="2015", status="current"),
            entity("m", "Position", name="Mayor", organization="town", country="pe",
                   topics=["gov.muni"]),
            entity("p", "Person", name="A", topics="role.pep"),
        ),
    )  # fmt: skip
    (post,) = loaded.rows("post")
    assert (post["post_id"], post["title"], post["body_id"], post["country"], post["kind"]) == (
        "set:m", "Mayor", "set:town", "PE", "gov.muni",
    )  # fmt: skip
    (holder,) = loaded.rows("post_holder")
    assert (holder["holding_id"], holder["post_id"], holder["person_id"]) == (
        "set:h", "set:m", "set:p",
    )  # fmt: skip
    assert (holder["start_text"], holder["current"]) == ("2015", True)


def test_a_topic_alone_is_a_post_without_name_or_date(load):
    loaded = load(
        SOURCE,
        lines(
            entity("p1", "Person", name="A", topics=["role.pep"]),
            entity("p2", "Person", name="B", topics=["role.pep.frmr"], position=["Judge", "Mayor"]),
            entity("p3", "Person", name="C", topics=["role.rca"], position="Clerk"),
        ),
    )
    rows = loaded.rows("post_holder")
    found = {(row["person_id"], row["title"], row["current"], row["start_text"]) for row in rows}
    assert found == {
        ("set:p1", None, None, None),
        ("set:p2", "Judge", False, None),
        ("set:p2", "Mayor", False, None),
    }


def test_each_sanction_is_one_listing(load):
    loaded = load(
        SOURCE,
        lines(
            entity("s1", "Sanction", ("un", "us"), entity="p", startDate="2010-02-03",
                   endDate="2020", authority="Council", program="X", programId="X-1",
                   reason=["R1", "R2"], provisions="asset freeze", authorityId="1267",
                   status="active"),
            entity("s2", "Sanction", ("us",), entity=["p", "q"], listingDate="2011"),
            entity("p", "Person", name="A", topics=["sanction", "wanted", "sanction.linked"]),
            entity("q", "Company", name="Q", topics=["debarment"]),
        ),
    )  # fmt: skip
    rows = {row["listing_id"]: row for row in loaded.rows("listing")}
    assert {key: (row["party_id"], row["kind"]) for key, row in rows.items()} == {
        "set:s1": ("set:p", "sanction"),
        "set:s2/0": ("set:p", "sanction"),
        "set:s2/1": ("set:q", "debarment"),
    }
    first = rows["set:s1"]
    expected = {
        "list": "un;us", "authority": "Council", "programme": "X", "legal_act": "1267",
        "reason": "R1; R2", "scope": "asset freeze", "start_text": "2010-02-03",
        "end_text": "2020", "status": "active", "line": 1,
    }  # fmt: skip
    assert {name: first[name] for name in expected} == expected
    assert rows["set:s2/0"]["start_text"] == "2011"


def test_a_topic_without_a_sanction_is_a_listing_without_dates(load):
    loaded = load(
        SOURCE,
        lines(
            entity("p", "Person", ("lists",), name="A", topics=["debarment", "reg.warn", "crime"]),
            entity("q", "Person", name="B", topics=["sanction.linked"]),
        ),
    )
    assert [
        (row["listing_id"], row["kind"], row["list"], row["start_text"])
        for row in loaded.rows("listing")
    ] == [
        ("set:p/topic/debarment", "debarment", "lists", None),
        ("set:p/topic/reg.warn", "warning", "lists", None),
    ]


@pytest.mark.parametrize(
    ("given", "value", "currency"),
    [
        ({"amount": "12.5", "currency": "eur"}, Decimal("12.5"), "EUR"),
        ({"amountEur": "12"}, Decimal(12), "EUR"),
        ({"amountUsd": "12"}, Decimal(12), "USD"),
        ({"amount": "9", "amountEur": "12"}, Decimal(12), "EUR"),
        ({"amount": "9"}, Decimal(9), None),
        ({}, None, None),
    ],
)
def test_a_payment_has_an_amount_in_its_currency(load, given, value, currency):
    payment = entity("t", "Payment", payer="a", beneficiary="b", date="2011-12-29", purpose="gift",
                     **given)  # fmt: skip
    loaded = load(SOURCE, lines(payment))
    (row,) = loaded.rows("payment")
    assert (row["payment_id"], row["payer_id"], row["payee_id"]) == ("set:t", "set:a", "set:b")
    assert (row["value_amount"], row["value_currency"]) == (value, currency)
    assert (row["date_text"], row["purpose"]) == ("2011-12-29", "gift")
    assert loaded.rows("donation") == []


def test_a_payment_to_several_is_counted_once(load):
    loaded = load(SOURCE, lines(entity("t", "Payment", payer="a", beneficiary=["b", "c"])))
    assert [row["payee_id"] for row in loaded.rows("payment")] == ["set:b"]
    assert loaded.faults() == [("dropped", 1, "/properties/beneficiary")]
