"""The fields of an OCDS 1.1 release that the tables hold, as typed structures.

Everything may be missing or null, as the standard allows; unknown fields are ignored. Amounts stay
as the bytes of the number (``Raw``), so that they reach the table exact and a quoted number is seen.
Identifiers may be numbers or text, as the standard allows.
"""

from __future__ import annotations

from msgspec import Struct, field

from plumbrule.sources.ocds.conditions import (
    ContractPeriod,
    Criteria,
    SecondStage,
    SubmissionTerms,
    Techniques,
)
from plumbrule.sources.ocds.recourse import (
    Complaint,
    Criterion,
    Enquiry,
    ParticipationFee,
    RequirementResponse,
)
from plumbrule.sources.ocds.values import EMPTY, Identity, Number, Period, Value


class Identifier(Struct, gc=False, frozen=True, rename="camel"):
    """An official number."""

    scheme: str | None = None
    id: Identity = None
    legal_name: str | None = None


class Address(Struct, gc=False, frozen=True, rename="camel"):
    """A postal address."""

    street_address: str | None = None
    locality: str | None = None
    region: str | None = None
    postal_code: Identity = None
    country_name: str | None = None
    country: str | None = None


class ContactPoint(Struct, gc=False, frozen=True, rename="camel"):
    """How to reach an organisation."""

    email: str | None = None
    telephone: Identity = None
    fax_number: Identity = None
    url: str | None = None


class PartyDetails(Struct, gc=False, frozen=True, rename="camel"):
    """What publishers add about an organisation and we can use."""

    legal_entity_type: str | None = None
    scale: str | None = None


class Person(Struct, gc=False, frozen=True, rename="camel"):
    """A beneficial owner or shareholder named in a release."""

    id: Identity = None
    name: str | None = None
    nationalities: list[str] | None = None
    identifier: Identifier | None = None


class Shareholder(Struct, gc=False, frozen=True, rename="camel"):
    """A shareholder and its share (shareholders extension)."""

    id: Identity = None
    shareholder: Person | None = None
    shareholding: Number = EMPTY
    voting_rights: Number = EMPTY


class Organization(Struct, gc=False, frozen=True, rename="camel"):
    """A party with all its details, or a reference to one by id."""

    id: Identity = None
    name: str | None = None
    identifier: Identifier | None = None
    additional_identifiers: list[Identifier] | None = None
    address: Address | None = None
    contact_point: ContactPoint | None = None
    roles: list[str] | None = None
    details: PartyDetails | None = None
    beneficial_owners: list[Person] | None = None
    shareholders: list[Shareholder] | None = None
    at: str | None = field(default=None, name="_at")
    """Where a party stands that only a reference names; written by ``settle``, never received."""


class Referred(Organization, gc=False, frozen=True, rename="camel"):
    """An organisation named where ``parties`` should list it.

    The strict reader takes its id and name; where the rest matters, because ``parties`` lacks it,
    the release is read with care and the details go to ``parties``.
    """


class Classification(Struct, gc=False, frozen=True):
    """A code in a classification."""

    scheme: str | None = None
    id: Identity = None


class Unit(Struct, gc=False, frozen=True):
    """A unit and its price."""

    name: str | None = None
    value: Value | None = None


class Item(Struct, gc=False, frozen=True, rename="camel"):
    """Something to be bought, or bought."""

    id: Identity = None
    description: str | None = None
    classification: Classification | None = None
    quantity: Number = EMPTY
    unit: Unit | None = None
    related_lot: Identity = None


class Document(Struct, gc=False, frozen=True, rename="camel"):
    """What is said about a document."""

    id: Identity = None
    document_type: str | None = None
    title: str | None = None
    url: str | None = None
    date_published: str | None = None
    date_modified: str | None = None


class Amendment(Struct, gc=False, frozen=True):
    """A change."""

    id: Identity = None
    date: str | None = None
    rationale: str | None = None
    description: str | None = None


class Milestone(Struct, gc=False, frozen=True, rename="camel"):
    """A milestone."""

    id: Identity = None
    title: str | None = None
    type: str | None = None
    status: str | None = None
    due_date: str | None = None
    date_met: str | None = None


class Lot(Struct, gc=False, frozen=True, rename="camel"):
    """A lot (lots extension)."""

    id: Identity = None
    title: str | None = None
    status: str | None = None
    value: Value | None = None
    tender_period: Period | None = None
    contract_period: ContractPeriod | None = None
    techniques: Techniques | None = None
    submission_terms: SubmissionTerms | None = None
    second_stage: SecondStage | None = None
    award_criteria: Criteria | None = None


