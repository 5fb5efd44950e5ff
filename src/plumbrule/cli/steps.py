"""How the steps of a kind of dossier become a command's words, and a dossier its answer."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

from plumbrule.actions.session import Session, open_session
from plumbrule.actions.verify import keep_checkpoint
from plumbrule.cli.output import write_json, write_table
from plumbrule.dossiers.machinery.clocks import clocks, due
from plumbrule.dossiers.machinery.kinds import Field, Kind
from plumbrule.dossiers.machinery.steps import Dossier
from plumbrule.model.errors import PlumbError


def who_and_why(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Add the options that say who works, and what for.

    Args:
        parser: of a command, or of one of its words.
        again: for a word: what was given before the word stays, and the options of every command
            are taken here too.
    """
    default: str | None = argparse.SUPPRESS if again else None
    if again:
        parser.add_argument("--lake", type=Path, default=default, help=argparse.SUPPRESS)
        parser.add_argument("--journal", default=default, help=argparse.SUPPRESS)
    parser.add_argument(
        "--user",
        default=default,
        help="sign-in name (PLUMB_USER, else the account of the machine)",
    )
    parser.add_argument(
        "--for",
        dest="purpose",
        metavar="ID",
        default=default,
        help="case/ID or purpose/ID the work is for",
    )
    parser.add_argument(
        "--emergency", metavar="ID", default=default, help="an emergency opening to act under"
    )
    parser.add_argument(
        "--json", action="store_true", default=default or False, help="the answer as JSON"
    )


@contextmanager
def working(args: argparse.Namespace) -> Iterator[Session]:
    """Give a session, and keep the journal's checkpoint beside the lake when the work is done."""
    session = open_session(
        args.lake, args.journal, user=args.user, purpose=args.purpose, emergency=args.emergency
    )
    try:
        yield session
        keep_checkpoint(session.journal, session.lake)
    finally:
        session.close()


def add_steps(
    inner: argparse._SubParsersAction[argparse.ArgumentParser],
    kind: Kind,
    skip: Sequence[str] = (),
) -> None:
    """Add one sub-command for every step of a kind, with an option for every field."""
    for action, step in kind.transitions.items():
        if action in skip:
            continue
        parser = inner.add_parser(action.replace("_", "-"), help=step.meaning)
        parser.set_defaults(step=action)
        if step.sources != (None,):
            parser.add_argument("id", help=f"id of the {kind.name.replace('_', ' ')}")
        add_fields(parser, kind, action)
        parser.add_argument("--at", metavar="WHEN", help="when it takes effect, if not now")
        if step.second_person:
            parser.add_argument("--approval", metavar="ID", help="the second person's approval")
            parser.add_argument("--ask", metavar="WHY", help="ask for a second person's approval")
        who_and_why(parser, again=True)


def add_fields(parser: argparse.ArgumentParser, kind: Kind, action: str) -> None:
    """Add an option for every field of a step."""
    step = kind.transitions[action]
    for name in (*step.needs, *step.may):
        field = kind.fields[name]
        meaning = field.meaning if name in step.may else f"{field.meaning} (needed)"
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            dest=f"field_{name}",
            action="append" if field.many else "store",
            metavar=_METAVARS.get(field.type, "TEXT"),
            help=f"{meaning}: {', '.join(field.choices)}" if field.choices else meaning,
        )


def inputs_from(args: argparse.Namespace, kind: Kind, action: str) -> dict[str, Any]:
    """Return what a step says, read from its options."""
    step = kind.transitions[action]
    found: dict[str, Any] = {}
    for name in (*step.needs, *step.may):
        given = getattr(args, f"field_{name}", None)
        if given is not None:
            field = kind.fields[name]
            found[name] = (
                [read(field, item) for item in given] if field.many else read(field, given)
            )
    return found


def read(field: Field, text: str) -> Any:
    """Return a field's value from what was written on the command line."""
    if field.type == "money":
        return _money(text)
    if field.type == "document":
        return _document(text)
    if field.type in ("json", "record"):
        return _json(text)
    return text


