"""What a mapping may fill: the model's fields under the names a person writes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from plumbrule.model import SOURCE_TABLES, Kind

OWN_ID: dict[str, str] = {
    "party": "party_id",
    "relation": "relation_id",
    "unspecified_owner": "statement_id",
    "statement_history": "statement_id",
    "post": "post_id",
    "post_holder": "holding_id",
    "declaration": "declaration_id",
    "declaration_item": "item_id",
    "household_member": "member_id",
    "declared_income": "income_id",
    "declared_debt": "debt_id",
    "declared_movement": "movement_id",
    "listing": "listing_id",
    "donation": "donation_id",
    "payment": "payment_id",
    "tender": "ocid",
    "lot": "lot_id",
    "item": "item_id",
    "bid": "bid_id",
    "award": "award_id",
    "contract": "contract_id",
    "amendment": "amendment_id",
    "milestone": "milestone_id",
    "transaction": "transaction_id",
    "document": "document_id",
    "criterion": "criterion_id",
    "audit_finding": "finding_id",
    "lobby_contact": "contact_id",
    "lobby_registration": "registration_id",
    "official_act": "act_id",
    "public_benefit": "benefit_id",
    "party_report": "report_id",
    "campaign_spending": "spending_id",
    "party_loan": "loan_id",
    "payroll": "payroll_id",
    "declaration_request": "request_id",
}
"""The column that ``key`` fills; a table that is not here has no id of its own."""

KEY_NEEDED = frozenset({"party", "post", "tender", "lot"})
"""Tables whose records others refer to by a key of the source: the row cannot stand in for it."""

WITHIN = frozenset(
    {
        "item_id",
        "lot_id",
        "bid_id",
        "award_id",
        "contract_id",
        "amendment_id",
        "milestone_id",
        "transaction_id",
        "document_id",
        "parent_id",
        "criterion_id",
        "member_id",
        "income_id",
        "debt_id",
        "movement_id",
    }
)
"""Ids that hold inside their process or declaration and so bear no data set's name."""

_PARTY = (
    "party_id",
    "buyer_id",
    "procuring_entity_id",
    "payer_id",
    "payee_id",
    "donor_id",
    "recipient_id",
    "person_id",
    "body_id",
    "holder_id",
    "counterparty_id",
    "creditor_id",
    "from_id",
    "to_id",
    "auditor_id",
    "addressee_id",
    "official_id",
    "organisation_id",
    "agent_id",
    "client_id",
    "subject_id",
    "beneficiary_id",
    "owner_id",
    "lender_id",
    "spender_id",
    "scope_body_id",
)

REFERS_TO: dict[str, frozenset[str]] = {
    **{name: frozenset({"party"}) for name in _PARTY},
    "post_id": frozenset({"post"}),
    "declaration_id": frozenset({"declaration"}),
    "ocid": frozenset({"tender"}),
    "component_of": frozenset({"relation"}),
    "lot_id": frozenset({"lot"}),
    "bid_id": frozenset({"bid"}),
    "award_id": frozenset({"award"}),
    "contract_id": frozenset({"contract"}),
    "parent_id": frozenset({"award", "contract", "bid"}),
}
"""The tables that a reference may lead to."""

NEEDED: dict[str, tuple[str, ...]] = {
    "name": ("party_id", "name"),
    "identifier": ("party_id", "value"),
    "address": ("party_id", "full"),
    "contact": ("party_id", "value"),
    "relation": ("from_id", "to_id"),
    "unspecified_owner": ("party_id",),
    "post_holder": ("person_id",),
    "declaration": ("person_id",),
    "declaration_item": ("declaration_id",),
    "household_member": ("declaration_id",),
    "section_status": ("declaration_id", "section", "status"),
    "item_holder": ("declaration_id", "item_id", "holder"),
    "declared_income": ("declaration_id",),
    "declared_debt": ("declaration_id",),
    "declared_movement": ("declaration_id",),
    "listing": ("party_id",),
    "exchange_rate": ("base", "currency", "day", "rate"),
    "tenderer": ("ocid", "party_id"),
    "bid_party": ("ocid", "bid_id", "party_id"),
    "bid_lot": ("ocid", "bid_id", "lot_id"),
    "award_party": ("ocid", "award_id", "party_id"),
    "award_lot": ("ocid", "award_id", "lot_id"),
    "related_process": ("ocid", "identifier"),
    "lot": ("ocid",),
    "item": ("ocid",),
    "bid": ("ocid",),
    "award": ("ocid",),
    "contract": ("ocid",),
    "amendment": ("ocid",),
    "milestone": ("ocid",),
    "transaction": ("ocid",),
    "document": ("ocid",),
    "criterion": ("ocid",),
    "tender_condition": ("ocid",),
}
"""Fields without which a record says nothing; it is not made in a row where one is empty."""

