"""Give tasks on a case, hand them over, and report what came out.

``plumb task open --case ID --title ... --due DAY`` gives one; every further step is a word of its
own: ``plumb task finish ID --result ...``.
"""

from __future__ import annotations

import argparse
import sys

from plumbrule.actions.case import UNDER_WAY, open_task, summary
from plumbrule.actions.follow import look, look_at_all, take_step
from plumbrule.actions.second_person import ask
from plumbrule.cli.steps import (
    add_steps,
    inputs_from,
    moment,
    who_and_why,
    working,
    write_dossier,
    write_list,
)
from plumbrule.dossiers.task import KIND


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words and options."""
    who_and_why(parser)
    inner = parser.add_subparsers(metavar="STEP", required=True)
    listing = inner.add_parser("list", help="the tasks you may see, the most pressing first")
    listing.add_argument("--all", action="store_true", help="ended ones too")
    listing.add_argument("--case", metavar="ID", help="only those of this case")
    listing.set_defaults(step="list")
    who_and_why(listing, again=True)
    showing = inner.add_parser("show", help="one task whole, and what is possible next")
    showing.add_argument("id", help="id of the task")
    showing.set_defaults(step="show")
    who_and_why(showing, again=True)
    add_steps(inner, KIND)


def handle(args: argparse.Namespace) -> int:
    """Take the step, or answer."""
    with working(args) as session:
        if args.step == "list":
            case = f"case/{args.case.removeprefix('case/')}" if args.case else None
            found = look_at_all(
                session,
                "task",
                lambda task: (
                    (args.all or task.state in UNDER_WAY)
                    and (case is None or task.data.get("case") == case)
                ),
            )
            rows = [summary(task, session.now()) for task in found]
            rows.sort(key=lambda row: (row["due"] or "9999", row["id"]))
            write_list(rows, as_json=args.json, empty="no tasks; plumb task open gives one")
            return 0
        if args.step == "show":
            write_dossier(look(session, "task", args.id), session.now(), as_json=args.json)
            return 0
        inputs = inputs_from(args, KIND, args.step)
        if args.step == "open":
            task = open_task(session, inputs, at=moment(args.at))
        elif getattr(args, "ask", None):
            asked = ask(session, f"task/{args.id}", args.step, inputs, args.ask)
            print(f"a second person now runs: plumb user approve {asked.id}", file=sys.stderr)
            print(asked.id)
            return 0
        else:
            approval = getattr(args, "approval", None)
            at = moment(args.at)
            task = take_step(session, "task", args.id, args.step, inputs, at=at, approval=approval)
        write_dossier(task, session.now(), as_json=args.json)
    return 0
