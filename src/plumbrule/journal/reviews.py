"""Reviews of leads as data: the reasons, and how often a rule's leads turned out to matter.

Pure. A reason counts for a rule, against it, or not at all: that an office had no capacity says
nothing about the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal

from plumbrule.journal.canonical import canonical

ENOUGH = 20
"""Below this many counted reviews no precision is stated."""

_Z = 1.959963984540054
"""The normal quantile of a two-sided interval of 95 %."""

Counts = Literal["for", "against", "not"]


@dataclass(frozen=True)
class Reason:
    """A reason for what was made of a lead, and how it counts in the rule's precision."""

    outcome: Literal["dismissed", "confirmed", "sent_on"]
    counts: Counts
    meaning: str


REASONS: dict[str, Reason] = {
    "explained": Reason("dismissed", "against", "the facts have an innocent explanation"),
    "wrong_link": Reason("dismissed", "against", "it is another person or company"),
    "wrong_data": Reason("dismissed", "against", "a record is wrong"),
    "below_interest": Reason("dismissed", "against", "too little is at stake"),
    "known": Reason("dismissed", "not", "another case or lead covers it"),
    "out_of_mandate": Reason("dismissed", "not", "it belongs to another body"),
    "no_capacity": Reason("dismissed", "not", "nobody can work on it"),
    "dismissed_other": Reason("dismissed", "not", "another reason, given in the text"),
    "needs_inquiry": Reason("confirmed", "for", "the facts need an inquiry"),
    "irregularity": Reason("confirmed", "for", "a rule was not followed"),
    "confirmed_other": Reason("confirmed", "for", "another reason, given in the text"),
    "competent_body": Reason("sent_on", "for", "another body must look into it"),
    "foreign_part": Reason("sent_on", "for", "it concerns another State"),
    "sent_other": Reason("sent_on", "for", "another reason, given in the text"),
}


@dataclass(frozen=True)
class Review:
    """What stands about one lead.

    Attributes:
        lead: id of the lead.
        state: ``in_review``, ``asked``, ``dismissed``, ``confirmed`` or ``sent_on``.
        reason: a key of ``REASONS``, once it was decided.
        text: the reviewer's words.
        rules: the rules the lead rested on.
        evidence: the evidence as it was seen.
        by: id of the user.
        at: when.
    """

    lead: str
    state: str
    reason: str | None
    text: str | None
    rules: tuple[str, ...]
    evidence: Any
    by: str
    at: str


@dataclass(frozen=True)
class Precision:
    """How often a rule's leads turned out to matter, with the Wilson interval of 95 %.

    Attributes:
        counted: reviews that count, for or against.
        matter: those that count for the rule.
        share: ``matter / counted``; None below 20 counted reviews ("not yet measured").
        low: lower end of the interval; None below 20.
        high: upper end; None below 20.
    """

    counted: int
    matter: int
    share: float | None
    low: float | None
    high: float | None

    def __str__(self) -> str:
        if self.share is None or self.low is None or self.high is None:
            return f"not yet measured ({self.counted} of {ENOUGH} reviews)"
        return (
            f"{self.share:.0%} of {self.counted} reviewed leads mattered "
            f"(95 % interval {self.low:.0%} to {self.high:.0%})"
        )


def wilson(matter: int, counted: int) -> tuple[float, float]:
    """Return the 95 % interval of a share after E. B. Wilson (1927).

    Raises:
        ValueError: nothing was counted, or more matter than were counted.
    """
    if counted < 1 or not 0 <= matter <= counted:
        raise ValueError(f"{matter} of {counted} is no share")
    share, square = matter / counted, _Z * _Z
    centre = (share + square / (2 * counted)) / (1 + square / counted)
    half = (
        _Z
        / (1 + square / counted)
        * sqrt(share * (1 - share) / counted + square / (4 * counted * counted))
    )
    return max(0.0, centre - half), min(1.0, centre + half)


def precision(reviews: Iterable[Review]) -> dict[str, Precision]:
    """Return the measured precision of every rule that any of the reviews names."""
    tally: dict[str, list[int]] = {}
    for review in reviews:
        counts = REASONS[review.reason].counts if review.reason in REASONS else "not"
        decided = review.state in ("dismissed", "confirmed", "sent_on")
        for rule in set(review.rules):
            found = tally.setdefault(rule, [0, 0])
            if decided and counts != "not":
                found[0] += counts == "for"
                found[1] += 1
    return {rule: _measured(*found) for rule, found in sorted(tally.items())}


PROVENANCE = frozenset({"file", "file_name", "line", "byte", "path"})
"""Where a record was read; the same record in another file is the same evidence."""


SURROUNDINGS = frozenset({"comparison", "threshold", "threshold_source", "weight", "version"})
"""What a lead was compared with; it moves with every load of other records, and says nothing new
about this one."""


def facts(evidence: Any) -> Any:
    """Return what evidence says of the matter itself, its rows in an order of their own."""
    if isinstance(evidence, Mapping):
        left_out = PROVENANCE | SURROUNDINGS
        return {key: facts(value) for key, value in evidence.items() if key not in left_out}
    if _listed(evidence):
        return sorted((facts(item) for item in evidence), key=canonical)
    return evidence


def changes(seen: Any, now: Any, path: str = "") -> list[str]:
    """Return the paths at which two values differ; empty when they do not."""
    if isinstance(seen, Mapping) and isinstance(now, Mapping):
        keys = sorted({*seen, *now})
        return [
            found for key in keys for found in changes(seen.get(key), now.get(key), f"{path}/{key}")
        ]
    if _listed(seen) and _listed(now) and len(seen) == len(now):
        pairs = zip(seen, now, strict=True)
        return [
            found
            for number, (old, new) in enumerate(pairs)
            for found in changes(old, new, f"{path}/{number}")
        ]
    return [] if seen == now else [path or "/"]


def _listed(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def _measured(matter: int, counted: int) -> Precision:
    if counted < ENOUGH:
        return Precision(counted, matter, None, None, None)
    low, high = wilson(matter, counted)
    return Precision(counted, matter, matter / counted, low, high)
