"""Ties, posts and payments to rows of relation, post, post_holder and payment."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from plumbrule.sources.bods.relations import KINDS
from plumbrule.sources.derive import FaultKind
from plumbrule.sources.ftm.entity import Entity
from plumbrule.sources.ftm.percentages import Range, percentage
from plumbrule.sources.ftm.rows import Rows
from plumbrule.sources.ftm.schemata import RELATIONS
from plumbrule.sources.ftm.values import amount, country_of

_UNSAID = Range(None, None, None, None)
_CURRENT = {"current": True, "ended": False}
_IN_CURRENCY = (("amountEur", "EUR"), ("amountUsd", "USD"))


class RelationRows:
    """Writes the rows of ties between entities.

    Args:
        rows: where they go.
    """

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def relation(self, entity: Entity) -> None:
        """Write a tie: one row for each pair of its two ends."""
        kind, first, second = RELATIONS[entity.schema]
        share = self._share(entity)
        start = self.rows.end_of(entity, "startDate", last=False)
        end = self.rows.end_of(entity, "endDate", last=True)
        stated = entity.first("ownershipType") or entity.first("controlType")
        row: dict[str, object] = {
            "kind": kind,
            "role": entity.joined("role", "relationship"),
            "interest_type": stated if stated in KINDS else None,
            "directness": "unknown",
            "share_min": share.least,
            "share_max": share.greatest,
            "share_min_open": share.least_open,
            "share_max_open": share.greatest_open,
            "start_text": start,
            "end_text": end,
            "status": entity.joined("status"),
        }
        if stated and stated not in KINDS:
            row["role"] = row["role"] or stated
        pairs = [
            (one, other)
            for one in self.rows.keys(entity, first)
            for other in self.rows.keys(entity, second)
        ]
        for number, (one, other) in enumerate(pairs):
            ending = f"/{number}" if len(pairs) > 1 else ""
            key = self.rows.own_key(entity) + ending
            ends = {"relation_id": key, "from_id": one, "to_id": other}
            self.rows.add("relation", entity, row | ends)
        for end_property in (first, second):
            if not entity.values(end_property):
                reason = f"expected the {end_property}"
                self.rows.fault("noted", reason, entity, end_property, "")
        if kind == "ownership":
            self.rows.sink.fill("share", share != _UNSAID, 1)
        self.rows.sink.fill("relation_start", start is not None, 1)
        self.rows.seen(start)
        self.rows.seen(end)

    def post(self, entity: Entity) -> None:
        """Write a public post."""
        row: dict[str, object] = {
            "post_id": self.rows.own_key(entity),
            "title": entity.first("name"),
            "body_id": self.rows.keys(entity, "organization")[0],
            "country": country_of(entity.first("country") or ""),
            "kind": ";".join(sorted(entity.values("topics"))) or None,
        }
        self.rows.add("post", entity, row)

    def occupancy(self, entity: Entity) -> None:
        """Write who holds a post."""
        holders, posts = self.rows.keys(entity, "holder"), self.rows.keys(entity, "post")
        start = self.rows.end_of(entity, "startDate", last=False)
        end = self.rows.end_of(entity, "endDate", last=True)
        pairs = [(holder, post) for holder in holders for post in posts]
        for number, (holder, post) in enumerate(pairs):
            ending = f"/{number}" if len(pairs) > 1 else ""
            row: dict[str, object] = {
                "holding_id": self.rows.own_key(entity) + ending,
                "post_id": post,
                "person_id": holder,
                "start_text": start,
                "end_text": end,
                "current": _CURRENT.get(entity.first("status") or ""),
            }
            self.rows.add("post_holder", entity, row)
        self.rows.seen(start)
        self.rows.seen(end)

    def payment(self, entity: Entity) -> None:
        """Write a payment; it is one row, since each row counts its amount."""
        value, currency = self._amount(entity)
        day = self.rows.end_of(entity, "date", last=False) or self.rows.end_of(
            entity, "startDate", last=False
        )
        row: dict[str, object] = {
            "payment_id": self.rows.own_key(entity),
            "payer_id": self.rows.key(self.rows.one_of(entity, "payer")),
            "payee_id": self.rows.key(self.rows.one_of(entity, "beneficiary")),
            "purpose": entity.joined("purpose"),
            "date_text": day,
            "value_amount": value,
            "value_currency": currency,
        }
        self.rows.add("payment", entity, row)
        self.rows.sink.fill("payment_amount", value is not None, 1)
        self.rows.seen(day)

    def _amount(self, entity: Entity) -> tuple[Decimal | None, str | None]:
        given = self.rows.one_of(entity, "amount")
        prop, currency = "amount", self.rows.one_of(entity, "currency")
        for name, code in _IN_CURRENCY:
            if given is None or currency is None:
                converted = self.rows.one_of(entity, name)
                if converted is not None:
                    given, prop, currency = converted, name, code
        if given is None:
            return None, None

        def note(kind: str, reason: str) -> None:
            self.rows.fault(cast("FaultKind", kind), reason, entity, prop, given)

        return amount(given, note), currency.upper() if currency else None

    def _share(self, entity: Entity) -> Range:
        """Read the percentage; of several, the range that covers all."""
        found: list[Range] = []
        for text in entity.values("percentage"):
            share = percentage(text)
            if share is None:
                reason = "expected a share in percent such as 33.5, 25-50 or >25"
                self.rows.fault("dropped", reason, entity, "percentage", text)
            else:
                found.append(share)
        if not found:
            return _UNSAID
        if len(found) > 1:
            reason = f"expected one percentage; the range that covers all {len(found)} is kept"
            self.rows.fault("changed", reason, entity, "percentage", entity.values("percentage"))
        return _covering(found)


def _covering(shares: list[Range]) -> Range:
    least = min(shares, key=lambda one: (one.least or 0.0, bool(one.least_open)))
    unbounded = 100.0
    greatest = max(
        shares,
        key=lambda one: (
            unbounded if one.greatest is None else one.greatest,
            not one.greatest_open,
        ),
    )
    return Range(least.least, greatest.greatest, least.least_open, greatest.greatest_open)
