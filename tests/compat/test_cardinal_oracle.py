"""The program against a second, plain reading of the definitions, on releases of odd types."""

import json
from pathlib import Path

from cardinal_oracle import answer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plumbrule.compat.cardinal import Settings, run
from plumbrule.compat.cardinal.settings import VariedSupplies

JUNK = [None, True, 0, 1, 1.0, "", "1", [], ["A"], {}, {"id": "A"}, [[]], [None]]
ODDS = 60
"""One place in so many holds a value of an odd type."""


def mostly(made: st.SearchStrategy) -> st.SearchStrategy:
    return st.integers(1, ODDS).flatmap(lambda n: st.sampled_from(JUNK) if n == ODDS else made)


def word(*words: object) -> st.SearchStrategy:
    return mostly(st.sampled_from(words))


def thing(**fields: st.SearchStrategy) -> st.SearchStrategy:
    return mostly(st.fixed_dictionaries(fields))


def several(part: st.SearchStrategy, most: int) -> st.SearchStrategy:
    return mostly(st.lists(part, min_size=1, max_size=most))


organisation = thing(id=word("A", "B", "C", "D"))
parties = st.one_of(several(organisation, 1), several(organisation, 1), several(organisation, 2))
starts = word("2024-01-05T00:00:00Z", "2024-01-05 02:00:00+03:00", "2024-01-05")
ends = word("2024-01-19T20:00:00Z", "2024-02-01T00:00:00+05:30", "2024-02-01")
bids = thing(
    status=word("valid", "valid", "valid", "disqualified", "pending", "withdrawn", "odd", None),
    tenderers=parties,
    value=thing(amount=word(0, 5, 5.0, 6, 7, 8.5), currency=word("USD", "USD", "USD", "EUR")),
    date=st.one_of(starts, ends),
)
awards = thing(
    status=word("active", "active", "active", "cancelled", "pending", None),
    suppliers=parties,
    items=several(thing(classification=thing(id=word("450", "45", "3", "72"))), 3),
)
tender = thing(
    status=word("complete", "complete", "complete", "cancelled"),
    procurementMethod=word("open", "selective", "direct"),
    numberOfTenderers=word(1, 1.0, 2),
    procuringEntity=organisation,
    tenderPeriod=thing(startDate=starts, endDate=ends),
)
release = st.fixed_dictionaries(
    {
        "awards": st.one_of(several(awards, 1), several(awards, 2)),
        "bids": thing(details=mostly(st.lists(bids, min_size=2, max_size=5))),
        "buyer": organisation,
        "tender": tender,
    }
)


# Processes that reach the rules on price differences, which the mixture above seldom does.
sole = several(organisation, 1)
offer = thing(
    status=word("valid"),
    tenderers=sole,
    value=thing(amount=word(0, 90, 100, 101, 110, 140.5, 250), currency=word("USD")),
)
contest = st.fixed_dictionaries(
    {
        "awards": several(thing(status=word("active"), suppliers=sole), 1),
        "bids": thing(details=mostly(st.lists(offer, min_size=3, max_size=5))),
    }
)


@given(st.lists(release | contest, min_size=1, max_size=10))
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_both_readings_agree(tmp_path: Path, made: list[dict]) -> None:
    releases = [{"ocid": f"o{n}", **parts} for n, parts in enumerate(made)]
    path = tmp_path / "o.jsonl"
    path.write_text("\n".join(map(json.dumps, releases)), encoding="utf-8")
    wanted = Settings(currency="USD", R048=VariedSupplies(minimum_contracting_processes=1))
    results = run([str(path)], wanted, note=lambda _: None)
    hits = {
        (group, key, code)
        for group, keys in results.hits.items()
        for key, codes in keys.items()
        for code in codes
    }
    assert hits == answer(releases, "USD", 1)
