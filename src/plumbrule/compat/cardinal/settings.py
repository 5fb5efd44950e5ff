"""The settings of the eleven indicators, with Cardinal's defaults.

Every section is optional. ``None`` in place of a section means that its rule does not run; the
defaults here switch all eleven on, which is what a run without a settings file does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ShortPeriod:
    """R003: days below which a tender period is short.

    Attributes:
        threshold: whole days; fewer than this is a hit.
        procurement_methods: the ``tender.procurementMethod`` codes looked at; empty means all.
        procurement_method_details: days that replace ``threshold`` for a ``procurementMethodDetails``.
    """

    threshold: int = 15
    procurement_methods: frozenset[str] = frozenset()
    procurement_method_details: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SingleBid:
    """R018: the ``tender.procurementMethod`` codes looked at; empty means all."""

    procurement_methods: frozenset[str] = frozenset({"open", "selective"})


@dataclass(frozen=True, slots=True)
class Ratio:
    """R024 and R058: a fixed ratio in place of the fence, or ``None`` for the fence."""

    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class UnsuccessfulBids:
    """R025: who counts as a frequent tenderer, and a fixed ratio in place of the fence.

    Attributes:
        percentile: percentile of the numbers of processes that a tenderer must reach.
        threshold: win ratio at or below which a frequent tenderer is a hit.
    """

    percentile: int = 75
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """R028, R030 and R036: rules without settings of their own."""


@dataclass(frozen=True, slots=True)
class OthersDisqualified:
    """R035: how many others must have been disqualified; below 1 counts as 1."""

    threshold: int = 1


@dataclass(frozen=True, slots=True)
class DisqualifiedBids:
    """R038: minimum counts (of bids, for all three groups) and a fixed ratio.

    Attributes:
        threshold: share of disqualified bids in place of the fence.
        minimum_submitted_bids: bids a tenderer must have submitted.
        minimum_contracting_processes: compared with the number of *bids* of a buyer or procuring
            entity, whatever its name says, because Cardinal does so.
    """

    threshold: float | None = None
    minimum_submitted_bids: int = 2
    minimum_contracting_processes: int = 2


@dataclass(frozen=True, slots=True)
class VariedSupplies:
    """R048: how item classes are cut and how many processes a supplier must have.

    Attributes:
        digits: leading characters of a classification id that make a class.
        threshold: number of classes in place of the fence.
        minimum_contracting_processes: processes with a classified item that a supplier must have.
    """

    digits: int = 2
    threshold: int | None = None
    minimum_contracting_processes: int = 20


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one run.

    Attributes:
        currency: ISO 4217 code; prices in other currencies are left out of R024, R036 and R058.
        excluded: ``procurementMethodDetails`` whose processes are left out of every rule.
        price_compared: the only ``procurementMethodDetails`` whose prices are compared; empty: all.
        price_not_compared: those whose prices are not compared; unused when the list above is
            not empty.
    """

    currency: str | None = None
    excluded: frozenset[str] = frozenset()
    price_compared: frozenset[str] = frozenset()
    price_not_compared: frozenset[str] = frozenset()
    R003: ShortPeriod | None = field(default_factory=ShortPeriod)
    R018: SingleBid | None = field(default_factory=SingleBid)
    R024: Ratio | None = field(default_factory=Ratio)
    R025: UnsuccessfulBids | None = field(default_factory=UnsuccessfulBids)
    R028: Plain | None = field(default_factory=Plain)
    R030: Plain | None = field(default_factory=Plain)
    R035: OthersDisqualified | None = field(default_factory=OthersDisqualified)
    R036: Plain | None = field(default_factory=Plain)
    R038: DisqualifiedBids | None = field(default_factory=DisqualifiedBids)
    R048: VariedSupplies | None = field(default_factory=VariedSupplies)
    R058: Ratio | None = field(default_factory=Ratio)

    @property
    def needs_currency(self) -> bool:
        """Whether a rule that compares prices in one currency is on."""
        return any((self.R024, self.R036, self.R058))

    def prices_comparable(self, details: str | None) -> bool:
        """Say whether prices are compared in processes with these ``procurementMethodDetails``."""
        if self.price_compared:
            return details in self.price_compared
        return details not in self.price_not_compared
