"""From what agrees and what does not to a score, a rung and an answer.

The score ranks and decides who looks; the rung says how far the answer may go. A name alone never
makes a hit, and a number or a date of birth that contradicts takes the candidate out.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from plumbrule.checks.screening.numbers import compare_numbers
from plumbrule.checks.screening.query import Candidate, Listed, Query
from plumbrule.checks.screening.span import compare_spans
from plumbrule.checks.screening.worth import ALERT
from plumbrule.linking.names import Comparison

FEATURES = ("name", "born", "country", "number")
"""Parts of the score."""

WEAK_NAME = 0.65
"""Most that a name which its own list calls weak is worth by itself."""
SAME_NUMBER = 0.95
NUMBER_WITHOUT_NAME = 0.85
"""Least score for an equal number when the names agree, and when they do not."""
MARKS = {"day": 0.10, "year": 0.02, "slip": -0.05, "differs": -0.35}
"""What the dates of birth add; see ``compare_spans``."""
OTHER_COUNTRY = {True: -0.08, False: -0.12}
"""What countries without a common one add, for a person and for others: people move."""
HINT = 0.10
"""What equal digits add when scheme or country is not certain."""

_BORN_WORDS = {
    "day": "the dates of birth or founding are the same day",
    "year": "the dates of birth or founding fit",
    "slip": "the dates of birth or founding differ by what may be a slip",
    "differs": "the dates of birth or founding exclude each other",
}


def judge(
    query: Query,
    listed: Listed,
    name: str,
    names: Comparison,
    *,
    weak: bool = False,
    frequent: bool = False,
    threshold: float = ALERT,
    weights: Mapping[str, float] = MappingProxyType({}),
) -> Candidate:
    """Judge whether a listed party may be the one asked for.

    Args:
        query: who is asked for.
        listed: the party.
        name: the name of the list that fits best; empty when only a number led here.
        names: how that name compares.
        weak: whether the list itself calls the name weak.
        frequent: whether several people on the lists are known to bear the name.
        threshold: score from which a person should look.
        weights: what to multiply parts of the score by; they change no rung.
    """
    number, value = compare_numbers(
        query.identifiers, listed.identifiers, query.countries, listed.countries
    )
    born = compare_spans(query.born, listed.born) if query.born and listed.born else ""
    marks = {"name": min(names.score, WEAK_NAME) if weak else names.score}
    why = list(names.reasons)
    if weak:
        why.append("the list calls this name weak: it never counts alone")
    if born:
        marks["born"] = MARKS[born]
        why.append(_BORN_WORDS[born])
    if query.countries and listed.countries and not query.countries & listed.countries:
        marks["country"] = OTHER_COUNTRY[listed.kind == "person"]
        why.append("no country in common")
    if number == "hint":
        marks["number"] = HINT
        why.append(
            f"the number {value} stands in both, under a scheme or country not certain to be one"
        )
    fits = names.verdict != "differs" or names.score >= ALERT
    marks = {key: mark * weights.get(key, 1.0) for key, mark in marks.items()}
    score = sum(marks.values())
    if number == "same":
        why.append(f"the official number {value} is the same")
        least = SAME_NUMBER if fits or not query.name else NUMBER_WITHOUT_NAME
        marks["number"] = max(0.0, least - score)
        score = max(score, least)
    rung = _rung(number, born, fits=fits or not query.name)
    if number == "refuted":
        why.append(f"the official number is not the same as {value}")
    if rung.startswith("refuted"):
        score = min(score, threshold - 0.01)
    score = round(min(1.0, max(0.0, score)), 4)
    alert = score >= threshold
    answer, reasons = _answer(rung, alert=alert, frequent=frequent)
    return Candidate(
        party_id=listed.party_id,
        entity_id=listed.entity_id,
        name=name,
        score=score,
        verdict=names.verdict,
        rung=rung,
        answer=answer,
        reasons=reasons,
        why=tuple(why),
        marks=tuple((key, round(mark, 4)) for key, mark in marks.items()),
        alert=alert,
    )


def _rung(number: str, born: str, *, fits: bool) -> str:
    if number == "refuted":
        return "refuted_id"
    if number == "same":
        return "id_match" if fits else "id_name_differs"
    if born == "differs":
        return "refuted_date"
    if fits and (born == "day" or number == "hint"):
        return "name_date_place"
    return "name_only"


def _answer(rung: str, *, alert: bool, frequent: bool) -> tuple[str, tuple[str, ...]]:
    if not alert:
        return "clear", (rung,) if rung.startswith("refuted") else ()
    if rung == "id_match":
        return "hit", ()
    reasons = [f"weak:{rung}"]
    if frequent and rung == "name_only":
        reasons.append("frequent_name")
    return "cannot_tell", tuple(reasons)
