"""Say who may act and in which role; approve what needs two people; open in an emergency.

Without users there is one, and nothing needs to be set up. The first one added must be an
administrator: ``plumb user add --name ... --login ... --role administrator``.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from plumbrule.actions import second_person, users
from plumbrule.actions.follow import look_at_all, new_id, take_step
from plumbrule.actions.session import Session
from plumbrule.cli.output import write_json
from plumbrule.cli.steps import (
    add_fields,
    add_steps,
    inputs_from,
    who_and_why,
    working,
    write_dossier,
    write_list,
)
from plumbrule.dossiers.break_glass import FINDINGS
from plumbrule.dossiers.machinery.steps import Dossier
from plumbrule.dossiers.purpose import KIND as PURPOSE
from plumbrule.dossiers.user import KIND
from plumbrule.journal.access.roles import ROLES

LISTS = ("list", "approvals", "notices")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words and options."""
    who_and_why(parser)
    inner = parser.add_subparsers(metavar="STEP", required=True)
    _word(inner, "list", "who may act")
    adding = _word(inner, "add", "add a person")
    add_fields(adding, KIND, "add")
    adding.add_argument("--role", action="append", default=[], choices=list(ROLES), help="a role")
    add_steps(inner, KIND, skip=("add",))
    mandate = _word(inner, "mandate", "give a mandate to look at personal data")
    add_fields(mandate, PURPOSE, "open")
    _word(inner, "approvals", "what waits for a second person")
    _with_id(inner, "approve", "approve what was asked for, after reading it")
    _with_id(inner, "refuse", "refuse what was asked for").add_argument(
        "--reason", required=True, help="why"
    )
    opening = _word(inner, "emergency", "open one case or mandate for an hour; others are told")
    opening.add_argument("thing", help="case/ID or purpose/ID")
    opening.add_argument("--reason", required=True, help="what the emergency is")
    _word(inner, "notices", "emergency openings you were told of, not yet reviewed")
    review = _with_id(inner, "review-emergency", "say what the review of an opening found")
    review.add_argument("--finding", required=True, choices=list(FINDINGS), help="the finding")
    review.add_argument("--text", required=True, help="in words")


def handle(args: argparse.Namespace) -> int:
    """Take the step, or answer."""
    with working(args) as session:
        if args.step in LISTS:
            _lists(session, args)
            return 0
        made = _acts(session, args)
        if made is not None:
            write_dossier(made, session.now(), as_json=args.json)
    return 0


def _lists(session: Session, args: argparse.Namespace) -> None:
    if args.step == "list":
        found, empty = look_at_all(session, "user"), "one person works here, and nobody was added"
    elif args.step == "approvals":
        found, empty = second_person.waiting(session), "nothing waits for a second person"
    else:
        found, empty = users.notices(session), "no notice waits for you"
    write_list([_row(item) for item in found], as_json=args.json, empty=empty)


def _acts(session: Session, args: argparse.Namespace) -> Dossier | None:
    if args.step == "add":
        return users.add_user(session, inputs_from(args, KIND, "add"), args.role)
    if args.step == "invite":
        _invite(session, args)
        return None
    if args.step == "mandate":
        name = new_id(session)
        return take_step(session, "purpose", name, "open", inputs_from(args, PURPOSE, "open"))
    if args.step == "approve":
        return second_person.grant(session, args.id)
    if args.step == "refuse":
        return second_person.refuse(session, args.id, args.reason)
    if args.step == "emergency":
        opening, told = users.open_emergency(session, args.thing, args.reason)
        print(f"told at once: {', '.join(told) or 'nobody holds the roles'}", file=sys.stderr)
        return opening
    if args.step == "review-emergency":
        said = {"finding": args.finding, "text": args.text}
        return take_step(session, "break_glass", args.id, "review", said)
    return _step(session, args)


def _invite(session: Session, args: argparse.Namespace) -> None:
    """Print the code once; it is kept as a hash only."""
    user, invitation = users.invite_user(session, args.id)
    told = {
        "login": user.data.get("login"),
        "code": invitation.code,
        "until": invitation.until.isoformat(timespec="minutes"),
    }
    if args.json:
        write_json(told)
    else:
        print(
            f"tell {told['login']} this code, by another way than this machine: {told['code']}\n"
            f"it works once, at /enrol of the page that `plumb serve` opens, until {told['until']}"
        )


def _step(session: Session, args: argparse.Namespace) -> Dossier | None:
    inputs = inputs_from(args, KIND, args.step)
    if getattr(args, "ask", None):
        user = users.find_user(session, args.id)
        asked = second_person.ask(session, user.stream, args.step, inputs, args.ask)
        if args.json:
            write_json({"approval": asked.id})
        else:
            print(asked.id)
        return None
    approval = getattr(args, "approval", None)
    return users.step_on_user(session, args.id, args.step, inputs, approval)


def _row(dossier: Dossier) -> dict[str, Any]:
    shown = {name: dossier.data.get(name) for name in dossier.kind.columns}
    if "roles" in shown:
        shown["roles"] = [item["role"] for item in shown["roles"] or ()]
    return {"id": dossier.id, "state": dossier.state, **shown}


def _word(
    inner: argparse._SubParsersAction[argparse.ArgumentParser], word: str, meaning: str
) -> argparse.ArgumentParser:
    parser = inner.add_parser(word, help=meaning)
    parser.set_defaults(step=word)
    who_and_why(parser, again=True)
    return parser


def _with_id(
    inner: argparse._SubParsersAction[argparse.ArgumentParser], word: str, meaning: str
) -> argparse.ArgumentParser:
    parser = _word(inner, word, meaning)
    parser.add_argument("id", help="its id")
    return parser
