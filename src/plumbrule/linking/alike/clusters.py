"""Accepted links made into clusters, so that no chain of likenesses brings strangers together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import duckdb

SMALL = 10
"""Entities that a cluster may have before a further link must fit all of them on average."""
ON_AVERAGE = 0.9


@dataclass(frozen=True)
class Link:
    """An accepted link between two entities and its score."""

    entity_a: str
    entity_b: str
    score: float


@dataclass(frozen=True)
class Refusal:
    """A link that was not followed, and what stood against it."""

    link: Link
    cause: str


@dataclass
class Traits:
    """What can keep two clusters apart.

    Args:
        numbers: by scheme and country, the valid numbers of schemes of which one bears only one.
        registers: registers with a row for each company in which it stands.
        natures: ``person``, ``organisation``, or both where records differ.
    """

    numbers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    registers: set[str] = field(default_factory=set)
    natures: set[str] = field(default_factory=set)

    def obstacle(self, other: Traits) -> str | None:
        """Say why two clusters cannot be one; None when nothing speaks against it."""
        for scheme in sorted(self.numbers.keys() & other.numbers.keys()):
            if self.numbers[scheme].isdisjoint(other.numbers[scheme]):
                return f"their numbers of {scheme} differ"
        both = self.registers & other.registers
        if both:
            return f"the register {min(both)} has a row for each of them"
        if self.natures and other.natures and not self.natures & other.natures:
            return "a person on one side, an organisation on the other"
        return None

    def take(self, other: Traits) -> None:
        """Add what is known of another cluster that has become part of this one."""
        for scheme, values in other.numbers.items():
            self.numbers[scheme] |= values
        self.registers |= other.registers
        self.natures |= other.natures


def grouped(
    links: Iterable[Link],
    apart: Iterable[tuple[str, str]],
    traits: Mapping[str, Traits],
    scores: Mapping[tuple[str, str], float],
) -> tuple[list[frozenset[str]], list[Refusal]]:
    """Follow links, the surest first, unless that joins what must stay apart.

    Args:
        links: accepted links.
        apart: pairs of entities that must not be in one cluster.
        traits: of each entity; changed by this call.
        scores: of pairs of entities, smaller id first; a pair that is not there has 0.

    Returns:
        The clusters of two and more entities, and the links that were refused.
    """
    forbidden: dict[str, set[str]] = defaultdict(set)
    for one, other in apart:
        forbidden[one].add(other)
        forbidden[other].add(one)
    cluster: dict[str, set[str]] = {}
    known: dict[int, Traits] = {}
    refused = []
    for link in sorted(links, key=lambda one: (-one.score, one.entity_a, one.entity_b)):
        sides = []
        for entity in (link.entity_a, link.entity_b):
            if entity not in cluster:
                cluster[entity] = {entity}
                known[id(cluster[entity])] = traits.get(entity, Traits())
            sides.append(cluster[entity])
        left, right = sides
        if left is right:
            continue
        cause = _cause(left, right, forbidden, scores) or known[id(left)].obstacle(known[id(right)])
        if cause:
            refused.append(Refusal(link, cause))
            continue
        if len(left) < len(right):
            left, right = right, left
        left |= right
        known[id(left)].take(known.pop(id(right)))
        for entity in right:
            cluster[entity] = left
    groups = {frozenset(one) for one in cluster.values() if len(one) > 1}
    return sorted(groups, key=min), refused


def _cause(
    left: set[str],
    right: set[str],
    forbidden: Mapping[str, set[str]],
    scores: Mapping[tuple[str, str], float],
) -> str | None:
    if any(forbidden[entity] & right for entity in left if entity in forbidden):
        return "two of them are known to be two"
    if len(left) + len(right) <= SMALL:
        return None
    pairs = [(min(one, other), max(one, other)) for one in left for other in right]
    if sum(scores.get(pair, 0.0) for pair in pairs) < ON_AVERAGE * len(pairs):
        return f"not alike on average to all of {len(left) + len(right)} entities"
    return None


def join_alike(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``linked_cluster`` from the accepted candidates; refused ones go to review."""
    links = [
        Link(*row)
        for row in connection.execute(
            "select entity_a, entity_b, max(score) from linked_candidate group by all "
            "having bool_or(band = 'accepted') and not bool_or(band = 'rejected')"
        ).fetchall()
    ]
    if not links:
        return
    apart = connection.execute(
        "select distinct entity_a, entity_b from linked_candidate where band = 'rejected'"
    ).fetchall()
    scores = {
        (one, other): score
        for one, other, score in connection.execute(
            "select entity_a, entity_b, max(score) from linked_candidate "
            "where score is not null group by all"
        ).fetchall()
    }
    groups, refused = grouped(links, apart, _traits(connection), scores)
    rows = [(entity, min(group), len(group)) for group in groups for entity in sorted(group)]
    connection.execute(
        "insert into linked_cluster select unnest($1), unnest($2), unnest($3)",
        [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], []],
    )
    if refused:
        causes = [(one.link.entity_a, one.link.entity_b, one.cause) for one in refused]
        connection.execute(
            """
            update linked_candidate as candidate
            set band = 'review', evidence = evidence || '; not joined: ' || refused.cause
            from (select unnest($1) as entity_a, unnest($2) as entity_b, unnest($3) as cause) as refused
            where candidate.entity_a = refused.entity_a and candidate.entity_b = refused.entity_b
                and candidate.band = 'accepted'
            """,
            [list(column) for column in zip(*causes, strict=True)],
        )


def _traits(connection: duckdb.DuckDBPyConnection) -> dict[str, Traits]:
    """Read what is known of the entities that accepted links name."""
    found: dict[str, Traits] = defaultdict(Traits)
    for entity, kind, value in connection.execute(
        """
        with named as (
            select entity_a as entity_id from linked_candidate where band = 'accepted'
            union
            select entity_b as entity_id from linked_candidate where band = 'accepted'
        )
        select number.entity_id, 'n' || number.scheme || number.country, number.value
        from linking_entity_number as number
        semi join named on named.entity_id = number.entity_id
        union all
        select placed.entity_id, 'register', source.source
        from linked_party_entity as placed
        semi join named on named.entity_id = placed.entity_id
        inner join linking_party as party on party.party_id = placed.party_id
        inner join linking_alike_source as source on source.source = party.source
        where source.is_register
        union all
        select fact.entity_id, 'nature', unnest(
            case when fact.is_person then ['person'] else [] end
            || case when fact.is_organisation then ['organisation'] else [] end
        )
        from linking_fact as fact
        semi join named on named.entity_id = fact.entity_id
        """
    ).fetchall():
        if kind == "register":
            found[entity].registers.add(value)
        elif kind == "nature":
            found[entity].natures.add(value)
        else:
            found[entity].numbers[kind[1:]].add(value)
    return found
