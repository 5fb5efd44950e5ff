"""What auditors, lobby registers and parties publish in Avelia; the names are those of the columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class RecommendationPaper(NamedTuple):
    """A state of an audit recommendation."""

    recommendation_no: str
    state_no: str
    body_no: str
    body: str
    severity: str
    status: str
    issued_on: str
    due_on: str
    extended_to: str
    told_on: str
    evidence: str
    verified_by: str
    reason: str


class ContactPaper(NamedTuple):
    """A meeting, as one side reports it."""

    contact_no: str
    official_no: str
    official: str
    company_no: str
    company: str
    day: str
    topic: str
    told_by: str


class LoanPaper(NamedTuple):
    """A loan to a party."""

    loan_no: str
    lender_no: str
    lender: str
    party: str
    amount: str
    owed: str
    rate: str
    taken_on: str
    due_on: str
    told_on: str
    status: str


class ReportPaper(NamedTuple):
    """A report of a party on its money."""

    report_no: str
    party: str
    kind: str
    year: str
    filed_on: str


@dataclass(slots=True)
class Oversight:
    """All such rows of a province."""

    recommendations: list[RecommendationPaper] = field(default_factory=list)
    contacts: list[ContactPaper] = field(default_factory=list)
    loans: list[LoanPaper] = field(default_factory=list)
    reports: list[ReportPaper] = field(default_factory=list)