ADDRESS_PARTS = ("street", "postcode", "locality", "region", "country")
"""Parts that make a whole address, where it is not given, in the order they are joined."""

PARTY_LISTS = {
    "identifiers": "identifier",
    "names": "name",
    "addresses": "address",
    "contacts": "contact",
}
"""Lists that may stand inside a party, and the table their members belong to."""


class Form(StrEnum):
    """How a field is filled."""

    TEXT = "text"
    COUNTRY = "country"
    COUNTRIES = "countries"
    CURRENCY = "currency"
    IDENTIFIER = "identifier"
    CONTACT = "contact"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "day"
    MOMENT = "moment"
    AMOUNT = "amount"
    REFERENCE = "reference"


@dataclass(frozen=True)
class FieldKind:
    """A field that a mapping may fill.

    Args:
        name: as written in a mapping: ``start`` for ``start_earliest`` and its two sisters,
            ``value`` for ``value_amount``.
        form: how it is filled.
        meaning: from the model.
    """

    name: str
    form: Form
    meaning: str


_BY_KIND = {
    Kind.TEXT: Form.TEXT,
    Kind.INTEGER: Form.INTEGER,
    Kind.NUMBER: Form.NUMBER,
    Kind.BOOLEAN: Form.BOOLEAN,
    Kind.DATE: Form.DAY,
}
_COMPUTED = frozenset({"name_key", "address_key", "value_text", "checksum", "local_id", "releases"})


def needed(table: str) -> tuple[str, ...]:
    """Give the fields without which a record of a table is not made.

    For a table that is not listed they are its key, unless it has an id of its own.
    """
    if table in NEEDED or table in OWN_ID:
        return NEEDED.get(table, ())
    return SOURCE_TABLES[table].key


@cache
def tables() -> tuple[str, ...]:
    """Give the tables that a mapping may fill: those whose key it can fill."""
    return tuple(
        table
        for table in SOURCE_TABLES
        if table in OWN_ID or set(needed(table)) <= fields_of(table).keys()
    )


@cache
def fields_of(table: str) -> dict[str, FieldKind]:
    """Give the fields of a table that a mapping may fill, in the model's order."""
    found: dict[str, FieldKind] = {}
    columns = {column.name: column for column in SOURCE_TABLES[table].columns}
    for name, column in columns.items():
        base, _, ending = name.rpartition("_")
        if name in _COMPUTED or name == OWN_ID.get(table) or ending in {"latest", "earliest"}:
            continue
        if ending == "text" and f"{base}_earliest" in columns:
            meaning = column.meaning.removesuffix(": as received")
            found[base] = FieldKind(base, Form.MOMENT, meaning)
        elif ending == "amount":
            found[base] = FieldKind(base, Form.AMOUNT, column.meaning)
        else:
            found[name] = FieldKind(name, _form(table, name, column.kind), column.meaning)
    return found


def _form(table: str, name: str, kind: Kind) -> Form:
    if name in REFERS_TO and table != "statement_history":
        return Form.REFERENCE
    if name == "country":
        return Form.COUNTRY
    if name == "nationality":
        return Form.COUNTRIES
    if name.endswith("_currency") or (table == "exchange_rate" and name in {"base", "currency"}):
        return Form.CURRENCY
    if (table, name) in {("identifier", "value"), ("party", "identifier")}:
        return Form.IDENTIFIER
    if (table, name) == ("contact", "value"):
        return Form.CONTACT
    return _BY_KIND[kind]
