"""One procurement process of the synthetic country, before it is written as OCDS."""

from dataclasses import dataclass, field
from datetime import date

from plumbrule.demo.clock import day_of
from plumbrule.demo.identifiers import province_code

CURRENCY = "AVL"


@dataclass(slots=True)
class Bid:
    """One bid.

    Attributes:
        firms: places of the tenderers in the province's list of companies; two or more bid jointly.
        cents: price in hundredths of the currency.
        minute: when it was handed in.
        status: OCDS bid status.
        lot: number of the lot from 1, or 0 where the process is not divided.
        currency: ISO 4217 code, or AVL.
        date: the date as published, where it is not the plain text of ``minute``.
    """

    firms: tuple[int, ...]
    cents: int
    minute: int
    status: str = "valid"
    lot: int = 0
    currency: str = CURRENCY
    date: str | None = None

    @property
    def submitted(self) -> bool:
        """Whether the bid counts as handed in: neither a mere invitation nor withdrawn."""
        return self.status not in {"invited", "withdrawn"}


@dataclass(slots=True)
class Process:
    """One process: a tender, its bids and its awards.

    Attributes:
        province: number of the province, from 0.
        serial: number of the process in its province and year.
        year: year of publication; tender, bids, awards and signature all fall into it.
        division: CPV division of what is bought.
        category: OCDS main category.
        method: OCDS procurement method.
        buyer: place of the buyer in the province's list of bodies.
        opens: minute of publication.
        closes: minute of the deadline.
        awarded: minute of the award.
        bids: the bids; in an ordinary process the first is the lowest, the next the runner-up.
        winners: places in ``bids`` of the bids that won.
        lots: number of lots, 0 where the process is not divided.
        lots_awarded: numbers of the lots that were awarded.
        details: the publisher's own name of the method.
        rationale: reasons stated for the method.
        opens_text: publication as published, where not the plain text of ``opens``.
        closes_text: deadline as published, where not the plain text of ``closes``.
        first_closes: the deadline first announced, where it was extended later.
        outcome: ``complete``, ``cancelled`` or ``active`` (still open to award).
        in_releases: published as several releases instead of one compiled release.
        bids_hidden: the publisher gives the number of tenderers only.
        taken: a scheme or twin was planted here; nothing else may be.
    """

    province: int
    serial: int
    year: int
    division: str
    category: str
    method: str
    buyer: int
    opens: int
    closes: int
    awarded: int
    bids: list[Bid]
    winners: list[int] = field(default_factory=lambda: [0])
    lots: int = 0
    lots_awarded: tuple[int, ...] = ()
    details: str | None = None
    rationale: str | None = None
    opens_text: str | None = None
    closes_text: str | None = None
    first_closes: int | None = None
    outcome: str = "complete"
    in_releases: bool = False
    bids_hidden: bool = False
    taken: bool = False

    @property
    def ocid(self) -> str:
        """The Open Contracting ID."""
        return f"ocds-avelia-{province_code(self.province)}-{self.year}-{self.serial:05d}"

    @property
    def published(self) -> date:
        """Day of publication."""
        return day_of(self.opens)

    def lot_id(self, lot: int) -> str:
        """The unit id of one of the lots."""
        return f"{self.ocid}/lot-{lot}"

    def set_deadline(self, closes: int) -> None:
        """Move the deadline, and bids and award by the same span."""
        shift = closes - self.closes
        self.closes = closes
        self.awarded += shift
        for bid in self.bids:
            bid.minute += shift
