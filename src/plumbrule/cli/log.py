"""Look at the log, sign checkpoints, and give an auditor the proof without the contents.

``plumb log`` lists acts; ``plumb log export FILE`` writes the proof, ``plumb log check FILE`` checks
one with no access to the journal; ``plumb log checkpoint`` prints what others should keep.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import msgspec

from plumbrule.actions import log
from plumbrule.cli.output import write_json
from plumbrule.cli.steps import who_and_why, working, write_list


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words and options."""
    who_and_why(parser)
    parser.set_defaults(step="list", since=0, about=None)
    inner = parser.add_subparsers(metavar="STEP")
    listing = _word(inner, "list", "acts, without their contents")
    listing.add_argument("--since", type=int, default=0, metavar="POSITION", help="from there on")
    listing.add_argument("--about", metavar="KIND/ID", help="only acts on this thing")
    point = _word(inner, "checkpoint", "sign size and root, and print them")
    point.add_argument("--since", type=int, metavar="SIZE", help="as a request to a witness")
    export = _word(inner, "export", "write the proof of the whole log to a file")
    export.add_argument("file", type=Path)
    export.add_argument("--events", action="store_true", help="with who did what, in ids and codes")
    check = _word(inner, "check", "check an export, or the proof of one act, by itself")
    check.add_argument("file", type=Path)
    check.add_argument("--earlier", type=Path, metavar="FILE", help="an earlier export")
    check.add_argument(
        "--checkpoint", action="append", default=[], type=Path, metavar="FILE", help="one kept"
    )
    prove = _word(inner, "prove", "the proof that one act is in the log")
    prove.add_argument("position", type=int)
    cosign = _word(inner, "cosign", "be a witness: sign a request if it only extends the log")
    cosign.add_argument("request", type=Path, help="what plumb log checkpoint --since printed")
    cosign.add_argument("--name", required=True, help="the witness's name")
    cosign.add_argument("--state", required=True, type=Path, metavar="DIR", help="its memory")
    cosign.add_argument("--log-key", required=True, help="the log's public key")
    keep = _word(inner, "keep", "keep a witness's signature in the journal")
    keep.add_argument("line", type=Path, help="what plumb log cosign printed")
    keep.add_argument("--size", required=True, type=int, help="size of the checkpoint it signs")
    keep.add_argument("--witness-key", required=True, help="the witness's public key")
    erase = _word(inner, "erase", "erase contents; every proof keeps holding")
    erase.add_argument("position", type=int, nargs="+")
    erase.add_argument("--reason", required=True, choices=list(log.ERASURE_REASONS))
    erase.add_argument("--whole", action="store_true", help="who did what, too")
    erase.add_argument("--approval", metavar="ID", help="the second person's approval")
    erase.add_argument("--ask", metavar="WHY", help="ask for a second person's approval")


def handle(args: argparse.Namespace) -> int:
    """Answer."""
    if args.step == "check":
        return _check(args)
    if args.step == "cosign":
        return _cosign(args)
    with working(args) as session:
        if args.step == "list":
            rows = log.listed(session, args.since, args.about)
            write_list(rows, as_json=args.json, empty="no acts")
        elif args.step == "checkpoint":
            print(log.checkpoint(session, args.since), end="")
            print(f"public key: {session.journal.verifier}", file=sys.stderr)
        elif args.step == "export":
            size = log.export(session, args.file, events=args.events)
            print(f"{args.file}: the proof of {size} acts, without their contents", file=sys.stderr)
        elif args.step == "prove":
            print(msgspec.json.encode(log.prove(session, args.position)).decode())
        elif args.step == "keep":
            print(log.keep(session, args.line, args.witness_key, args.size), end="")
        else:
            _erase(session, args)
    return 0


def _erase(session: Any, args: argparse.Namespace) -> None:
    if args.ask:
        asked = log.ask_erasure(session, args.position, args.reason, args.ask, whole=args.whole)
        print(f"a second person now runs: plumb user approve {asked.id}", file=sys.stderr)
        print(asked.id)
        return
    done = log.erase(session, args.position, args.reason, approval=args.approval, whole=args.whole)
    print(f"erased {len(args.position)}, recorded at position {done.position}")


def _check(args: argparse.Namespace) -> int:
    found = log.check(args.file, args.checkpoint, args.earlier)
    if args.json:
        write_json({"holds": not found.faults, "text": list(found.lines)})
    else:
        for line in found.lines:
            print(line)
    return 1 if found.faults else 0


def _cosign(args: argparse.Namespace) -> int:
    answer, key = log.cosign(args.request, args.name, args.state, args.log_key)
    print(answer.text, end="" if answer.text.endswith("\n") else "\n")
    print(f"answer {answer.status}; the witness's public key: {key}", file=sys.stderr)
    return 0 if answer.status == 200 else 1


def _word(
    inner: argparse._SubParsersAction[argparse.ArgumentParser], word: str, meaning: str
) -> argparse.ArgumentParser:
    parser = inner.add_parser(word, help=meaning)
    parser.set_defaults(step=word)
    who_and_why(parser, again=True)
    return parser
