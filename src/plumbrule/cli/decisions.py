"""Decide about links, values, suppressions and leads; list what stands and how rules did.

``plumb decisions not-same A B --reason TEXT`` names two records by their keys;
``plumb decisions dismiss LEAD --reason CODE`` sets a lead aside until its evidence changes;
``plumb decisions`` lists everything, ``plumb decisions precision`` the measured precision of rules.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from plumbrule.actions import decisions
from plumbrule.actions.second_person import ask
from plumbrule.actions.session import Session
from plumbrule.cli.output import write_json
from plumbrule.cli.steps import (
    add_fields,
    inputs_from,
    read,
    who_and_why,
    working,
    write_dossier,
    write_list,
)
from plumbrule.dossiers.correction import KIND as CORRECTION
from plumbrule.dossiers.machinery.kinds import Field
from plumbrule.dossiers.machinery.steps import Dossier
from plumbrule.dossiers.suppression import LEVELS, REASONS
from plumbrule.journal.reviews import REASONS as REVIEW_REASONS

REVIEWS = {"dismiss": "dismissed", "confirm": "confirmed", "send-on": "sent_on"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words and options."""
    who_and_why(parser)
    parser.set_defaults(step="list", all=False)
    inner = parser.add_subparsers(metavar="STEP")
    listing = _word(inner, "list", "what stands")
    listing.add_argument("--all", action="store_true", help="also what was taken back")
    _word(inner, "precision", "how often each rule's leads turned out to matter")
    for word, meaning in (("same", "two records are one"), ("not-same", "two records are not one")):
        pair = _word(inner, word, meaning)
        pair.add_argument("record_a", help="key of one record")
        pair.add_argument("record_b", help="key of the other")
        pair.add_argument("--reason", required=True, help="why")
    kept = _word(inner, "suppress", "keep a link, person or document out of public output")
    kept.add_argument("level", choices=list(LEVELS))
    kept.add_argument("key", help="its key; only a keyed fingerprint is kept")
    kept.add_argument("--reason", required=True, choices=list(REASONS), help="why")
    kept.add_argument("--text", help="free text, without names")
    correcting = _word(inner, "correct", "use another value than the source has")
    add_fields(correcting, CORRECTION, "correct")
    for word, outcome in REVIEWS.items():
        codes = [code for code, reason in REVIEW_REASONS.items() if reason.outcome == outcome]
        review = _word(inner, word, f"{word.replace('-', ' ')} a lead")
        review.add_argument("lead", help="id of the lead")
        review.add_argument("--reason", required=True, choices=codes, help="why")
        review.add_argument("--text", help="free text")
        review.add_argument(
            "--rule", action="append", help="a rule it rests on (else from the lake)"
        )
        review.add_argument("--evidence", metavar="FILE", help="its evidence (else from the lake)")
        if word == "send-on":
            review.add_argument("--to", required=True, help="the body it is given to")
    back = _word(inner, "revoke", "take a decision back")
    back.add_argument("id", help="id of the decision")
    back.add_argument("--reason", required=True, help="why")
    back.add_argument("--approval", metavar="ID", help="the second person's approval")
    back.add_argument("--ask", metavar="WHY", help="ask for a second person's approval")


def handle(args: argparse.Namespace) -> int:
    """Take the decision, or answer."""
    with working(args) as session:
        if args.step == "list":
            rows = [_row(item) for item in decisions.listed(session) if args.all or _stands(item)]
            write_list(rows, as_json=args.json, empty="no decisions stand")
        elif args.step == "precision":
            _precision(session, as_json=args.json)
        else:
            made = _decide(session, args)
            if made is not None:
                write_dossier(made, session.now(), as_json=args.json)
    return 0


def _decide(session: Session, args: argparse.Namespace) -> Dossier | None:
    if args.step in ("same", "not-same"):
        same = args.step == "same"
        return decisions.link(session, args.record_a, args.record_b, args.reason, same=same)
    if args.step == "suppress":
        return decisions.suppress(session, args.level, args.key, args.reason, args.text)
    if args.step == "correct":
        inputs = inputs_from(args, CORRECTION, "correct")
        return decisions.correct(session, inputs)
    if args.step == "revoke":
        return _revoke(session, args)
    return _review(session, args)


def _review(session: Session, args: argparse.Namespace) -> Dossier:
    lead, rules, evidence = args.lead, args.rule, None
    if args.evidence is not None:
        evidence = read(Field("json", "the evidence"), args.evidence)
    if rules is None or evidence is None:
        from plumbrule.actions.lead_seen import seen

        found = seen(session.lake, args.lead)
        lead = found.lead
        rules, evidence = rules or found.rules, evidence or found.evidence
    return decisions.review(
        session,
        lead,
        args.step.replace("-", "_"),
        args.reason,
        rules=rules,
        evidence=evidence,
        text=args.text,
        sent_to=getattr(args, "to", None),
    )


def _revoke(session: Session, args: argparse.Namespace) -> Dossier | None:
    found = decisions.find(session, args.id)
    if args.ask:
        asked = ask(session, found.stream, "lift", {"text": args.reason}, args.ask)
        print(f"a second person now runs: plumb user approve {asked.id}", file=sys.stderr)
        print(asked.id)
        return None
    return decisions.revoke(session, found.kind.name, args.id, args.reason, args.approval)


def _precision(session: Session, *, as_json: bool) -> None:
    found = decisions.measured(session)
    if as_json:
        write_json(
            {
                rule: {
                    "counted": item.counted,
                    "matter": item.matter,
                    "share": item.share,
                    "low": item.low,
                    "high": item.high,
                }
                for rule, item in found.items()
            }
        )
        return
    rows = [{"rule": rule, "precision": str(item)} for rule, item in found.items()]
    write_list(rows, as_json=False, empty="no lead was reviewed yet")


def _stands(dossier: Dossier) -> bool:
    return dossier.state not in ("revoked", "lifted")


def _row(dossier: Dossier) -> dict[str, Any]:
    last = dossier.steps[-1]
    values = [dossier.data.get(name) for name in dossier.kind.columns if name != "reason"]
    about = [item for value in values for item in (value if isinstance(value, list) else [value])]
    return {
        "id": dossier.id,
        "kind": dossier.kind.name,
        "decision": dossier.state,
        "about": [str(item) for item in about if item is not None],
        "reason": dossier.data.get("reason"),
        "by": last.actor,
        "at": last.at.isoformat(timespec="minutes"),
    }


def _word(
    inner: argparse._SubParsersAction[argparse.ArgumentParser], word: str, meaning: str
) -> argparse.ArgumentParser:
    parser = inner.add_parser(word, help=meaning)
    parser.set_defaults(step=word)
    who_and_why(parser, again=True)
    return parser
