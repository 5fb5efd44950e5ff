"""From acts to the state of a thing, and from a wish to the next act or a refusal.

Pure: acts and facts go in, a dossier, a draft or a reason comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from plumbrule.dossiers.machinery import values
from plumbrule.dossiers.machinery.kinds import Kind, Situation, Transition
from plumbrule.journal.entry import Act, Draft
from plumbrule.model.errors import PlumbError


@dataclass(frozen=True)
class Step:
    """One act on a thing, as the time line shows it."""

    action: str
    before: str | None
    state: str
    actor: str
    at: datetime
    recorded: datetime
    position: int
    inputs: Mapping[str, Any] | None
    reason: str | None
    approval: str | None


@dataclass(frozen=True)
class Dossier:
    """A thing as its acts have made it.

    Attributes:
        kind: its kind.
        id: its id, without the kind.
        state: its state; None when there is nothing yet.
        version: the number of acts on it.
        data: its fields as they stand.
        steps: its time line.
    """

    kind: Kind
    id: str
    state: str | None = None
    version: int = 0
    data: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    @property
    def stream(self) -> str:
        """The name of the thing in the journal."""
        return f"{self.kind.name}/{self.id}"

    def since(self) -> datetime | None:
        """Return when the present state began."""
        began = None
        for step in self.steps:
            if step.before != step.state:
                began = step.at
        return began


@dataclass(frozen=True)
class Wish:
    """A step that someone wants to take; see ``Situation`` for the parts."""

    action: str
    inputs: Mapping[str, Any]
    actor: str
    at: datetime
    role: str | None = None
    agency: str | None = None
    purpose: str | None = None
    approval: str | None = None
    break_glass: str | None = None
    alone: bool = False
    related: Mapping[str, int] = field(default_factory=dict)


class RefusedError(PlumbError):
    """A step was refused: why, and what the state allows instead.

    Attributes:
        code: ``no_such_action``, ``field``, ``guard`` or ``time``.
        allowed: the actions that the state allows.
    """

    def __init__(
        self, code: str, why: str, allowed: Sequence[str], where: str | None = None
    ) -> None:
        ways = f"; possible now: {', '.join(allowed)}" if allowed else "; nothing more is possible"
        super().__init__(f"{why}{ways}", field=where)
        self.code = code
        self.allowed = tuple(allowed)


def moment(text: str) -> datetime:
    """Read a moment as the journal writes it."""
    return datetime.fromisoformat(text).astimezone(UTC)


def fold(kind: Kind, name: str, acts: Iterable[Act]) -> Dossier:
    """Return the thing that the given acts, in order, have made."""
    state: str | None = None
    data: dict[str, Any] = {}
    steps: list[Step] = []
    for act in acts:
        event = act.event
        action = event.act.partition(".")[2]
        recorded = moment(event.t) if event.t else datetime.min.replace(tzinfo=UTC)
        at = moment(event.at) if event.at else recorded
        transition = kind.transitions.get(action)
        if transition is not None and act.content is not None:
            _apply(data, transition, act.content, event.actor, at)
        state = event.state or state
        steps.append(
            Step(
                action,
                event.before,
                state or "",
                event.actor,
                at,
                recorded,
                act.position,
                act.content,
                event.reason,
                event.approval,
            )
        )
    return Dossier(kind, name, state, len(steps), data, tuple(steps))


def fold_all(kind: Kind, acts: Iterable[Act]) -> list[Dossier]:
    """Return every thing of a kind from its acts in log order, in order of first act."""
    streams: dict[str, list[Act]] = {}
    for act in acts:
        streams.setdefault(act.event.stream, []).append(act)
    return [fold(kind, stream.partition("/")[2], found) for stream, found in streams.items()]


def attempt(dossier: Dossier, wish: Wish) -> Draft:
    """Return the act that takes the wished step.

    Raises:
        RefusedError: the state does not allow it, a field is missing or wrong, the guard says
            no, or it would take effect before the act before it.
    """
    kind = dossier.kind
    allowed = kind.actions(dossier.state)
    transition = kind.transitions.get(wish.action)
    if transition is None or dossier.state not in transition.sources:
        where = (
            f"{kind.name} is {dossier.state}" if dossier.state else f"there is no {kind.name} yet"
        )
        raise RefusedError(
            "no_such_action", f"{where}, which does not allow {wish.action}", allowed
        )
    _require_time(dossier, wish, allowed)
    try:
        inputs = values.checked(kind, transition, wish.inputs)
    except PlumbError as error:
        raise RefusedError("field", str(error.args[0]), allowed, error.field) from error
    why = transition.guard(_situation(dossier, wish, inputs)) if transition.guard else None
    if why is not None:
        raise RefusedError("guard", why, allowed)
    target = transition.target or dossier.state
    fields: dict[str, Any] = {
        "state": target,
        "before": dossier.state,
        "at": wish.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "role": wish.role,
        "agency": wish.agency,
        "purpose": wish.purpose,
        "approval": wish.approval,
        "break_glass": wish.break_glass,
        "reason": inputs.get("reason") if _is_code(kind, "reason") else None,
        "objects": _references(kind, inputs),
    }
    return Draft(dossier.stream, f"{kind.name}.{wish.action}", wish.actor, inputs or None, fields)


def _situation(dossier: Dossier, wish: Wish, inputs: Mapping[str, Any]) -> Situation:
    return Situation(
        data=dossier.data,
        inputs=inputs,
        actor=wish.actor,
        agency=wish.agency,
        at=wish.at,
        doers={step.action: step.actor for step in dossier.steps},
        since=dossier.since(),
        related=wish.related,
        alone=wish.alone,
    )


def _require_time(dossier: Dossier, wish: Wish, allowed: Sequence[str]) -> None:
    last = dossier.steps[-1].at if dossier.steps else None
    if last is not None and wish.at < last:
        raise RefusedError(
            "time",
            f"the step would take effect on {wish.at:%Y-%m-%d %H:%M}, before the last one on "
            f"{last:%Y-%m-%d %H:%M}: correct the last one by a further step",
            allowed,
        )


def _apply(
    data: dict[str, Any],
    transition: Transition,
    inputs: Mapping[str, Any],
    actor: str,
    at: datetime,
) -> None:
    if transition.collects:
        item = {**inputs, "by": actor, "at": at.isoformat()}
        data[transition.collects] = [*data.get(transition.collects, ()), item]
    elif transition.drops:
        data[transition.drops] = [
            item
            for item in data.get(transition.drops, ())
            if any(item.get(name) != inputs.get(name) for name in transition.needs)
        ]
    else:
        data.update(inputs)


def _is_code(kind: Kind, name: str) -> bool:
    described = kind.fields.get(name)
    return described is not None and described.type == "code"


def _references(kind: Kind, inputs: Mapping[str, Any]) -> tuple[str, ...]:
    found: list[str] = []
    for name, value in inputs.items():
        if kind.fields[name].type in ("ref", "user"):
            found += value if isinstance(value, list) else [value]
    return tuple(found)
