"""Categories 1 and 6 to 10: paid and unpaid roles, property, shareholdings, family."""

from __future__ import annotations

from decimal import Decimal

from plumbrule.sources.uk_regmem.interest import Interest
from plumbrule.sources.uk_regmem.parties import named

ABOVE = (("over 15%", 15.0, None), ("more than £70,000", None, Decimal("70000.01")))
"""What a shareholding's threshold says: a share of the capital above, or a value above."""


def _item(interest: Interest, form: str, column: str, kind: str, **values: object) -> None:
    interest.add(
        "declaration_item",
        column,
        declaration_id=form,
        item_id=interest.key,
        item_key=f"uk-regmem-{interest.key}",
        kind=kind,
        operation="unstated",
        **{"holder": "self", "description": interest.text("summary"), **values},
    )


def _tie(interest: Interest, kind: str, member: str, other: str | None, **values: object) -> None:
    if other is None:
        return
    interest.add(
        "relation",
        "member",
        relation_id=f"{interest.sink.source}:{interest.key}",
        kind=kind,
        from_id=member,
        to_id=other,
        directness="direct",
        stated_text=interest.date("registered"),
        **values,
    )


def employment(interest: Interest, form: str, member: str) -> None:
    """Write paid work with its payer, as an item and as a tie; category 1."""
    private = interest.truth("payerisprivateindividual")
    payer = named(
        interest,
        "payer",
        interest.text("payername"),
        "payername",
        kind="person" if private else None,
        address=interest.text("payerpublicaddress"),
    )
    start, end = interest.date("startdate"), interest.date("enddate")
    role = interest.text("jobtitle")
    _item(
        interest, form, "jobtitle", "activity", counterparty_id=payer, role=role, paid=True,
        held_start_text=start, held_end_text=end,
    )  # fmt: skip
    kind = "directorship" if interest.truth("ispaidasdirectorofpayer") else "employment"
    _tie(interest, kind, member, payer, role=role, start_text=start, end_text=end)


def payment(interest: Interest, form: str, parent: Interest | None) -> None:
    """Write a payment: one that was received is an income, a regular one an item with its rate.

    A regular payment tells what is paid in a month, quarter or year and not what was: it is no sum of
    the year. The payer is the one of the interest it belongs to, unless another is named.
    """
    payer = named(
        interest,
        "payer",
        interest.text("ultimatepayername"),
        "ultimatepayername",
        address=interest.text("ultimatepayeraddress"),
    )
    if payer is None and parent is not None and parent.text("payername"):
        payer = f"{interest.sink.source}:{parent.key}-payer"
    amount = interest.amount("value")
    currency = None if amount is None else "GBP"
    if interest.category == "1.1":
        received = interest.date("receiveddate")
        interest.add(
            "declared_income",
            "value",
            declaration_id=form,
            income_id=interest.key,
            member_id="",
            kind="salary",
            payer_id=payer,
            value_amount=amount,
            value_currency=currency,
            paid_start_text=received,
            paid_end_text=received,
        )
        return
    _item(
        interest, form, "value", "income", counterparty_id=payer, value_amount=amount,
        value_currency=currency, subtype=interest.text("regularityofpayment"),
        role=interest.text("jobtitle"), paid=True,
        held_start_text=interest.date("startdate"), held_end_text=interest.date("enddate"),
    )  # fmt: skip


def property_held(interest: Interest, form: str) -> None:
    """Write land or property; the register has no values, and may hold several in one row."""
    sole = interest.truth("issoleowner")
    _item(
        interest, form, "location", "real estate", asset="real_estate",
        holder="self" if sole else "joint" if sole is False else "unknown",
        description=interest.text("propertydescription") or interest.text("summary"),
        subtype=interest.text("propertytype") or interest.text("landuse"),
        locality=interest.text("location"),
        held_start_text=interest.date("startdate"), held_end_text=interest.date("enddate"),
    )  # fmt: skip


def shareholding(interest: Interest, form: str, member: str) -> None:
    """Write a shareholding: the register tells no more than that it is above a threshold."""
    firm = named(
        interest, "firm", interest.text("organisationname"), "organisationname", kind="company"
    )
    threshold = (interest.text("shareholdingthreshold") or "").casefold()
    share, value = next(((s, v) for text, s, v in ABOVE if text in threshold), (None, None))
    behalf = (interest.text("heldonbehalfof") or "").casefold()
    holder = "self" if not behalf else "joint" if behalf.startswith("joint") else "unknown"
    start, end = interest.date("registrabledate"), interest.date("enddate")
    _item(
        interest, form, "shareholdingthreshold", "stake", asset="stake", counterparty_id=firm,
        holder=holder, share_min=share, share_max=None if share is None else 100.0,
        value_amount=value, value_currency=None if value is None else "GBP",
        open_ended=None if value is None else True, role="shareholder",
        held_start_text=start, held_end_text=end,
    )  # fmt: skip
    if holder != "unknown":
        _tie(
            interest, "ownership", member, firm, share_min=share,
            share_max=None if share is None else 100.0, start_text=start, end_text=end,
        )  # fmt: skip


def miscellaneous(interest: Interest, form: str) -> None:
    """Write an interest of category 8: unpaid roles, posts in a party, other matters."""
    kind = interest.text("miscellaneousinteresttype")
    donor = named(interest, "donor", interest.text("donorname"), "donorname")
    _item(
        interest, form, "description", "interest", counterparty_id=donor, subtype=kind,
        description=interest.text("description") or interest.text("summary"),
        paid=False if kind == "Unpaid role" else None,
        held_start_text=interest.date("aroseon"), held_end_text=interest.date("enddate"),
    )  # fmt: skip


def family(interest: Interest, form: str) -> None:
    """Write a relative whom the Member employs, or who lobbies, without the relative's name."""
    interest.add(
        "household_member",
        "familyrelationtype",
        declaration_id=form,
        member_id=interest.key,
        relation=interest.text("familyrelationtype"),
    )
    employer = named(interest, "employer", interest.text("employer"), "employer")
    _item(
        interest, form, "jobtitle", "family employed" if interest.category == "9" else "family lobbying",
        holder="unknown", description=interest.text("familymemberrelationshiplevel"),
        role=interest.text("jobtitle"), counterparty_id=employer, held_end_text=interest.date("enddate"),
    )  # fmt: skip
