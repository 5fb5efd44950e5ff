"""Cases: from a lead to a case, its tasks, and its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from plumbrule.actions.follow import look_at_all, new_id, take_step
from plumbrule.actions.session import Session, all_of
from plumbrule.dossiers.machinery.clocks import due, overdue
from plumbrule.dossiers.machinery.steps import Dossier

UNDER_WAY = ("open", "waiting")


def open_case(
    session: Session, inputs: Mapping[str, Any], *, at: datetime | None = None
) -> Dossier:
    """Begin a case; ``inputs`` as the step ``open`` takes them."""
    return take_step(session, "case", new_id(session), "open", inputs, at=at)


def step_on_case(
    session: Session,
    name: str,
    action: str,
    inputs: Mapping[str, Any],
    *,
    at: datetime | None = None,
    approval: str | None = None,
) -> Dossier:
    """Take a step on a case; closing it counts its open tasks first."""
    return take_step(
        session,
        "case",
        name,
        action,
        inputs,
        at=at,
        approval=approval,
        related=_open_tasks(session),
    )


def open_task(
    session: Session, inputs: Mapping[str, Any], *, at: datetime | None = None
) -> Dossier:
    """Give a task; ``inputs`` as the step ``open`` takes them, ``case`` with or without kind."""
    case = str(inputs.get("case", ""))
    named = {**inputs, "case": case if case.startswith("case/") else f"case/{case}"}
    return take_step(session, "task", new_id(session), "open", named, at=at)


def tasks_of(session: Session, case: str) -> list[Dossier]:
    """Return the tasks of a case that the user may see."""
    return look_at_all(session, "task", lambda task: task.data.get("case") == f"case/{case}")


def summary(dossier: Dossier, now: datetime) -> dict[str, Any]:
    """Return one line of a list: id, state, what the kind shows, and the day it is due."""
    last = due(dossier)
    return {
        "id": dossier.id,
        "state": dossier.state,
        **{name: dossier.data.get(name) for name in dossier.kind.columns},
        "due": last.isoformat() if last else None,
        "overdue": overdue(dossier, now.date()),
    }


def _open_tasks(session: Session) -> Callable[[Dossier], Mapping[str, int]]:
    def count(case: Dossier) -> Mapping[str, int]:
        tasks = all_of(session.journal, "task")
        mine = [task for task in tasks if task.data.get("case") == case.stream]
        return {"open_tasks": sum(task.state in UNDER_WAY for task in mine)}

    return count
