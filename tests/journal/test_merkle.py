"""Expectations: the reference values of RFC 6962 and a second, recursive definition."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.journal import merkle
from plumbrule.journal.frontier import Frontier
from plumbrule.model.errors import PlumbError

REFERENCE = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]


def by_definition(entries):
    """MTH of RFC 6962, section 2.1, word for word."""
    if not entries:
        return sha256(b"").digest()
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0]).digest()
    k = 1
    while k * 2 < len(entries):
        k *= 2
    return sha256(b"\x01" + by_definition(entries[:k]) + by_definition(entries[k:])).digest()


def test_published_roots():
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    one_empty = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    eight = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    assert merkle.root([]).hex() == empty
    assert merkle.root([merkle.leaf(b"")]).hex() == one_empty
    assert merkle.root([merkle.leaf(item) for item in REFERENCE]).hex() == eight


@pytest.mark.parametrize("size", [*range(70), 255, 256, 257, 511, 512, 513, 1000])
def test_root_and_frontier_follow_the_definition(size):
    entries = [bytes([number % 256, number // 256]) for number in range(size)]
    leaves = [merkle.leaf(item) for item in entries]
    frontier = Frontier()
    for item in leaves:
        frontier.add(item)
    assert merkle.root(leaves) == frontier.root() == by_definition(entries)


def test_frontier_names_the_subtrees_it_completes():
    frontier = Frontier()
    done = [
        item[:2] for number in range(1024) for item in frontier.add(merkle.leaf(b"%d" % number))
    ]
    assert done == [(8, 0), (8, 1), (9, 0), (8, 2), (8, 3), (9, 1), (10, 0)]


def tree(size):
    entries = [b"%d" % number for number in range(size)]
    return entries, lambda start, end: by_definition(entries[start:end])


@pytest.mark.parametrize("size", range(1, 34))
def test_every_inclusion_proof_leads_to_the_root_and_to_no_other(size):
    entries, range_root = tree(size)
    root = by_definition(entries)
    for index in range(size):
        path = merkle.inclusion_proof(index, size, range_root)
        leaf = merkle.leaf(entries[index])
        assert merkle.root_from_inclusion(index, size, leaf, path) == root
        assert merkle.root_from_inclusion(index, size, merkle.leaf(b"x"), path) != root
        for wrong in ([*path, root], path[:-1]):
            if wrong != path:
                with pytest.raises(PlumbError):
                    merkle.root_from_inclusion(index, size, leaf, wrong)


@pytest.mark.parametrize("new", range(34))
def test_every_consistency_proof_holds_and_no_altered_one_does(new):
    entries, range_root = tree(new)
    root = by_definition(entries)
    for old in range(new + 1):
        old_root = by_definition(entries[:old])
        path = merkle.consistency_proof(old, new, range_root)
        assert merkle.is_consistent(old, old_root, new, root, path)
        assert not merkle.is_consistent(old, b"x" * 32, new, root, path)
        if 0 < old < new:
            assert not merkle.is_consistent(old, old_root, new, b"x" * 32, path)
            assert not merkle.is_consistent(old, old_root, new, root, path[:-1])
            assert not merkle.is_consistent(old, old_root, new, root, [*path, root])


@given(st.integers(1, 300), st.data())
def test_a_rewritten_history_has_no_consistency_proof(new, data):
    old = data.draw(st.integers(1, new))
    changed = data.draw(st.integers(0, old - 1))
    entries, _ = tree(new)
    old_root = by_definition(entries[:old])
    entries[changed] = b"rewritten"
    path = merkle.consistency_proof(old, new, lambda a, b: by_definition(entries[a:b]))
    assert not merkle.is_consistent(old, old_root, new, by_definition(entries), path)


def test_positions_outside_the_log_are_refused():
    with pytest.raises(PlumbError, match="position 5 does not exist in a log of 5 acts"):
        merkle.inclusion_proof(5, 5, tree(5)[1])
    with pytest.raises(PlumbError, match="cannot extend"):
        merkle.consistency_proof(6, 5, tree(5)[1])
