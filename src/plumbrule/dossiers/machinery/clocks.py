"""Whose time a thing has taken, and whether it is late. Both are computed, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plumbrule.dossiers.machinery.steps import Dossier


@dataclass(frozen=True)
class Clocks:
    """Time since the thing began, and whose it was; the three parts sum to the whole.

    Final states count for nobody and end the whole.
    """

    gross: timedelta
    ours: timedelta
    theirs: timedelta
    nobody: timedelta


def clocks(dossier: Dossier, now: datetime) -> Clocks:
    """Return whose time the thing has taken until ``now``."""
    spent = {"ours": timedelta(), "theirs": timedelta(), "nobody": timedelta()}
    ends = [*(step.at for step in dossier.steps[1:]), now]
    for step, end in zip(dossier.steps, ends, strict=False):
        state = dossier.kind.states.get(step.state)
        if state is not None and not state.final:
            spent[state.clock] += max(end - step.at, timedelta())
    return Clocks(sum(spent.values(), timedelta()), **spent)


def due(dossier: Dossier) -> date | None:
    """Return the day by which the present state must be left, if there is one."""
    if dossier.state is None:
        return None
    state = dossier.kind.states[dossier.state]
    if state.due and dossier.data.get(state.due):
        return date.fromisoformat(dossier.data[state.due])
    began = dossier.since()
    if state.days is not None and began is not None:
        return (began + timedelta(days=state.days)).date()
    return None


def overdue(dossier: Dossier, today: date) -> bool:
    """Say whether the present state should have been left before ``today``."""
    last = due(dossier)
    return last is not None and last < today
