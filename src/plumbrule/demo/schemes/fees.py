"""R008, R009: fees that keep bidders away, and fees raised after the call."""

from collections.abc import Callable
from typing import Any

from plumbrule.demo.ocds_money import money
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, is_large_open, tell


def plant(province: Province) -> None:
    """Plant high and raised fees, and fees that are small, refunded or unchanged."""
    tell(province, _TALES)


def _fees(process: Process, share: float, kind: str) -> list[dict[str, Any]]:
    cents = max(1, int(process.estimated * share))
    return [{"id": "fee-1", "type": [kind], "value": money(cents)}]


def _fee(share: float, kind: str = "document") -> Callable[[Process], None]:
    """Ask a share of the estimated value."""

    def change(process: Process) -> None:
        process.edits.append(
            lambda release: release["tender"].update(participationFees=_fees(process, share, kind))
        )

    return change


def _first(before: float, after: float, kind: str = "document") -> Callable[[Process], None]:
    """Announce one share of the estimated value and ask another after an update."""

    def change(process: Process) -> None:
        process.in_releases = True
        process.announced.append(
            lambda announced: announced.update(participationFees=_fees(process, before, kind))
        )
        process.edits.append(
            lambda release: release["tender"].update(participationFees=_fees(process, after, kind))
        )

    return change


_TALES = (
    Tale(
        "a fee of one percent of the estimate",
        _fee(0.01),
        hits=("R008",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "a fee of half a thousandth of the estimate",
        _fee(0.0005),
        twin_of=("R008",),
        fits=is_large_open,
    ),
    Tale(
        "a deposit of one percent that is paid back",
        _fee(0.01, "deposit"),
        twin_of=("R008",),
        fits=is_large_open,
    ),
    Tale(
        "the fee for the documents was doubled after the call",
        _first(0.0003, 0.0006),
        hits=("R009",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "the fee for the documents was lowered after the call",
        _first(0.0006, 0.0003),
        twin_of=("R009",),
        fits=is_large_open,
    ),
    Tale(
        "the deposit, which is paid back, was doubled after the call",
        _first(0.0003, 0.0006, "deposit"),
        twin_of=("R009",),
        fits=is_large_open,
    ),
)
