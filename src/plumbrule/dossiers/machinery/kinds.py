"""The words in which a kind of dossier is described: fields, states, transitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from plumbrule.model.errors import PlumbError

Type = Literal[
    "text", "code", "date", "ref", "user", "money", "document", "record", "json", "count"
]
Side = Literal["ours", "theirs", "nobody"]


@dataclass(frozen=True)
class Field:
    """One thing that a step says.

    Attributes:
        type: ``text``; ``code`` (one of ``choices``); ``date`` (ISO day); ``ref`` (id of a thing,
            ``kind/id`` or an id of the lake); ``user`` (id of a user); ``money`` (amount as
            text, currency, date); ``document`` (place, SHA-256, date seen); ``record`` (a record
            as it was seen, with its source); ``json`` (any snapshot); ``count`` (whole number).
        meaning: what it is, in one sentence.
        choices: the codes, each with its meaning.
        many: a list of such values.
    """

    type: Type
    meaning: str
    choices: Mapping[str, str] = field(default_factory=dict)
    many: bool = False


@dataclass(frozen=True)
class State:
    """A state of the thing.

    Attributes:
        meaning: what the state says.
        clock: whose time runs while it lasts.
        due: the field that holds the day by which it must be left.
        days: the number of days after which it must be left, counted from its beginning.
        final: whether the matter is closed; a final state is left only by a second person.
    """

    meaning: str
    clock: Side = "ours"
    due: str | None = None
    days: int | None = None
    final: bool = False


@dataclass(frozen=True)
class Situation:
    """What a guard may look at when a step is tried.

    Attributes:
        data: the dossier's fields as they stand.
        inputs: what the step says.
        actor: id of the user who tries it.
        agency: the body the user acts for.
        at: when the step takes effect.
        doers: id of the user who last took each action, by action.
        since: when the present state began.
        related: counts of things elsewhere, by name (such as ``open_tasks``).
        alone: whether the installation has a single user.
    """

    data: Mapping[str, Any]
    inputs: Mapping[str, Any]
    actor: str
    agency: str | None
    at: datetime
    doers: Mapping[str, str]
    since: datetime | None
    related: Mapping[str, int]
    alone: bool


Guard = Callable[[Situation], str | None]
"""Return None when the step may be taken, else the sentence that says why not."""


@dataclass(frozen=True)
class Transition:
    """A step from one state to another.

    Attributes:
        sources: the states it starts from; None stands for "there is nothing yet".
        target: the state it ends in; None means that the state stays.
        who: the roles that may take it.
        meaning: what it does, in one sentence.
        needs: fields that must be given.
        may: fields that can be given.
        guard: what else must hold.
        second_person: whether someone else must approve it first.
        collects: a list of the dossier to which the inputs are added as one item.
        drops: a list of the dossier from which the item with these inputs is taken.
    """

    sources: tuple[str | None, ...]
    target: str | None
    who: frozenset[str]
    meaning: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    guard: Guard | None = None
    second_person: bool = False
    collects: str | None = None
    drops: str | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of dossier.

    Attributes:
        name: its name, which is also the first part of the name of each thing of this kind.
        meaning: what such a thing is.
        fields: every field any step may give.
        states: its states.
        transitions: its steps, by the name of the action.
        columns: the fields shown in a list, in order.
        watchers: roles that may look at any of them.
        personal: whether looking at one needs a purpose.
    """

    name: str
    meaning: str
    fields: Mapping[str, Field]
    states: Mapping[str, State]
    transitions: Mapping[str, Transition]
    columns: tuple[str, ...] = ()
    watchers: frozenset[str] = frozenset()
    personal: bool = True

    def result(self, state: str | None, action: str) -> str:
        """Return where ``action`` leads from ``state``, or ``no_such_action``.

        This is the whole table of the kind: every pair has exactly one result.
        """
        transition = self.transitions.get(action)
        if transition is None or state not in transition.sources:
            return "no_such_action"
        return transition.target or state or ""

    def actions(self, state: str | None) -> tuple[str, ...]:
        """Return the actions that a state allows, in the order of the kind's file."""
        return tuple(
            name for name, transition in self.transitions.items() if state in transition.sources
        )


def checked(kind: Kind) -> Kind:
    """Return the kind after checking that its description is whole.

    Raises:
        PlumbError: a state or field is named that is not described, a state cannot be reached,
            an open state cannot be left, or a final state can be left without a second person.
    """
    for action, step in kind.transitions.items():
        for name in (*step.needs, *step.may):
            if name not in kind.fields:
                raise PlumbError(
                    f"{kind.name}.{action} names the field {name}, which is not described"
                )
        for state in (*step.sources, step.target):
            if state is not None and state not in kind.states:
                raise PlumbError(
                    f"{kind.name}.{action} names the state {state}, which is not described"
                )
        leaves = step.target is not None
        finals = [s for s in step.sources if s is not None and kind.states[s].final]
        if leaves and finals and not step.second_person and step.target not in finals:
            raise PlumbError(f"{kind.name}.{action} leaves a final state without a second person")
    reached: set[str | None] = {None}
    for _ in range(len(kind.states) + 1):
        reached |= {
            step.target
            for step in kind.transitions.values()
            if step.target and reached & set(step.sources)
        }
    for state, description in kind.states.items():
        if state not in reached:
            raise PlumbError(f"the state {state} of {kind.name} cannot be reached")
        left = any(
            state in step.sources and step.target not in (None, state)
            for step in kind.transitions.values()
        )
        if not left and not description.final:
            raise PlumbError(f"the open state {state} of {kind.name} cannot be left")
    return kind
