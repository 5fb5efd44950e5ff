"""What stands: the decisions about links, values, suppressions and leads that are in force.

This is the one thing that loading, linking, leads and publication read from the journal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from plumbrule.journal.entry import Act
from plumbrule.journal.fingerprints import Suppression
from plumbrule.journal.keys import Keys
from plumbrule.journal.reviews import Review
from plumbrule.journal.store import Journal

KINDS = ("link", "correction", "suppression", "lead_review")


@dataclass(frozen=True)
class LinkDecision:
    """Two records are one (``same``) or are not; records are named by their source keys.

    ``history`` counts the decisions on this pair: above 1, people have not agreed throughout.
    """

    id: str
    record_a: str
    record_b: str
    same: bool
    reason: str
    by: str
    at: str
    history: int


@dataclass(frozen=True)
class Correction:
    """The source has ``seen`` where ``value`` is right; it holds while the source has ``seen``."""

    id: str
    table: str
    record: str
    field: str
    seen: Any
    value: Any
    reason: str
    by: str
    at: str

    def outcome(self, found: Any) -> str:
        """Return what the correction does to the value found in a load.

        ``applies``; ``agrees``, when the source has the right value by now; ``outdated``, when
        it has a third one, which a person must look at.
        """
        if found == self.seen:
            return "applies"
        return "agrees" if found == self.value else "outdated"


@dataclass(frozen=True)
class Standing:
    """Everything in force, in the order of when it was decided.

    Attributes:
        links: by pair of record keys, in the order of the keys.
        corrections: by (table, record, field).
        suppressions: fingerprints; compare through ``fingerprints.SuppressionList``.
        reviews: by id of the lead.
        unreadable: how many decisions in force cannot be read, for want of the key or because
            their content was erased. What is published must stop when this is not 0.
    """

    links: Mapping[tuple[str, str], LinkDecision]
    corrections: Mapping[tuple[str, str, str], Correction]
    suppressions: tuple[Suppression, ...]
    reviews: Mapping[str, Review]
    unreadable: int


def standing(journal: Journal) -> Standing:
    """Return the decisions that are in force now."""
    acts = [act for kind in KINDS for act in journal.kind(kind)]
    return standing_from(acts)


def standing_from(acts: Iterable[Act]) -> Standing:
    """Return the decisions in force after the given acts; pure."""
    streams: dict[str, list[Act]] = {}
    for act in acts:
        streams.setdefault(act.event.stream, []).append(act)
    links: dict[tuple[str, str], LinkDecision] = {}
    corrections: dict[tuple[str, str, str], Correction] = {}
    suppressions: list[Suppression] = []
    reviews: dict[str, Review] = {}
    unreadable = 0
    for stream, found in streams.items():
        kind, _, name = stream.partition("/")
        state, data = _latest(found)
        by, at = found[-1].event.actor, found[-1].event.t
        try:
            if kind == "link" and state in ("same", "not_same"):
                pair = (data["record_a"], data["record_b"])
                same = state == "same"
                links[pair] = LinkDecision(
                    name, *pair, same, data["reason"], by, at, _decisions(found)
                )
            elif kind == "correction" and state == "corrected":
                place = (data["table"], data["record"], data["field"])
                corrections[place] = Correction(
                    name, *place, data["seen"], data["value"], data["reason"], by, at
                )
            elif kind == "suppression" and state == "suppressed":
                parts = (data["fingerprint"], data["key_version"], data["level"], data["reason"])
                suppressions.append(Suppression(*parts, at))
            elif kind == "lead_review" and state is not None:
                reviews[name] = _review(name, state, data, by, at)
        except KeyError:
            unreadable += 1
    return Standing(links, corrections, tuple(suppressions), reviews, unreadable)


def pair_id(keys: Keys, record_a: str, record_b: str) -> str:
    """Return the id under which decisions on a pair of records are kept.

    It is keyed, so that nobody learns from the log which records were compared.
    """
    first, second = sorted((record_a, record_b))
    return keyed_id(keys, "link", first, second)


def keyed_id(keys: Keys, *parts: str) -> str:
    """Return an id made of ``parts`` that tells nothing about them without the keys."""
    return blake2b("\n".join(parts).encode(), key=keys.content, digest_size=16).hexdigest()


def _latest(acts: list[Act]) -> tuple[str | None, dict[str, Any]]:
    state: str | None = None
    data: dict[str, Any] = {}
    for act in acts:
        state = act.event.state or state
        data.update(act.content or {})
    return state, data


def _decisions(acts: list[Act]) -> int:
    return sum(act.event.state in ("same", "not_same") for act in acts)


def _review(name: str, state: str, data: Mapping[str, Any], by: str, at: str) -> Review:
    decided = state in ("dismissed", "confirmed", "sent_on")
    return Review(
        lead=name,
        state=state,
        reason=data["reason"] if decided else None,
        text=data.get("text"),
        rules=tuple(data.get("rules", ())),
        evidence=data.get("evidence"),
        by=by,
        at=at,
    )