class Tender(Struct, gc=False, frozen=True, rename="camel"):
    """The call for bids."""

    id: Identity = None
    title: str | None = None
    status: str | None = None
    procurement_method: str | None = None
    procurement_method_details: str | None = None
    procurement_method_rationale: str | None = None
    main_procurement_category: str | None = None
    award_criteria: str | None = None
    eligibility_criteria: str | None = None
    submission_method: list[str] | None = None
    has_enquiries: bool | None = None
    value: Value | None = None
    tender_period: Period | None = None
    enquiry_period: Period | None = None
    award_period: Period | None = None
    contract_period: ContractPeriod | None = None
    techniques: Techniques | None = None
    submission_terms: SubmissionTerms | None = None
    second_stage: SecondStage | None = None
    bid_opening: Opening | None = None
    number_of_tenderers: Number = EMPTY
    procuring_entity: Referred | None = None
    tenderers: list[Referred] | None = None
    items: list[Item] | None = None
    lots: list[Lot] | None = None
    documents: list[Document] | None = None
    amendments: list[Amendment] | None = None
    milestones: list[Milestone] | None = None
    status_details: str | None = None
    enquiries: list[Enquiry] | None = None
    participation_fees: list[ParticipationFee] | None = None
    criteria: list[Criterion] | None = None
    complaints: list[Complaint] | None = None


class Opening(Struct, gc=False, frozen=True):
    """The opening of bids (bidOpening extension)."""

    date: str | None = None


class Bid(Struct, gc=False, frozen=True, rename="camel"):
    """A bid (bids extension)."""

    id: Identity = None
    status: str | None = None
    date: str | None = None
    value: Value | None = None
    tenderers: list[Referred] | None = None
    related_lots: list[str | int] | None = None
    documents: list[Document] | None = None
    requirement_responses: list[RequirementResponse] | None = None


class Bids(Struct, gc=False, frozen=True):
    """The bids of a process."""

    details: list[Bid] | None = None


class Subcontracting(Struct, gc=False, frozen=True, rename="camel"):
    """How much is given on to others (subcontracting extension)."""

    minimum_percentage: Number = EMPTY
    maximum_percentage: Number = EMPTY


class Award(Struct, gc=False, frozen=True, rename="camel"):
    """An award."""

    id: Identity = None
    status: str | None = None
    status_details: str | None = None
    title: str | None = None
    date: str | None = None
    value: Value | None = None
    suppliers: list[Referred] | None = None
    items: list[Item] | None = None
    related_lots: list[str | int] | None = None
    related_bid: Identity = None
    related_bids: list[str | int] | None = None
    has_subcontracting: bool | None = None
    subcontracting: Subcontracting | None = None
    documents: list[Document] | None = None
    amendments: list[Amendment] | None = None
    complaints: list[Complaint] | None = None


class Transaction(Struct, gc=False, frozen=True):
    """A payment under a contract."""

    id: Identity = None
    date: str | None = None
    value: Value | None = None
    payer: Referred | None = None
    payee: Referred | None = None


class Implementation(Struct, gc=False, frozen=True, rename="camel"):
    """What happened after signing."""

    transactions: list[Transaction] | None = None
    milestones: list[Milestone] | None = None
    documents: list[Document] | None = None
    final_value: Value | None = None


class RelatedProcess(Struct, gc=False, frozen=True):
    """A reference to another process."""

    id: Identity = None
    identifier: Identity = None
    scheme: str | None = None
    relationship: list[str] | None = None


class Contract(
    Struct,
    gc=False,
    frozen=True,
    rename={
        "award_id": "awardID",
        "date_signed": "dateSigned",
        "related_processes": "relatedProcesses",
    },
):
    """A signed contract."""

    id: Identity = None
    award_id: Identity = None
    status: str | None = None
    title: str | None = None
    date_signed: str | None = None
    period: Period | None = None
    value: Value | None = None
    items: list[Item] | None = None
    documents: list[Document] | None = None
    amendments: list[Amendment] | None = None
    milestones: list[Milestone] | None = None
    related_processes: list[RelatedProcess] | None = None
    implementation: Implementation | None = None


class Budget(Struct, gc=False, frozen=True):
    """The budget of the plan."""

    id: Identity = None
    amount: Value | None = None


class Planning(Struct, gc=False, frozen=True):
    """The plan."""

    budget: Budget | None = None
    documents: list[Document] | None = None
    milestones: list[Milestone] | None = None


class Release(Struct, gc=False, frozen=True, rename="camel"):
    """A release; one without an ocid cannot be placed and is a fault."""

    ocid: str
    id: Identity = None
    date: str | None = None
    tag: list[str] | None = None
    language: str | None = None
    parties: list[Organization] | None = None
    buyer: Referred | None = None
    planning: Planning | None = None
    tender: Tender | None = None
    bids: Bids | None = None
    awards: list[Award] | None = None
    contracts: list[Contract] | None = None
    related_processes: list[RelatedProcess] | None = None
    complaints: list[Complaint] | None = None
