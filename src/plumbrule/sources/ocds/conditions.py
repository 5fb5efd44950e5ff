"""What a tender or lot sets as conditions, and how its bids are judged: shapes of extensions."""

from __future__ import annotations

from msgspec import Struct

from plumbrule.sources.ocds.values import EMPTY, Identity, Number


class ContractPeriod(Struct, gc=False, frozen=True, rename="camel"):
    """The time a contract is to last or a bid to bind, by its ends or its length."""

    start_date: str | None = None
    end_date: str | None = None
    duration_in_days: Number = EMPTY


class FrameworkAgreement(Struct, gc=False, frozen=True, rename="camel"):
    """A framework agreement (techniques extension)."""

    maximum_participants: Number = EMPTY
    period_rationale: str | None = None


class Techniques(Struct, gc=False, frozen=True, rename="camel"):
    """How the purchase is organised (techniques extension)."""

    has_framework_agreement: bool | None = None
    framework_agreement: FrameworkAgreement | None = None


class SubmissionTerms(Struct, gc=False, frozen=True, rename="camel"):
    """What a bid must bring (submission terms extension)."""

    deposits_guarantees: str | None = None
    bid_validity_period: ContractPeriod | None = None


class SecondStage(Struct, gc=False, frozen=True, rename="camel"):
    """Whom the second stage invites (second stage extension)."""

    minimum_candidates: Number = EMPTY


class CriterionNumber(Struct, gc=False, frozen=True, rename="camel"):
    """A number that belongs to a criterion, such as its weight."""

    number: Number = EMPTY
    weight: str | None = None


class Criterion(Struct, gc=False, frozen=True, rename="camel"):
    """What bids are judged by (award criteria extension)."""

    id: Identity = None
    type: str | None = None
    name: str | None = None
    description: str | None = None
    numbers: list[CriterionNumber] | None = None


class Criteria(Struct, gc=False, frozen=True, rename="camel"):
    """The criteria of a lot (award criteria extension)."""

    criteria: list[Criterion] | None = None
