"""Screens that weigh chance leave honest markets alone and find planted rings."""

import random

import pytest

from plumbrule.indicators import packaged
from plumbrule.indicators.cases import connect
from plumbrule.indicators.relations import relations
from plumbrule.indicators.run import run

RULES = {rule.id: rule for rule in packaged()}
OF_PAIRS = ("NET-PAIR", "NET-GROUP", "R023", "R034", "R053", "R057")


def market(seed, processes=400, firms=40, ring=0):
    """Bidders who choose tenders and prices by lot; the first ones in a ring win in turn."""
    dice = random.Random(seed)
    names = [f"F{n:02}" for n in range(firms)]
    rows = {"tender": [], "bid": [], "bid_party": [], "award": [], "award_party": []}
    rows["party_entity"] = [
        {"party_id": name, "entity_id": name, "rung": "id_match", "rule": "case"} for name in names
    ]
    turn = 0
    for number in range(processes):
        ocid = f"p{number:04}"
        day = f"2024-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        tender = {"ocid": ocid, "country": "XA", "year": 2024, "method": "open", "division": "33"}
        tender |= {"region": "R", "category": "goods", "tender_end_text": f"{day}T12:00:00Z"}
        rows["tender"].append(tender)
        taking = dice.sample(names[ring:], dice.randint(2, 6))
        if ring and number % 12 == 0:
            taking = names[:ring]
            winner = taking[turn % ring]
            turn += 1
        else:
            winner = dice.choice(taking)
        for name in taking:
            price = dice.randint(9000, 12000) if name != winner else 8900
            bid = {"ocid": ocid, "bid_id": name, "status": "valid", "value_amount": price}
            bid |= {"value_currency": "AVL", "tenderers": 1, "submitted": True}
            bid |= {"date_text": f"{day}T{dice.randint(8, 11):02}:{dice.randint(0, 59):02}:00Z"}
            rows["bid"].append(bid)
            rows["bid_party"].append({"ocid": ocid, "bid_id": name, "party_id": name})
        award = {"ocid": ocid, "award_id": "a", "status": "active", "value_amount": 8900}
        rows["award"].append({**award, "value_currency": "AVL", "suppliers": 1})
        rows["award_party"].append({"ocid": ocid, "award_id": "a", "party_id": winner})
    return rows


def hits(rows):
    found = run(connect(rows), [RULES[name] for name in OF_PAIRS])
    return {outcome.indicator.id: outcome.hits.column("unit_id").to_pylist() for outcome in found}


@pytest.mark.parametrize("seed", [1, 2])
def test_an_honest_market_gives_no_hits(seed):
    assert hits(market(seed)) == {name: [] for name in OF_PAIRS}


def test_a_ring_that_takes_turns_is_found():
    found = hits(market(3, ring=4))
    pairs = [f"F{a:02} and F{b:02} in XA, class 33" for a in range(4) for b in range(4) if a < b]
    assert found["NET-PAIR"] == pairs
    assert found["NET-GROUP"] == found["R057"] == ["XA, class 33: F00"]
    assert found["R034"] == []


def test_bounds_of_the_distance_from_the_uniform_law_hold():
    """Five in a hundred even spreads are as far as the table says (20,000 draws, seed fixed)."""
    connection = connect({})
    connection.execute(f"create view table_of as {relations()['uniform_distance'].query}")
    dice = random.Random(11)
    for n, at_05, _ in connection.sql("select * from table_of where n in (4, 9, 20)").fetchall():
        far = 0
        for _ in range(20000):
            x = [0.0, *sorted(dice.random() for _ in range(n - 2)), 1.0]
            far += max(abs((place + 1) / n - one) for place, one in enumerate(x)) >= at_05
        assert 0.045 < far / 20000 < 0.055
