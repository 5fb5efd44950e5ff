"""What is said of the owners of a company: shares between bounds, answers, reasons."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from plumbrule.network.tie import Node, Number, Tie
from plumbrule.network.ties import Unnamed


@dataclass(frozen=True)
class Threshold:
    """From which share on somebody is a beneficial owner.

    Args:
        share: as a part of one.
        strict: whether more than it is asked; else it is enough to reach it.
        source: the law.
    """

    share: Fraction = Fraction(1, 4)
    strict: bool = True
    source: str = "more than 25 percent, the threshold of most laws"

    def passed(self, measure: tuple[Number, bool]) -> bool:
        """Whether a least share, and whether it is itself excluded, surely passes."""
        least, excluded = measure
        return least > self.share or (least == self.share and (excluded or not self.strict))

    def missed(self, most: Number, *, excluded: bool) -> bool:
        """Whether a greatest share surely does not pass."""
        return most < self.share or (most == self.share and (excluded or self.strict))


@dataclass(frozen=True)
class Answer:
    """``hit``, ``clear`` or ``cannot_tell``, the last with reasons."""

    answer: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measure:
    """The share of one holder, counted in one way.

    Args:
        basis: capital, income, surplus or votes.
        least: least effective share, as a part of one.
        most: greatest effective share.
        most_open: greatest share when he may also be among those who are not named.
        least_excluded: the least itself is excluded.
        most_excluded: the greatest, counting those not named, is itself excluded.
        exact: whether the bounds are reached by shares that can be together.
        proxy: votes were not told somewhere, and capital stands for them.
        answer: whether it passes the threshold.
    """

    basis: str
    least: Number
    most: Number
    most_open: Number
    least_excluded: bool
    most_excluded: bool
    exact: bool
    proxy: bool
    answer: Answer


@dataclass(frozen=True)
class Owner:
    """Somebody who stands above a company.

    Args:
        node: who.
        measures: the share by each way of counting in which there is one; the first leads.
        answer: whether he passes the threshold in any of them (rule OW-1).
        control: whether he controls the company (rule OW-2).
        rung: weakest identity rung on the way to him.
    """

    node: Node
    measures: tuple[Measure, ...]
    answer: Answer
    control: Answer
    rung: str

    @property
    def measure(self) -> Measure:
        """Give the measure that leads: the first in which there is a share at all."""
        return next((one for one in self.measures if one.most > 0), self.measures[0])


@dataclass(frozen=True)
class Owners:
    """What stands above a company.

    Args:
        company: the company.
        threshold: what was asked.
        owners: natural persons, greatest share first.
        holders: companies, bodies and others above it.
        undisclosed: least and greatest part of its capital that comes to nobody named.
        circular: part of its capital that comes to closed rings.
        natural: whether no natural person can be found behind it (rule OW-4).
        managed_by: who manages it; named where no owner is found.
        unnamed: reasons told why owners are not named, by company.
        notes: what limits the whole answer: ``shares_over_100``, ``circular`` ...
    """

    company: Node
    threshold: Threshold
    owners: tuple[Owner, ...]
    holders: tuple[Owner, ...]
    undisclosed: tuple[Number, Number]
    circular: Number
    natural: Answer
    managed_by: tuple[Tie, ...]
    unnamed: tuple[tuple[str, Unnamed], ...]
    notes: tuple[str, ...]

    def of(self, entity: str) -> Owner | None:
        """Give what is known of one who stands above, or None."""
        return next((one for one in (*self.owners, *self.holders) if one.node.id == entity), None)
