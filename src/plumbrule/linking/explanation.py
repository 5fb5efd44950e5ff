"""Why two records are one entity or are not: the facts side by side, and a paragraph for a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import duckdb

from plumbrule.linking.facts import Facts, facts_of
from plumbrule.linking.names import analyse, compare
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
        rule: rule and version that made the tie or the candidate; empty when there is none.
        band: accepted, review or rejected, when the two are candidates of each other.
        score: of the candidate, 0 to 1.
        margin: lead over the next possible partner; None when there is none or nothing was scored.
        cluster: the cluster that both belong to, or empty.
    """

    same: bool
    rung: str
    paragraph: str
    features: tuple[Feature, ...]
    rule: str = ""
    band: str = ""
    score: float | None = None
    margin: float | None = None
    cluster: str = ""


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
    (entity_a, rung_a, rule_a), (entity_b, rung_b, rule_b) = (
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
            rule=rule_a if weaker == rung_a else rule_b,
        )
    rows = connection.execute(
        "select rung, evidence, rule, names, band, score, margin from candidate "
        "where entity_a = $1 and entity_b = $2 order by rung, evidence",
        sorted((entity_a, entity_b)),
    ).fetchall()
    ranked = sorted(rows, key=lambda row: list(_CANDIDATE).index(row[0]))
    rung, _, rule, _, band, score, margin = (
        ranked[-1] if ranked else ("none", "", "", None, "", None, None)
    )
    reasons = " ".join(f"{_because(row[0], row[3])} ({row[1]})." for row in rows)
    cluster = _cluster(connection, entity_a, entity_b)
    paragraph = (
        f"The records belong to two entities, {entity_a} and {entity_b}. "
        f"{reasons or 'They are not among the pairs to be looked at.'} "
        f"{_band(band, score, margin)}{_hindrance(a, b)}{_sum(features)}"
    )
    if cluster:
        paragraph += (
            f" Accepted links bring both into the cluster {cluster}, for internal views only."
        )
    return Explanation(
        same=False,
        rung=rung,
        paragraph=paragraph,
        features=features,
        rule=rule,
        band=band,
        score=score,
        margin=margin,
        cluster=cluster,
    )


def _because(rung: str, names: str | None) -> str:
    """Say what a rung means, where names are only alike without calling them one name."""
    if names == "alike":
        return _CANDIDATE[rung].replace("They bear one name", "Their names are alike")
    return _CANDIDATE[rung]


def _band(band: str, score: float | None, margin: float | None) -> str:
    """Say how far the score and the lead over others carry."""
    if score is None:
        return ""
    lead = "no other is near" if margin is None else f"margin {margin:+.2f}"
    means = {
        "accepted": "accepted for internal work",
        "review": "for a person to look at",
        "rejected": "rejected",
    }
    return f"Score {score:.2f}, {lead}: {means[band]}. "


def _cluster(connection: duckdb.DuckDBPyConnection, entity_a: str, entity_b: str) -> str:
    rows = connection.execute(
        "select a.cluster_id from cluster as a inner join cluster as b using (cluster_id) "
        "where a.entity_id = $1 and b.entity_id = $2",
        [entity_a, entity_b],
    ).fetchall()
    return str(rows[0][0]) if rows else ""


def _place(connection: duckdb.DuckDBPyConnection, party: str) -> tuple[str, str, str]:
    rows = connection.execute(
        "select entity_id, rung, rule from party_entity where party_id = $1", [party]
    ).fetchall()
    if not rows:
        raise PlumbError(f"the record {party} was not linked; link the lake again")
    entity, rung, rule = rows[0]
    return str(entity), str(rung), str(rule)


def _features(a: Facts, b: Facts) -> list[Feature]:
    found = [
        _compared("strict name", a.names, b.names),
        *_spelling(a, b),
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


def _spelling(a: Facts, b: Facts) -> list[Feature]:
    """Compare the most alike of the names, where none is equal; the reasons stand for values."""
    if set(a.names) & set(b.names) or not a.names or not b.names:
        return []
    kind = "person" if "person" in (*a.kinds, *b.kinds) else "organisation"
    best, one, other = max(
        (
            (compare(analyse(one, kind), analyse(other, kind)), one, other)
            for one in a.names
            for other in b.names
        ),
        key=lambda found: (found[0].score, found[1], found[2]),
    )
    verdict: Verdict = {"agrees": "agrees", "close": "unknown", "differs": "differs"}[best.verdict]  # type: ignore[assignment]
    return [Feature(f"words of the names: {'; '.join(best.reasons)}", one, other, verdict)]


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