def moment(text: str | None) -> datetime | None:
    """Read ``2026-03-31`` or ``2026-03-31T14:00+01:00``; a day begins at midnight, UTC."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise PlumbError(
            f"{text!r} is not a day or a moment like 2026-03-31T14:00+01:00"
        ) from error
    if found.tzinfo is None:
        if len(text) > len("2026-03-31"):
            raise PlumbError(f"{text!r} has no time zone: add Z or an offset such as +01:00")
        return found.replace(tzinfo=UTC)
    return found


def write_dossier(dossier: Dossier, now: datetime, *, as_json: bool) -> None:
    """Write one thing: state, fields, what is possible next, and its time line."""
    if as_json:
        write_json(dossier_json(dossier, now))
        return
    last = due(dossier)
    print(f"{dossier.kind.name} {dossier.id}: {dossier.state}" + (f", due {last}" if last else ""))
    for name, value in dossier.data.items():
        print(f"  {name}: {_shown(value)}")
    print(f"  possible next: {', '.join(dossier.kind.actions(dossier.state)) or 'nothing'}")
    for step in dossier.steps:
        states = f"{step.before or '-'} -> {step.state}"
        print(f"  {step.at:%Y-%m-%d %H:%M} {step.actor} {step.action} ({states})")


def dossier_json(dossier: Dossier, now: datetime) -> dict[str, Any]:
    """Return one thing for a program."""
    spent = clocks(dossier, now)
    last = due(dossier)
    return {
        "id": dossier.id,
        "kind": dossier.kind.name,
        "state": dossier.state,
        "due": last.isoformat() if last else None,
        "possible": list(dossier.kind.actions(dossier.state)),
        "data": dict(dossier.data),
        "days": {
            side: round(getattr(spent, side).total_seconds() / 86_400, 3)
            for side in ("gross", "ours", "theirs", "nobody")
        },
        "steps": [
            {
                "action": step.action,
                "from": step.before,
                "to": step.state,
                "by": step.actor,
                "at": step.at.isoformat(),
                "recorded": step.recorded.isoformat(),
                "position": step.position,
                "inputs": step.inputs,
                "approval": step.approval,
            }
            for step in dossier.steps
        ],
    }


def write_list(rows: Sequence[Mapping[str, Any]], *, as_json: bool, empty: str) -> None:
    """Write lines of a list, as JSON or as a table."""
    if as_json:
        write_json(list(rows))
    elif rows:
        heads = list(rows[0])
        write_table([[_shown(row.get(head)) for head in heads] for row in rows], heads)
    else:
        print(empty, file=sys.stderr)


_METAVARS = {
    "money": "'AMOUNT CUR DAY'",
    "document": "FILE",
    "json": "FILE",
    "record": "FILE",
    "date": "DAY",
    "code": "CODE",
    "ref": "ID",
    "user": "ID",
}


def _money(text: str) -> dict[str, str]:
    parts = text.split()
    if len(parts) != 3:
        raise PlumbError(f"{text!r} is not an amount like '1200.50 EUR 2026-03-31'")
    return dict(zip(("amount", "currency", "date"), parts, strict=True))


def _document(text: str) -> dict[str, str]:
    place, _, digest = text.partition("#sha256=")
    if not digest:
        try:
            with Path(place).open("rb") as source:
                digest = hashlib.file_digest(source, "sha256").hexdigest()
        except OSError as error:
            raise PlumbError(
                "the document cannot be read; for an address write ADDRESS#sha256=...", file=place
            ) from error
    return {"place": place, "sha256": digest, "seen": date.today().isoformat()}  # noqa: DTZ011


def _json(text: str) -> Any:
    try:
        data = sys.stdin.buffer.read() if text == "-" else Path(text).read_bytes()
        return msgspec.json.decode(data)
    except OSError as error:
        raise PlumbError("the file cannot be read", file=text) from error
    except msgspec.DecodeError as error:
        raise PlumbError(f"the file is not JSON: {error}", file=text) from error


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(item)}" for key, item in value.items())
    return str(value)
