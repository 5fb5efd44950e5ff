"""Check a person, a company or a tender before someone signs, appoints or pays.

``plumb check company NAME --id SCHEME:VALUE`` asks the lists, registers and posts that are loaded;
the answer to each question is hit, clear or cannot_tell, and the whole is kept as a receipt that
`plumb receipt verify` can prove later.
"""

from __future__ import annotations

import argparse
import csv
import sys
import textwrap
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plumbrule.cli.output import cell, terminal_width, write_json
from plumbrule.cli.steps import who_and_why, working
from plumbrule.model.errors import PlumbError

_MARK = {"hit": "HIT", "cannot_tell": "CANNOT TELL", "clear": "clear"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words and options."""
    who_and_why(parser)
    parser.add_argument("--csv", type=Path, metavar="IN", help="check every row of a CSV file")
    parser.add_argument("--out", type=Path, metavar="OUT", help="where the rows go, with answers")
    parser.add_argument("--receipts", type=Path, metavar="DIR", help="write each receipt to a file")
    _common(parser)
    inner = parser.add_subparsers(dest="kind", metavar="person|company|tender")
    for kind in ("person", "company"):
        one = inner.add_parser(kind, help=f"one {kind}, by name and number")
        one.add_argument("name", metavar="NAME", help="its name; '' when only a number is known")
        one.add_argument(
            "--id",
            dest="ids",
            action="append",
            default=[],
            metavar="SCHEME:VALUE",
            help="an official number; may be given again",
        )
        one.add_argument("--country", metavar="CC", help="ISO 3166-1 code of its country")
        one.add_argument("--born", metavar="DATE", help="birth (founding): YYYY-MM-DD, or YYYY")
        one.add_argument("--body", metavar="NAME-or-ID", help="the public body that decides")
        _again(one)
    one = inner.add_parser("tender", help="all bidders of a tender, and who decides")
    one.add_argument("tender", metavar="FILE|OCID", help="an OCDS release, or a loaded process")
    one.add_argument("--panel", type=Path, metavar="FILE", help="who decides: CSV or JSON")
    _again(one)


def handle(args: argparse.Namespace) -> int:
    """Ask, record, tell."""
    from plumbrule.checks.checker import Checker
    from plumbrule.lake import Lake

    if (args.kind is None) == (args.csv is None):
        raise PlumbError("say what to check: person, company, tender, or --csv IN --out OUT")
    checker = Checker(Lake(args.lake))
    try:
        with working(args) as session:
            if args.csv is not None:
                return _table(args, session, checker)
            from plumbrule.actions.check import checked

            answer = checked(session, checker, [_given(args, checker)])[0]
    finally:
        checker.close()
    if args.receipts is not None:
        _write_receipts(args.receipts, [answer["receipt"]])
    if args.json:
        write_json(answer)
    else:
        _tell(answer)
    return 0


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DATE", help="the day asked about (today)")
    parser.add_argument(
        "--purpose",
        dest="decision",
        metavar="TEXT",
        help="award, payment, appointment or other words; award and payment need fresh lists",
    )
    parser.add_argument("--legal-basis", metavar="TEXT", help="the provision that allows the check")


def _again(parser: argparse.ArgumentParser) -> None:
    who_and_why(parser, again=True)
    for option, place in (
        ("--as-of", "as_of"),
        ("--purpose", "decision"),
        ("--legal-basis", "legal_basis"),
    ):
        parser.add_argument(option, dest=place, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    parser.add_argument(
        "--receipts", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )


def _given(args: argparse.Namespace, checker: Any) -> dict[str, Any]:
    from plumbrule.actions.check import panel_given, tender_given

    given: dict[str, Any] = {
        "kind": args.kind,
        "as_of": args.as_of or _today(),
        "purpose": args.decision,
        "legal_basis": args.legal_basis,
    }
    if args.kind == "tender":
        given["tender"] = tender_given(checker, args.tender)
        given["panel"] = panel_given(args.panel) if args.panel else []
        return given
    return given | {
        "name": args.name,
        "ids": args.ids,
        "country": args.country,
        "born": args.born,
        "body": args.body,
    }


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _table(args: argparse.Namespace, session: Any, checker: Any) -> int:
    from plumbrule.actions.check_batch import batch

    if args.out is None:
        raise PlumbError("say where the answers go: --out FILE")
    if args.out.exists() and args.out.samefile(args.csv):
        raise PlumbError("--out is the table itself: name another file", file=str(args.out))
    defaults = {"as_of": args.as_of or _today(), "purpose": args.decision, "kind": None}
    made = batch(session, checker, args.csv, defaults=defaults)
    with args.out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(made.columns)
        writer.writerows([cell(row[name]) for name in made.columns] for row in made.rows)
    _write_receipts(args.receipts or Path(f"{args.out}.receipts"), made.receipts)
    for fault in made.faults:
        print(f"plumb: {fault}", file=sys.stderr)
    counts = dict.fromkeys(("hit", "cannot_tell", "clear"), 0)
    for receipt in made.receipts:
        counts[receipt["content"]["overall"]] += 1
    told = {"rows": len(made.rows), **counts, "not_asked": len(made.faults)}
    if args.json:
        write_json(told)
    else:
        print(", ".join(f"{name.replace('_', ' ')}: {count}" for name, count in told.items()))
    return 1 if made.faults else 0


def _write_receipts(folder: Path, receipts: Any) -> None:
    import msgspec

    folder.mkdir(parents=True, exist_ok=True)
    for receipt in receipts:
        path = folder / f"{receipt['receipt_id']}.json"
        path.write_bytes(msgspec.json.format(msgspec.json.encode(receipt)) + b"\n")


def _tell(answer: Mapping[str, Any]) -> None:
    receipt = answer["receipt"]
    content = receipt["content"]
    print(f"{_MARK[answer['answer']]}  on {content['as_of']}, for {content['purpose']}\n")
    for test in answer["tests"]:
        subjects = ", ".join(test["subjects"])
        reasons = f"  ({', '.join(test['reasons'])})" if test["reasons"] else ""
        print(f"{_MARK[test['answer']]:>11}  {test['title']}")
        _line(f"{subjects}{reasons}")
        if test["answer"] != "clear":
            for one in test["evidence"][:3]:
                _line(one["what"])
            _line("would clear or cure it: " + "; ".join(test["cures"]))
    print(f"\nLists: {_lists(content)}")
    for one in content["not_consulted"]:
        print(f"Not consulted: {one['list']} ({one['reason']})")
    print(
        f"Receipt {receipt['receipt_id']}, good until {content['valid_until']}: "
        f"plumb receipt show {receipt['receipt_id'][:12]}"
    )


def _lists(content: Mapping[str, Any]) -> str:
    return (
        "; ".join(
            f"{one['name']} ({one['kind']}, {one['rows']:,} rows, of {one['data_date'] or 'no date'})"
            for one in content["lists"]
        )
        or "none is loaded"
    )


def _line(text: str) -> None:
    width = max(40, terminal_width() - 2)
    print(textwrap.fill(text, width, initial_indent=" " * 13, subsequent_indent=" " * 13))
