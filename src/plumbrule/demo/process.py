"""One procurement process of the synthetic country, before it is written as OCDS."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from plumbrule.demo.clock import DAY, day_of, weekday
from plumbrule.demo.identifiers import province_code

CURRENCY = "AVL"

Release = dict[str, Any]
"""A release of the Open Contracting Data Standard, before it is encoded."""

Edit = Callable[[Release], None]
"""A change to the finished release, in the standard's own words."""

_SATURDAY, _SUNDAY = 5, 6
_OPEN_YEAR = 2025
"""Contracts of this year are still being carried out."""


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
        taken: a scheme or twin about bids or firms was planted here; nothing else may be.
        told: a scheme or twin about what is published was planted here; its bids stay ordinary.
        priced: amounts are part of a scheme and may not be levelled.
        estimate: estimated value in cents, where not derived from the price; 0 for none.
        signed: minute of signature, where not some days after the award.
        contracted: value of the contract in cents, where not that of the award.
        opened: minute at which bids are opened, where not half an hour after the deadline.
        judged: minute at which evaluation begins, where not some days after the opening.
        edits: what a scheme changes in the compiled release.
        announced: what a scheme changes in the first announcement of a process told in releases.
        noticed: fields of the tender that the award notice of such a process tells otherwise.
        roles: further roles of firms in this process.
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
    told: bool = False
    priced: bool = False
    estimate: int | None = None
    signed: int | None = None
    contracted: int | None = None
    opened: int | None = None
    judged: int | None = None
    edits: list[Edit] = field(default_factory=list)
    announced: list[Edit] = field(default_factory=list)
    noticed: dict[str, Any] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)

    @property
    def ocid(self) -> str:
        """The Open Contracting ID."""
        return f"ocds-avelia-{province_code(self.province)}-{self.year}-{self.serial:05d}"

    @property
    def published(self) -> date:
        """Day of publication."""
        return day_of(self.opens)

    @property
    def won_cents(self) -> int:
        """Sum of the prices that won; of the lowest bid where nobody did."""
        return sum(self.bids[place].cents for place in self.winners) or self.bids[0].cents

    @property
    def estimated(self) -> int:
        """The estimated value: 4 to 20 percent above the price, unless a scheme says otherwise."""
        if self.estimate is not None:
            return self.estimate
        return self.won_cents * (1040 + self.serial * 37 % 161) // 1000

    @property
    def opening(self) -> int:
        """Minute at which the bids are opened."""
        return self.closes + 30 if self.opened is None else self.opened

    @property
    def evaluation(self) -> int:
        """Minute at which evaluation begins."""
        return self.opening + (1 + self.serial % 5) * DAY if self.judged is None else self.judged

    @property
    def signature(self) -> int:
        """Minute of signature: some days after the award, on a working day."""
        if self.signed is not None:
            return self.signed
        varied = self.serial * 2 + self.buyer + self.opens // DAY
        return working_day(self.awarded + (3 + varied % 9) * DAY)

    @property
    def ended(self) -> bool:
        """Whether the contract has ended and is closed."""
        return self.year < _OPEN_YEAR

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

    def shift(self, minutes: int) -> None:
        """Move the whole process in time."""
        self.opens += minutes
        self.set_deadline(self.closes + minutes)

    def scale(self, factor: float) -> None:
        """Multiply every price, and what depends on prices, by one factor."""
        for bid in self.bids:
            bid.cents = round(bid.cents * factor)
        if self.estimate:
            self.estimate = round(self.estimate * factor)
        if self.contracted is not None:
            self.contracted = round(self.contracted * factor)


def working_day(minute: int) -> int:
    """The same time of day on the first day from then on that is no day of rest."""
    return minute + {_SATURDAY: 2, _SUNDAY: 1}.get(weekday(minute), 0) * DAY
