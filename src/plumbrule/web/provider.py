"""What a provider's addresses share: records, accounts, the log, and how a page is answered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from fastapi import Request

from plumbrule.actions.decisions import public_suppressions
from plumbrule.actions.machine_accounts import Account, Gate
from plumbrule.actions.platform_records import PlatformRecords
from plumbrule.actions.publish import names_of, what_stays_out
from plumbrule.actions.session import Session
from plumbrule.journal.entry import Draft
from plumbrule.journal.opening import open_journal
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import PlumbError
from plumbrule.packs.profiles import profile_named
from plumbrule.publication.collation import sort_key
from plumbrule.publication.platform import condition, order, ordered
from plumbrule.web.platform_answers import MOST_ROWS, Pagination, Question, page_answer

_LONGEST = 200
_SEEN = "platform.read"


class NotAllowedError(PlumbError):
    """A request that is refused, with its HTTP status and the platform's code."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


class Provider:
    """What the addresses share: records, accounts, the log.

    Args:
        folder: the lake.
        journal: where reads are recorded, if not in the lake.
        clock: gives the present moment.
    """

    def __init__(self, folder: Path, journal: str | None, clock: Callable[[], datetime]) -> None:
        lake = Lake(folder)
        lake.require_loaded()
        self.journal = open_journal(folder, journal, clock=clock)
        session = Session(self.journal, folder, "local")
        with connect(folder, lake.manifest(), locked=True) as connection:
            kept = what_stays_out(connection, public_suppressions(session), names_of(folder))
        self.records = PlatformRecords(lake, kept)
        self.gate = Gate(folder, clock)
        self._writing = threading.Lock()

    def close(self) -> None:
        """Give journal and files back."""
        self.records.close()
        self.journal.close()

    def account(self, request: Request, *, refused: int = 401) -> Account:
        """Give whose token came with a request.

        Raises:
            NotAllowedError: none, or one that is nobody's.
        """
        word, _, token = request.headers.get("authorization", "").partition(" ")
        found = self.gate.account(token.strip()) if word.casefold() == "bearer" else None
        if found is None:
            raise NotAllowedError(refused, str(refused), "a token of this provider is needed")
        return found

    def seen(self, account: Account, system: str, rows: int, typed: str | None) -> None:
        """Record who read how much of which list by which view."""
        content = {"view": account.profile, "typed": typed[:_LONGEST] if typed else None}
        fields = {
            "decision": "allow",
            "reason": _SEEN,
            "purpose": f"machine/{account.name}",
            "objects": (f"platform/{system}",),
            "count": rows or None,
        }
        draft = Draft(
            f"access/machine-{account.name}", _SEEN, f"machine-{account.name}", content, fields
        )
        with self._writing:
            self.journal.append([draft])

    def page(self, system: str, account: Account, body: bytes) -> bytes:
        """Answer a question for a page of a list."""
        asked = _question(body)
        size, number = _page_of(asked)
        view = self.records.view(system, profile_named(account.profile))
        name = asked.query.get("ocid" if system == "s6" else "id")
        query = {k: v for k, v in asked.query.items() if k not in {"id", "rfcSolicitante"}}
        # What is wrong is told, also where nothing would be looked for.
        test, sort = condition(system, query), order(system, asked.sort)
        if name not in (None, ""):
            one = view.named(str(name))
            fitting = [] if one is None else [one]
        elif test is None:
            fitting = list(range(len(view)))
        else:
            fitting = [one for one in range(len(view)) if test(view.at(one))]
        if sort:
            documents = [view.at(one) for one in fitting]
            fitting = [fitting[one] for one in ordered(system, sort, documents)]
        start = (number - 1) * size
        rows = [view.raw(one) for one in fitting[start : start + size]]
        typed = asked.rfcSolicitante or asked.query.get("rfcSolicitante")
        self.seen(account, system, len(rows), str(typed) if typed else None)
        at = Pagination(size, number, len(fitting), start + size < len(fitting))
        return page_answer(rows, at, also_on_top=system == "s6")

    def bodies(self, system: str, account: Account) -> bytes:
        """Answer which bodies a list names."""
        view = self.records.view(system, profile_named(account.profile))
        found: dict[str, dict[str, Any]] = {}
        for one in view.all():
            body = one.get("institucionDependencia")
            if isinstance(body, dict) and isinstance(body.get("nombre"), str):
                known = found.setdefault(body["nombre"], {})
                for part in ("nombre", "siglas", "clave"):
                    if isinstance(body.get(part), str):
                        known.setdefault(part, body[part])
        self.seen(account, f"{system}/bodies", len(found), None)
        return msgspec.json.encode([found[name] for name in sorted(found, key=sort_key)])


def _question(body: bytes) -> Question:
    try:
        return msgspec.json.decode(body or b"{}", type=Question)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        # The place of the fault is told, never the value that stood there.
        raise PlumbError("the body is a JSON object with page, pageSize, sort and query") from fault


def _page_of(asked: Question) -> tuple[int, int]:
    size = asked.pagination.get("pageSize", asked.pageSize)
    number = asked.pagination.get("page", asked.page)
    for one in (size, number):
        if isinstance(one, bool) or not isinstance(one, int | float) or one != int(one):
            raise PlumbError("page and pageSize are whole numbers")
    if not 1 <= size <= MOST_ROWS or not 1 <= number <= 10**9:
        raise PlumbError(f"page is 1 or more, pageSize 1 to {MOST_ROWS}")
    return int(size), int(number)
