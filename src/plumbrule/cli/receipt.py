"""Show, list and prove the receipts of checks.

``plumb receipt verify ID`` (or the file of a receipt) proves that nothing in it was changed and that
the journal recorded it; with --replay the same question is put again to the same records.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from plumbrule.cli.output import write_json, write_table
from plumbrule.cli.steps import who_and_why, working


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words and options."""
    who_and_why(parser)
    inner = parser.add_subparsers(dest="step", metavar="STEP", required=True)
    listing = inner.add_parser("list", help="the receipts made here, the latest first")
    who_and_why(listing, again=True)
    showing = inner.add_parser("show", help="one receipt as a page")
    showing.add_argument("id", metavar="ID", help="id of the receipt, or the beginning of it")
    showing.add_argument("--html", type=Path, metavar="FILE", help="write a page to print")
    who_and_why(showing, again=True)
    proving = inner.add_parser("verify", help="whether a receipt is whole and recorded")
    proving.add_argument("receipt", metavar="ID|FILE", help="id, or the file of a receipt")
    proving.add_argument("--replay", action="store_true", help="ask again on the same snapshot")
    who_and_why(proving, again=True)


def handle(args: argparse.Namespace) -> int:
    """Answer."""
    from plumbrule.actions import receipt

    with working(args) as session:
        if args.step == "list":
            _list(receipt.listing(session), as_json=args.json)
            return 0
        if args.step == "show":
            _show(receipt.show(session, args.id), args)
            return 0
        found = receipt.verify(session, args.receipt, replay=args.replay)
    if args.json:
        write_json(
            {
                "receipt_id": found.receipt_id,
                "valid": not found.defects,
                "defects": found.defects,
                "notes": found.notes,
                "replayed": found.replayed,
            }
        )
    else:
        for defect in found.defects:
            print(f"{found.receipt_id}: {defect}", file=sys.stderr)
        if not found.defects:
            print(f"{found.receipt_id}: whole, and recorded in the journal")
        for note in found.notes:
            print(f"  {note}")
    return 1 if found.defects else 0


def _list(rows: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        write_json(rows)
        return
    if not rows:
        print("no receipts; plumb check makes one")
        return
    write_table(
        [
            (
                row["receipt_id"][:12],
                row["made_at"][:16].replace("T", " "),
                row["kind"] or "(erased)",
                row["as_of"] or "",
                row["answer"] or "",
                ", ".join(row["about"])[:60],
            )
            for row in rows
        ],
        ("receipt", "made (UTC)", "kind", "as of", "answer", "about"),
    )


def _show(document: dict[str, Any], args: argparse.Namespace) -> None:
    from plumbrule.checks.page import page

    if args.html is not None:
        args.html.write_text(page(document), encoding="utf-8")
        return
    if args.json:
        write_json(document)
        return
    content = document["content"]
    print(f"Receipt {document['receipt_id']}: {content['overall']}")
    print(f"  {content['kind']} on {content['as_of']}, for {content['purpose']}")
    print(f"  made {document['made_at']}, good until {content['valid_until']}")
    for one in content["results"]:
        reasons = f" ({', '.join(one['reasons'])})" if one["reasons"] else ""
        print(f"  {one['answer']}: {one['title']}{reasons}")
        print(f"    about {', '.join(one['subjects'])}")
        for each in one["evidence"]:
            print(f"    - {each['what']}")
            for record in each["records"]:
                line = f", line {record['line']}" if record["line"] else ""
                print(f"        {record['role']}: {record['value']} (file {record['file']}{line})")
    for one in content["lists"]:
        print(f"  list {one['name']} ({one['kind']}): {one['rows']:,} rows, of {one['data_date']}")
    for one in content["not_consulted"]:
        print(f"  not consulted: {one['list']} ({one['reason']})")
    print(f"  hash {document['receipt_hash']}")
    print(f"  content {document['content_hash']}")
    print(f"  receipt before it {document['previous_receipt_hash'] or 'none'}")
