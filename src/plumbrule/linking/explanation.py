"""Why two records are one entity or are not: the facts side by side, and a paragraph for a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import duckdb

from plumbrule.linking.facts import Facts, facts_of
from plumbrule.model import PlumbError

Verdict = Literal["agrees", "differs", "unknown"]

_BECAUSE = {
    "self": "stands alone",
    "id_match": "is tied to its entity by an official number",
    "publisher_id": "is tied to its entity by the publisher's own key and the strict name",
    "confirmed": "is tied to its entity by a person's decision",
}

_CANDIDATE = {
    "name_only": "They bear one name and nothing else speaks for them being one",
    "name_date_place": "They bear one name and a second fact agrees, which is worth a person's look",
    "id_name_differs": "They bear one number, under names that have nothing in common",
    "refuted_id": "Their valid numbers of one scheme differ, so they are taken to be two",
    "refuted_date": "Their dates of birth or founding exclude each other",
    "not_same": "A person decided that they are two",
}


@dataclass(frozen=True)
class Feature:
    """One fact on both sides.

    Args:
        name: what is compared.
        value_a: on the side of the first record; several values joined by ``; ``, empty if none.
        value_b: on the side of the second.
        verdict: ``unknown`` when a side says nothing, or when it may or may not fit.
    """

    name: str
    value_a: str
    value_b: str
    verdict: Verdict


@dataclass(frozen=True)
class Explanation:
    """Why two records are one entity or are not.

    Args:
        same: whether linking joined them.
        rung: the weaker of the two ties if so; else the strongest of the candidate's rungs, or
            ``none`` when the pair is not among the candidates.
        paragraph: the reason in words.
        features: the facts compared.
    """

    same: bool
    rung: str
    paragraph: str
    features: tuple[Feature, ...]


def explain(connection: duckdb.DuckDBPyConnection, party_a: str, party_b: str) -> Explanation:
    """Tell why two records are one entity or are not.

    Args:
        connection: DuckDB with a view for each table of the model, the linked ones included.
        party_a: ``party_id`` of one record.
        party_b: ``party_id`` of the other.

    Raises:
        PlumbError: the lake does not hold one of the records, or it was not linked.
    """
    a, b = facts_of(connection, party_a), facts_of(connection, party_b)
    features = tuple(_features(a, b))
    (entity_a, rung_a), (entity_b, rung_b) = (
        _place(connection, party) for party in (party_a, party_b)
    )
    if entity_a == entity_b:
        weaker = min(rung_a, rung_b, key=("publisher_id", "confirmed", "id_match", "self").index)
        ties = " ".join(
            f"The record {party} {_BECAUSE[rung]}."
            for party, rung in ((party_a, rung_a), (party_b, rung_b))
        )
        return Explanation(
            same=True,
            rung=weaker,
            paragraph=f"Both records belong to the entity {entity_a}. {ties} {_sum(features)}",
            features=features,
        )
    rows = connection.execute(
        "select rung, evidence from candidate where entity_a = $1 and entity_b = $2 "
        "order by rung, evidence",
        sorted((entity_a, entity_b)),
    ).fetchall()
    reasons = " ".join(f"{_CANDIDATE[rung]} ({evidence})." for rung, evidence in rows)
    paragraph = (
        f"The records belong to two entities, {entity_a} and {entity_b}. "
        f"{reasons or 'They are not among the pairs to be looked at.'} {_hindrance(a, b)}"
        f"{_sum(features)}"
    )
    ranked = [rung for rung in _CANDIDATE if rung in {row[0] for row in rows}]
    return Explanation(
        same=False,
        rung=ranked[-1] if ranked else "none",
        paragraph=paragraph,
        features=features,
    )


def _place(connection: duckdb.DuckDBPyConnection, party: str) -> tuple[str, str]:
    rows = connection.execute(
        "select entity_id, rung from party_entity where party_id = $1", [party]
    ).fetchall()
    if not rows:
        raise PlumbError(f"the record {party} was not linked; link the lake again")
    entity, rung = rows[0]
    return str(entity), str(rung)


def _features(a: Facts, b: Facts) -> list[Feature]:
    found = [
        _compared("strict name", a.names, b.names),
        _compared("publisher's key", a.keys, b.keys),
        _compared("kind", a.kinds, b.kinds),
        _compared("country", a.countries, b.countries),
        _compared("day of birth or founding", a.days, b.days, coarse=True),
        _compared("place", a.places, b.places),
        _compared("postcode", a.postcodes, b.postcodes),
    ]
    for scheme in sorted({number.scheme for number in (*a.numbers, *b.numbers)}):
        values = [
            tuple(number.value for number in side.numbers if number.scheme == scheme)
            for side in (a, b)
        ]
        found.append(_compared(f"number of {scheme}", *values))
    return found


def _compared(
    name: str, values_a: Sequence[str], values_b: Sequence[str], *, coarse: bool = False
) -> Feature:
    """Compare two sides; ``coarse`` values may be of unequal length, and then fit or do not."""
    verdict: Verdict = "differs"
    if not values_a or not values_b:
        verdict = "unknown"
    elif set(values_a) & set(values_b):
        verdict = "agrees"
    elif coarse and any(
        one.startswith(other) or other.startswith(one) for one in values_a for other in values_b
    ):
        verdict = "unknown"
    return Feature(name, "; ".join(values_a), "; ".join(values_b), verdict)


def _hindrance(a: Facts, b: Facts) -> str:
    """Tell why a number that both bear did not join them."""
    said = []
    for number in a.numbers:
        if number not in b.numbers:
            continue
        if number.checksum == "bad":
            said.append(f"Both bear {number.value} of {number.scheme}, which fails its check.")
        elif number.most_names > 3:
            said.append(
                f"Both bear {number.value} of {number.scheme}, which goes with "
                f"{number.most_names} different names in one source and so tells nobody apart."
            )
    return "".join(f"{sentence} " for sentence in said)


def _sum(features: Sequence[Feature]) -> str:
    parts = []
    for verdict, word in (("agrees", "Equal"), ("differs", "Different")):
        names = [one.name for one in features if one.verdict == verdict]
        if names:
            parts.append(f"{word}: {', '.join(names)}.")
    return " ".join(parts)
