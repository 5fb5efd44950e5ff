"""The owners of a whole register are those of each company by itself."""

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from webs import graph, tie

from plumbrule.network.register_owners import register_owners
from plumbrule.network.shares import walks

COMPANIES = ("A", "B", "C", "D")


@st.composite
def registers(draw):
    held = {}
    for company in COMPANIES:
        left = 100
        for holder in draw(
            st.lists(st.sampled_from((*COMPANIES, "p", "q")), unique=True, max_size=3)
        ):
            part = draw(st.integers(0, left))
            left -= part
            if part:
                held[company, holder] = part
    return held


def worked_out(held, least, threads=2):
    connection = duckdb.connect(config={"threads": threads})
    given_rows = pa.table(
        {
            "owned": pa.array([owned for owned, _ in held], pa.string()),
            "owner": pa.array([owner for _, owner in held], pa.string()),
            "share": pa.array([part / 100 for part in held.values()], pa.float64()),
        }
    )
    connection.register("given", given_rows)
    connection.execute("create table network_holding as select * from given")
    found = register_owners(connection, least)
    rows = connection.execute("select company, owner, share from network_owner").fetchall()
    return found, {(company, owner): share for company, owner, share in rows}


@settings(max_examples=40)
@given(registers())
def test_all_at_once_equals_one_by_one(held):
    web = graph(*(tie(owned, owner, part) for (owned, owner), part in held.items()))
    expected = {}
    for company in {owned for owned, _ in held}:
        above = web.above(company)
        weight = walks(above, "least").weight
        expected |= {(company, end): float(weight[end]) for end in above.ends if weight.get(end)}
    _, found = worked_out(held, 1e-12)
    expected = {pair: share for pair, share in expected.items() if share >= 1e-12}
    assert found == pytest.approx(expected)


def test_rings_are_counted_and_closed_ones_hold_nobody():
    held = {
        ("A", "B"): 100,
        ("B", "A"): 100,
        ("C", "D"): 40,
        ("C", "p"): 60,
        ("D", "C"): 50,
        ("D", "q"): 50,
    }
    found, rows = worked_out(held, 0.25)
    assert (found.rings, found.closed, found.given_up, found.depth_limit) == (2, 1, 0, False)
    assert rows == pytest.approx(
        {("C", "p"): 0.75, ("C", "q"): 0.25, ("D", "q"): 0.625, ("D", "p"): 0.375}
    )


def test_a_company_that_holds_itself_is_divided_out():
    _, rows = worked_out({("A", "A"): 10, ("A", "p"): 45, ("A", "q"): 45}, 0.25)
    assert rows == pytest.approx({("A", "p"): 0.5, ("A", "q"): 0.5})


def test_a_long_chain_is_followed_to_its_end():
    held = {(f"C{n}", f"C{n + 1}"): 100 for n in range(60)} | {("C60", "p"): 30}
    _, rows = worked_out(held, 0.25)
    assert rows["C0", "p"] == pytest.approx(0.3)
    assert len(rows) == 61


def test_threads_change_nothing():
    held = {("A", "B"): 30, ("A", "p"): 70, ("B", "A"): 20, ("B", "q"): 80}
    assert worked_out(held, 0.01, 1)[1] == worked_out(held, 0.01, 4)[1]
