"""Bands of a form: what its labels mean, as the least and the most an amount can be."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from plumbrule.sources.mapping.notation import Node

_EXPECTED = (
    'expected labels with the least and the most they mean, such as {"1 - 100": [1, 100], '
    '"over 100": [100.01, none]}'
)


class Band(NamedTuple):
    """The least and the most; None for a band without an upper end."""

    low: Decimal
    high: Decimal | None


def read_bands(node: Node) -> dict[str, Band]:
    """Read ``bands``: labels as the file writes them, each with its two ends.

    Raises:
        PlumbError: a band has not two ends, an end is no number, or they stand the wrong way round.
    """
    found: dict[str, Band] = {}
    for label, item in node.parts(_EXPECTED).items():
        ends = item.items()
        if len(ends) != 2:
            raise item.error(_EXPECTED)
        low = _end(ends[0])
        high = None if ends[1].text() == "none" else _end(ends[1])
        if high is not None and high < low:
            raise item.error("expected the least before the most")
        found[label.strip()] = Band(low, high)
    return found


def _end(node: Node) -> Decimal:
    try:
        number = Decimal(node.text(_EXPECTED))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise node.error(f"expected a number such as 50000.01, found {node.value!r}")
    return number
