"""A contracting process as the eleven indicators see it.

Only what a rule reads is here, already judged for type: a status that is not text, a bid that is
not an object or an amount written as text is the same as nothing to every one of the rules.
"""

from __future__ import annotations

from msgspec import Struct

NOT_SUBMITTED = frozenset({"invited", "withdrawn"})
FINAL = frozenset({"active", "cancelled", "unsuccessful"})


class Bid(Struct, frozen=True, gc=False):
    """One of ``bids.details`` that has a status.

    Attributes:
        status: any word; unknown words count as submitted.
        tenderers: the text ids among its tenderers, in listed order.
        sole_tenderer: the id, when the array of tenderers has one member and that has a text id.
        amount: ``value.amount`` when it is a JSON number.
        currency: ``value.currency`` when it is text.
        date: ``date`` as written.
    """

    status: str
    tenderers: tuple[str, ...]
    sole_tenderer: str | None
    amount: float | None
    currency: str | None
    date: str | None

    @property
    def price(self) -> tuple[float, str] | None:
        """Amount and currency, when the bid has both."""
        if self.amount is None or self.currency is None:
            return None
        return self.amount, self.currency


class Award(Struct, frozen=True, gc=False):
    """One of ``awards`` whose status is ``active``.

    Attributes:
        suppliers: the text ids among its suppliers, in listed order.
        sole_supplier: the id, when the array of suppliers has one member and that has a text id.
        item_classes: the text ids of its items' classifications.
    """

    suppliers: tuple[str, ...]
    sole_supplier: str | None
    item_classes: tuple[str, ...]


class Process(Struct, frozen=True):
    """One release that is not cancelled.

    Attributes:
        file: the file it was read from.
        line: the line in that file, from 1.
        ocid: the open contracting id.
        buyer: ``buyer.id``.
        procuring_entity: ``tender.procuringEntity.id``.
        method: ``tender.procurementMethod``.
        method_details: ``tender.procurementMethodDetails``.
        tenderers_counted: ``tender.numberOfTenderers`` when it is a JSON integer.
        period_start: ``tender.tenderPeriod.startDate`` as written.
        period_end: ``tender.tenderPeriod.endDate`` as written.
        bids: the bids that have a status, in listed order.
        submitted: those of them that are neither invited nor withdrawn.
        active_awards: the active awards, in listed order.
        awards_final: whether every award that has a status is active, cancelled or unsuccessful.
    """

    file: str
    line: int
    ocid: str
    buyer: str | None
    procuring_entity: str | None
    method: str | None
    method_details: str | None
    tenderers_counted: int | None
    period_start: str | None
    period_end: str | None
    bids: tuple[Bid, ...]
    submitted: tuple[Bid, ...]
    active_awards: tuple[Award, ...]
    awards_final: bool

    @property
    def single_winner(self) -> str | None:
        """The supplier, when awards are final and one award to one supplier is all there is.

        With several active awards one cannot tell which bids competed without lots, and with
        several suppliers which of them the bid belongs to.
        """
        if self.awards_final and len(self.active_awards) == 1:
            return self.active_awards[0].sole_supplier
        return None
