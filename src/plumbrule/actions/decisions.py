"""Decisions that are applied again on every load: links, values, suppressions, and leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plumbrule.actions.follow import look_at_all, take_step
from plumbrule.actions.session import Session, load
from plumbrule.dossiers.machinery.steps import Dossier
from plumbrule.journal import database, fingerprints
from plumbrule.journal.decisions import Standing, keyed_id, pair_id, standing, standing_from
from plumbrule.journal.keys import Keys
from plumbrule.journal.opening import KEY_FOLDER, open_journal
from plumbrule.journal.reviews import Precision, Review, changes, facts, precision
from plumbrule.model.errors import PlumbError

LISTED = ("link", "correction", "suppression", "lead_review")


def link(
    session: Session,
    record_a: str,
    record_b: str,
    reason: str,
    *,
    same: bool,
    evidence: Any = None,
) -> Dossier:
    """Say that two records are, or are not, one person or company."""
    first, second = sorted((record_a, record_b))
    said = {"record_a": first, "record_b": second, "reason": reason, "evidence": evidence}
    name = pair_id(_keys(session), first, second)
    return take_step(session, "link", name, "same" if same else "not_same", said)


def correct(session: Session, inputs: Mapping[str, Any]) -> Dossier:
    """Use another value than the source has; ``inputs`` as the step ``correct`` takes them."""
    place = [str(inputs.get(part, "")) for part in ("table", "record", "field")]
    name = keyed_id(_keys(session), "correction", *place)
    return take_step(session, "correction", name, "correct", inputs)


def suppress(
    session: Session, level: str, subject: str, reason: str, text: str | None = None
) -> Dossier:
    """Keep a link, person or document out of public output; only its fingerprint is kept."""
    key = fingerprints.make(session.lake / KEY_FOLDER, session.journal.random)
    mark = key.fingerprint(level, subject)
    said = {
        "level": level,
        "fingerprint": mark,
        "key_version": key.version,
        "reason": reason,
        "text": text,
    }
    return take_step(session, "suppression", mark[:24], "suppress", said)


def revoke(
    session: Session, kind: str, name: str, reason: str, approval: str | None = None
) -> Dossier:
    """Take a decision back; lifting a suppression needs a second person."""
    if kind == "suppression":
        return take_step(session, kind, name, "lift", {"text": reason}, approval=approval)
    return take_step(session, kind, name, "revoke", {"reason": reason})


def review(
    session: Session,
    lead: str,
    action: str,
    reason: str,
    *,
    rules: Sequence[str],
    evidence: Any,
    text: str | None = None,
    sent_to: str | None = None,
) -> Dossier:
    """Dismiss a lead, confirm it, or send it on.

    Args:
        session: who reviews.
        lead: id of the lead.
        action: ``dismiss``, ``confirm`` or ``send_on``.
        reason: a code from the list of that action.
        rules: the rules that the lead rests on.
        evidence: the lead's evidence as the reviewer saw it; kept with the review.
        text: the reviewer's words.
        sent_to: the body it is given to.
    """
    said = {
        "reason": reason,
        "rules": list(rules),
        "evidence": evidence,
        "text": text,
        "sent_to": sent_to,
    }
    return take_step(session, "lead_review", lead, action, said)


@dataclass(frozen=True)
class LeadState:
    """What people made of a lead, held against its evidence of today.

    Attributes:
        review: what stands; None when nobody looked at it.
        changed: the parts of the evidence that differ from what the reviewer saw.
        shown: whether the lead is to be shown as open: it was not set aside, or its evidence
            is another one now.
    """

    review: Review | None
    changed: tuple[str, ...]
    shown: bool


def lead_state(reviews: Mapping[str, Review], lead: str, evidence: Any) -> LeadState:
    """Return what stands about a lead, given its evidence as it is now; pure."""
    found = reviews.get(lead)
    if found is None:
        return LeadState(None, (), shown=True)
    differs = tuple(changes(facts(found.evidence), facts(evidence)))
    return LeadState(found, differs, shown=found.state != "dismissed" or bool(differs))


def measured(session: Session) -> dict[str, Precision]:
    """Return the measured precision of every rule whose leads were reviewed."""
    return precision(standing(session.journal).reviews.values())


def in_force(session: Session) -> Standing:
    """Return every decision in force."""
    return standing(session.journal)


def standing_at(lake: Path, journal: str | None) -> Standing:
    """Return what stands in the journal of a lake, and nothing at all when there is no journal.

    For commands that read the world and apply decisions; it makes and records nothing.

    Args:
        lake: the folder of the lake.
        journal: a file or an address, if the journal does not lie in the lake.
    """
    place = database.address(lake, journal)
    if place.startswith("sqlite:///") and not Path(place.removeprefix("sqlite:///")).exists():
        return standing_from(())
    opened = open_journal(lake, journal, create=False)
    try:
        return standing(opened)
    finally:
        opened.close()


def precision_of(lake: Path, journal: str | None, rule: str) -> Precision:
    """Return the measured precision of one rule; without reviews it is not yet measured.

    Args:
        lake: the folder of the lake.
        journal: a file or an address, if the journal does not lie in the lake.
        rule: id of the rule.
    """
    found = precision(standing_at(lake, journal).reviews.values())
    return found.get(rule, Precision(0, 0, None, None, None))


def public_suppressions(session: Session) -> fingerprints.SuppressionList:
    """Return the list that public output must be held against.

    Raises:
        PlumbError: it cannot be compared; nothing may be published then.
    """
    found = standing(session.journal)
    if found.unreadable:
        raise PlumbError(
            f"{found.unreadable} decisions cannot be read: nothing can be published until the "
            "keys of the journal are brought back"
        )
    key = fingerprints.load(session.lake / KEY_FOLDER)
    return fingerprints.SuppressionList(found.suppressions, key)


def listed(session: Session, kinds: Sequence[str] = LISTED) -> list[Dossier]:
    """Return the decisions that the user may see, those taken back too."""
    return [dossier for kind in kinds for dossier in look_at_all(session, kind)]


def find(session: Session, name: str) -> Dossier:
    """Return the decision of that id, of whatever kind.

    Raises:
        PlumbError: there is none.
    """
    for kind in LISTED:
        dossier = load(session.journal, kind, name)
        if dossier.state is not None:
            return dossier
    raise PlumbError(f"there is no decision {name}")


def _keys(session: Session) -> Keys:
    if session.journal.keys is None:
        raise PlumbError("the keys of the journal are not here, so it can only be read")
    return session.journal.keys
