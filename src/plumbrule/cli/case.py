"""Open cases from leads, work on them, and bring them to an end.

``plumb case open --lead ID --title ... --purpose ... --legal-basis ...`` begins one; every further
step is a word of its own: ``plumb case note ID --text ...``. ``plumb case show ID`` tells what is
possible next.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from plumbrule.actions.case import open_case, step_on_case, summary, tasks_of
from plumbrule.actions.follow import look, look_at_all
from plumbrule.actions.second_person import ask
from plumbrule.actions.session import Session
from plumbrule.cli.output import write_json
from plumbrule.cli.steps import (
    add_steps,
    dossier_json,
    inputs_from,
    moment,
    who_and_why,
    working,
    write_dossier,
    write_list,
)
from plumbrule.dossiers.case import KIND


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words and options."""
    who_and_why(parser)
    inner = parser.add_subparsers(metavar="STEP", required=True)
    listing = inner.add_parser("list", help="the cases you may see")
    listing.add_argument("--all", action="store_true", help="closed ones too")
    listing.set_defaults(step="list")
    who_and_why(listing, again=True)
    showing = inner.add_parser("show", help="one case whole, and what is possible next")
    showing.add_argument("id", help="id of the case")
    showing.set_defaults(step="show")
    who_and_why(showing, again=True)
    add_steps(inner, KIND)


def handle(args: argparse.Namespace) -> int:
    """Take the step, or answer."""
    with working(args) as session:
        if args.step == "list":
            wanted = look_at_all(session, "case", lambda case: args.all or case.state != "closed")
            rows = [summary(case, session.now()) for case in wanted]
            write_list(rows, as_json=args.json, empty="no cases; plumb case open begins one")
        elif args.step == "show":
            _show(session, args)
        else:
            _step(session, args)
    return 0


def _show(session: Session, args: argparse.Namespace) -> None:
    case = look(session, "case", args.id)
    tasks = [summary(task, session.now()) for task in tasks_of(session, args.id)]
    if args.json:
        write_json({**dossier_json(case, session.now()), "tasks": tasks})
        return
    write_dossier(case, session.now(), as_json=False)
    if tasks:
        print("  tasks:")
        for task in tasks:
            late = " (overdue)" if task["overdue"] else ""
            print(f"    {task['id']} {task['state']}: {task['title']}, due {task['due']}{late}")


def _step(session: Session, args: argparse.Namespace) -> None:
    inputs = inputs_from(args, KIND, args.step)
    if args.step == "open":
        case = open_case(session, _with_lead(session, inputs), at=moment(args.at))
    elif getattr(args, "ask", None):
        asked = ask(session, f"case/{args.id}", args.step, inputs, args.ask)
        print(f"a second person now runs: plumb user approve {asked.id}", file=sys.stderr)
        print(asked.id)
        return
    else:
        approval = getattr(args, "approval", None)
        case = step_on_case(
            session, args.id, args.step, inputs, at=moment(args.at), approval=approval
        )
    write_dossier(case, session.now(), as_json=args.json)


def _with_lead(session: Session, inputs: dict[str, Any]) -> dict[str, Any]:
    """Add the lead's evidence and parties as the lake shows them, unless a file was given."""
    if "lead" not in inputs or "evidence" in inputs:
        return inputs
    from plumbrule.actions.lead_seen import seen

    found = seen(session.lake, inputs["lead"])
    parties = list(dict.fromkeys([*inputs.get("parties", ()), *found.parties]))
    return {**inputs, "lead": found.lead, "evidence": found.evidence, "parties": parties}
