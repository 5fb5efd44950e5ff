"""The rows of declarations as Avelia publishes them; the names are those of the columns."""

from __future__ import annotations

from typing import NamedTuple


class FormPaper(NamedTuple):
    """A declaration."""

    form_no: str
    official_no: str
    official: str
    kind: str
    year: str
    filed_on: str
    as_of: str
    since: str
    until: str
    version: str
    corrects: str
    whole_form: str
    post: str
    body_no: str


class SectionPaper(NamedTuple):
    """What a form says of one of its sections."""

    form_no: str
    section: str
    status: str
    total: str = ""


class MemberPaper(NamedTuple):
    """A member of the household."""

    form_no: str
    member: str
    person_no: str
    name: str
    relation: str
    lives_with: str = "yes"
    depends: str = "no"
    informed: str = "yes"


class ItemPaper(NamedTuple):
    """An asset, an account or an interest."""

    form_no: str
    line: str
    kind: str
    asset: str = ""
    subtype: str = ""
    number: str = ""
    whose: str = "self"
    operation: str = ""
    register: str = ""
    party_no: str = ""
    party: str = ""
    share: str = ""
    currency: str = "AVL"
    value: str = ""
    value_to: str = ""
    basis: str = ""
    opening: str = ""
    country: str = ""
    locality: str = ""
    area: str = ""
    acquired_on: str = ""
    acquired_by: str = ""
    price: str = ""
    paid_by: str = ""
    left_by: str = ""
    proceeds: str = ""
    role: str = ""
    paid_role: str = ""
    by_office: str = ""
    since: str = ""
    until: str = ""


class HolderPaper(NamedTuple):
    """One of several holders of a thing."""

    form_no: str
    line: str
    holder: str
    share: str


class IncomePaper(NamedTuple):
    """An income of a period."""

    form_no: str
    line: str
    member: str
    kind: str
    register: str
    payer_no: str
    payer: str
    amount: str
    since: str
    until: str


class DebtPaper(NamedTuple):
    """A debt."""

    form_no: str
    line: str
    number: str
    kind: str
    register: str
    creditor_no: str
    creditor: str
    amount: str
    original: str
    taken_on: str
    rate: str
    secured: str


class MovementPaper(NamedTuple):
    """A gift, an inheritance, a spending."""

    form_no: str
    line: str
    member: str
    kind: str
    in_money: str
    register: str
    other_no: str
    other: str
    tie: str
    amount: str
    day: str


class AssetPaper(NamedTuple):
    """An asset in a register: the cadastre, vehicles, accounts."""

    register: str
    number: str
    kind: str
    owner_no: str
    owner: str
    share: str
    locality: str
    value: str
    basis: str
    since: str
    until: str


class PayrollPaper(NamedTuple):
    """What a body paid an official in a year, after tax."""

    person_no: str
    person: str
    body_no: str
    year: str
    amount: str


class QuestionPaper(NamedTuple):
    """A question about a declaration."""

    question_no: str
    person_no: str
    person: str
    kind: str
    day: str
