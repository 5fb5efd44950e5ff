"""What bidders pay, ask, answer and complain of: shapes of extensions."""

from __future__ import annotations

from msgspec import Struct

from plumbrule.sources.ocds.values import Identity, Value


class ParticipationFee(Struct, gc=False, frozen=True):
    """A fee to take part (participation fee extension)."""

    id: Identity = None
    type: list[str] | None = None
    value: Value | None = None
    description: str | None = None


class Enquiry(Struct, gc=False, frozen=True, rename="camel"):
    """A question (enquiries extension)."""

    id: Identity = None
    date: str | None = None
    answer: str | None = None
    date_answered: str | None = None
    related_lot: Identity = None


class Complaint(Struct, gc=False, frozen=True, rename="camel"):
    """A complaint about the process, its tender or an award (complaints extension, ProZorro)."""

    id: Identity = None
    type: str | None = None
    status: str | None = None
    date: str | None = None
    date_submitted: str | None = None
    date_decision: str | None = None
    related_lot: Identity = None


class Requirement(Struct, gc=False, frozen=True):
    """Something to be shown (requirements extension)."""

    id: Identity = None
    title: str | None = None


class RequirementGroup(Struct, gc=False, frozen=True):
    """Requirements that belong together (requirements extension)."""

    id: Identity = None
    requirements: list[Requirement] | None = None


class Criterion(Struct, gc=False, frozen=True, rename="camel"):
    """What a bidder or bid must meet (requirements extension)."""

    id: Identity = None
    relates_to: str | None = None
    requirement_groups: list[RequirementGroup] | None = None


class RequirementResponse(Struct, gc=False, frozen=True):
    """What a bid answers (requirements extension)."""

    id: Identity = None
    requirement: Requirement | None = None
