"""The same records give the same links, in any order, on any number of threads."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lake_in_memory import TENDERS, entry, linked, supplier

from plumbrule.linking import Decision

TABLES = ("party_entity", "entity", "candidate", "cluster")
NUMBERS = ("100100015", "100100023", "100100031", "100100049", "100100016", "n/a")
NAMES = ("Alfa", "ALFA", "Beta", "Juana Perez", "Omega Holdings", "Sigma")


def mixed_lake(seed: int):
    """Records of two procurement sources, a register and a list, with every kind of overlap."""
    chance = random.Random(seed)
    parties, identifiers, names = [], [], []
    for number in range(60):
        name = chance.choice(NAMES)
        row = chance.choice(
            [
                supplier(str(number), f"S-{chance.randrange(4)}", name),
                supplier(str(number), f"S-{chance.randrange(4)}", name, source="other-tenders"),
                entry("register", str(number), name, born_text=chance.choice([None, "1970-05-03"])),
                entry("list", str(number), name, country=chance.choice([None, "XA", "xb"])),
            ]
        )
        parties.append(row)
        identifiers += [
            {
                "party_id": row["party_id"],
                "scheme": chance.choice(["XA-CRN", "GB-COH", "registrationNumber"]),
                "value": chance.choice(NUMBERS),
            }
            for _ in range(chance.choice([0, 0, 1, 2]))
        ]
        if chance.random() < 0.2:
            kind = chance.choice(["weak", "former"])
            names.append({"party_id": row["party_id"], "name": chance.choice(NAMES), "kind": kind})
    listings = [
        {"listing_id": row["party_id"], "party_id": row["party_id"]}
        for row in parties
        if row["source"] == "list"
    ]
    decisions = []
    for _ in range(6):
        one, other = chance.sample(parties, 2)
        pair = tuple(sorted((one["party_id"], other["party_id"])))
        if pair not in {two.ordered for two in decisions}:
            decisions.append(Decision(chance.choice(["same", "not_same"]), *pair, "seen"))
    lake = {
        "party": parties,
        "identifier": identifiers,
        "name": names,
        "listing": listings,
        "tender": TENDERS,
    }
    return lake, decisions


def shuffled(lake, decisions, seed):
    chance = random.Random(seed)
    mixed = {table: chance.sample(list(rows), len(rows)) for table, rows in lake.items()}
    turned = [Decision(one.kind, one.record_b, one.record_a, one.reason) for one in decisions]
    return mixed, chance.sample(turned, len(turned))


@pytest.mark.parametrize("seed", range(5))
def test_order_and_threads_change_nothing(seed):
    lake, decisions = mixed_lake(seed)
    expected = [linked(lake, decisions, threads=1).rows(table) for table in TABLES]
    assert expected[2]
    for threads in (1, 2, 4):
        mixed = shuffled(lake, decisions, seed + threads)
        again = linked(*mixed, threads=threads)
        assert [again.rows(table) for table in TABLES] == expected


@pytest.mark.parametrize("seed", range(5))
def test_what_must_stay_apart_is_apart_and_keys_are_unique(seed):
    lake, decisions = mixed_lake(seed)
    result = linked(lake, decisions)
    for decision in decisions:
        if decision.kind == "not_same":
            assert result.entity(decision.record_a) != result.entity(decision.record_b)
    assert len(result.rows("party_entity")) == len({row["party_id"] for row in lake["party"]})
    counts = result.connection.execute(
        "select (select count(*) from (select distinct entity_a, entity_b, rung from linked_candidate))"
        " = (select count(*) from linked_candidate)"
        " and (select bool_and(entity_a < entity_b) from linked_candidate)"
        " and (select count(distinct entity_id) from linked_entity) = (select count(*) from linked_entity)"
        " and not exists (select entity_id, records from linked_entity except"
        "   select entity_id, count(*) from linked_party_entity group by entity_id)"
        " and not exists (select entity_id from linked_party_entity except"
        "   select entity_id from linked_entity)"
        " and not exists (select entity_a from linked_candidate except"
        "   select entity_id from linked_entity)"
        " and not exists (select rung, rule from linked_party_entity where rung is null or rule is null)"
    ).fetchall()
    assert counts == [(True,)]


@pytest.mark.parametrize("seed", range(5))
def test_an_entity_never_holds_two_exclusive_numbers_that_no_record_bears_together(seed):
    lake, decisions = mixed_lake(seed)
    result = linked(lake, decisions)
    borne = {}
    for row in lake["identifier"]:
        if row["scheme"] == "XA-CRN" and row["value"] in NUMBERS[:4]:
            borne.setdefault(row["party_id"], set()).add(row["value"])
    together = [numbers for numbers in borne.values() if len(numbers) > 1]
    anchored = {}
    for party_id, numbers in borne.items():
        entity = result.entity(party_id)
        if entity.startswith("XA-CRN:") and len(numbers) == 1:
            anchored.setdefault(entity, set()).update(numbers)
    for numbers in anchored.values():
        for one in numbers:
            for other in numbers - {one}:
                assert any({one, other} <= both for both in together)


@example(
    seed=1, name="N", key="aaa"
)  # other weights, of which equal names once added up to less than one
@given(
    seed=st.integers(0, 40),
    name=st.text(min_size=1, max_size=12),
    key=st.text("abcdefghij", min_size=3, max_size=8),
)
@settings(max_examples=8, deadline=None)
def test_an_unrelated_record_changes_nothing_elsewhere(seed, name, key):
    lake, decisions = mixed_lake(seed)
    before = linked(lake, decisions)
    stranger = entry("elsewhere", key, f"Unheard of {name}")
    more = lake | {"party": [*lake["party"], stranger]}
    after = linked(more, decisions, kept=before.kept)
    for table in TABLES:
        rest = [row for row in after.rows(table) if stranger["party_id"] not in row]
        assert rest == before.rows(table)
