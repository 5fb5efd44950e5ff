"""Categories 2 to 5: support, gifts and visits, each a gift from a donor to the Member."""

from __future__ import annotations

from plumbrule.sources.uk_regmem.interest import Interest
from plumbrule.sources.uk_regmem.parties import KINDS, named

_NAMES = {
    "2": "support",
    "3": "gift from UK source",
    "4": "visit",
    "5": "gift from abroad",
}
_PAID = {"monetary": "transfer", "cash": "transfer", "in kind": "in kind", "inkind": "in kind"}
"""``Cash`` is what the register called money of any form before 2025."""

MOST_DONORS = 100
"""Columns of donors that a visit may have; the widest so far has five."""


def gift(interest: Interest, member: str) -> None:
    """Write a donation of category 2, 3 or 5."""
    status = (interest.text("donorstatus") or "").casefold()
    kind = KINDS.get(status, "organisation" if status else None)
    donor = named(
        interest,
        "donor",
        interest.text("donorname") or interest.text("donorcompanyname"),
        "donorname",
        kind=kind if kind in {"person", "company"} else "organisation" if kind else None,
        number=interest.text("donorcompanyidentifier"),
        address=interest.text("donorpublicaddress"),
    )
    # The term to register runs from acceptance; the day of receipt stands in for it.
    date = interest.date("accepteddate") or interest.date("receiveddate")
    _donation(interest, (donor, member), date, kind)


def visit(interest: Interest, member: str) -> None:
    """Write a visit: a gift of each donor, who stand in columns with numbers."""
    start = interest.date("startdate")
    for number in range(1, MOST_DONORS):
        column = f"donorsname{number}"
        if not {column, f"donorsvalue{number}"} & interest.cells.keys():
            return
        private = interest.truth(f"donorsisprivateindividual{number}")
        kind = None if private is None else "person" if private else "organisation"
        donor = named(
            interest,
            f"donor{number}",
            interest.text(column),
            column,
            kind=kind,
            address=interest.text(f"donorspublicaddress{number}"),
        )
        _donation(interest, (donor, member), start, kind, str(number))


def _donation(
    interest: Interest,
    parties: tuple[str | None, str],
    date: str | None,
    kind: str | None,
    nth: str = "",
) -> None:
    """Write a donation; ``nth`` stands at the end of the columns of one donor of several."""
    donor, member = parties
    key = f"{interest.key}-{nth}" if nth else interest.key
    value = f"donorsvalue{nth}" if nth else "value"
    amount = interest.amount(value)
    paid = interest.text(f"donorspaymenttype{nth}" if nth else "paymenttype")
    interest.add(
        "donation",
        value,
        donation_id=f"{interest.sink.source}:{key}",
        donor_id=donor,
        recipient_id=member,
        kind=_NAMES[interest.category],
        date_text=date,
        date_kind="given",
        value_amount=amount,
        value_currency=None if amount is None else "GBP",
        donor_kind=kind,
        payment_mode=_PAID.get(paid.casefold(), paid) if paid else None,
        stated_by="recipient",
        reported_text=interest.date("registered"),
    )
    interest.sink.fill("donation_date", date is not None, 1)
