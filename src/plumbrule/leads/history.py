"""What became of leads from load to load: when first seen, what changed, when withdrawn.

Pure. The past is a list of events, only ever added to; a lead's state is what its events leave.
Rules that were not asked are not judged: their leads stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from math import isclose
from typing import Literal

import msgspec

What = Literal["first_seen", "changed", "withdrawn", "seen_again", "asked"]


class Fact(msgspec.Struct, frozen=True):
    """What a lead rests on, as far as a change of it matters.

    Args:
        rule, version: the indicator.
        value: what was measured.
        amount, currency: money at stake.
        evidence: fingerprint of the records it rests on, or None when it was not taken.
    """

    rule: str
    version: str
    value: float | None = None
    amount: Decimal | None = None
    currency: str | None = None
    evidence: str | None = None


class Event(msgspec.Struct, frozen=True):
    """One thing that happened to a lead, or that a rule was asked.

    Args:
        what: ``first_seen``, ``changed``, ``withdrawn``, ``seen_again``, or ``asked`` for a rule.
        lead: id of the lead; None for ``asked``.
        snapshot: number of the snapshot.
        at: when that snapshot was loaded, UTC.
        fact: the lead as it was then; for ``withdrawn`` as it was last.
        why: what changed, or why it was withdrawn; empty for the others.
    """

    what: What
    lead: str | None
    snapshot: int
    at: datetime
    fact: Fact
    why: tuple[str, ...] = ()


class History(msgspec.Struct, frozen=True):
    """The history of one lead.

    Args:
        first_seen: snapshot and time at which it was seen first.
        last_seen: the latest snapshot, and its time, in which its rule was asked and gave it.
        withdrawn: snapshot and time of its withdrawal, while that stands.
        events: all that happened to it, in order.
    """

    first_seen: tuple[int, datetime]
    last_seen: tuple[int, datetime]
    withdrawn: tuple[int, datetime] | None
    events: list[Event]


def news(
    past: Iterable[Event],
    now: Mapping[str, Fact],
    asked: Mapping[str, str],
    snapshot: int,
    at: datetime,
    *,
    expected: frozenset[str] = frozenset(),
) -> list[Event]:
    """Give the events to add when rules were asked about a snapshot.

    Args:
        past: all events so far, in order.
        now: leads as they are now, by id.
        asked: version of each rule that was asked, by id.
        snapshot: number of the snapshot.
        at: when it was loaded.
        expected: ids of leads that are now expected in their class.

    Returns:
        Nothing when the snapshot is older than what is known.
    """
    standing: dict[str, tuple[Fact, bool]] = {}
    latest: dict[str, Event] = {}
    for event in past:
        if event.snapshot > snapshot:
            return []
        if event.lead is None:
            latest[event.fact.rule] = event
        else:
            standing[event.lead] = (event.fact, event.what != "withdrawn")
    found: list[Event] = []
    for lead, fact in sorted(now.items()):
        before, shown = standing.get(lead, (None, False))
        why = () if before is None else changes(before, fact)
        if before is None:
            found.append(Event("first_seen", lead, snapshot, at, fact))
        elif not shown:
            found.append(Event("seen_again", lead, snapshot, at, fact, why))
        elif why:
            found.append(Event("changed", lead, snapshot, at, fact, why))
    for lead, (fact, shown) in sorted(standing.items()):
        if shown and lead not in now and fact.rule in asked:
            reason = "expected_in_class" if lead in expected else "no_longer_found"
            new = ("version",) if asked[fact.rule] != fact.version else ()
            found.append(Event("withdrawn", lead, snapshot, at, fact, (reason, *new)))
    for rule, version in sorted(asked.items()):
        known = latest.get(rule)
        if known is None or (known.snapshot, known.fact.version) != (snapshot, version):
            found.append(Event("asked", None, snapshot, at, Fact(rule, version)))
    return found


def changes(before: Fact, now: Fact) -> tuple[str, ...]:
    """Name what differs: ``value``, ``amount``, ``evidence``, ``version``."""
    found = []
    if not _alike(before.value, now.value):
        found.append("value")
    if (before.amount, before.currency) != (now.amount, now.currency):
        found.append("amount")
    if None not in (before.evidence, now.evidence) and before.evidence != now.evidence:
        found.append("evidence")
    if before.version != now.version:
        found.append("version")
    return tuple(found)


def history_of(past: Iterable[Event], lead: str) -> History | None:
    """Give the history of one lead, or None when nothing is known of it.

    Args:
        past: events in order; at least those of the lead and of its rule.
        lead: its id.
    """
    events = list(past)
    own = [event for event in events if event.lead == lead]
    if not own:
        return None
    last = own[-1]
    gone = (last.snapshot, last.at) if last.what == "withdrawn" else None
    seen = [event for event in own if event.what != "withdrawn"]
    for event in events:
        is_of_rule = event.what == "asked" and event.fact.rule == last.fact.rule
        if is_of_rule and event.snapshot >= own[0].snapshot and not _away(own, event.snapshot):
            seen.append(event)
    newest = max(seen, key=lambda event: event.snapshot)
    first = own[0]
    return History((first.snapshot, first.at), (newest.snapshot, newest.at), gone, own)


def _away(own: list[Event], snapshot: int) -> bool:
    """Tell whether a lead was withdrawn at a snapshot."""
    state = [event for event in own if event.snapshot <= snapshot]
    return bool(state) and state[-1].what == "withdrawn"


def _alike(one: float | None, other: float | None) -> bool:
    """Compare measures; a sum taken in another order may differ in its last digits."""
    if one is None or other is None:
        return one is other
    return one == other or isclose(one, other, rel_tol=1e-9)
