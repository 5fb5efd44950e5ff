"""CRI, CRI-4, K-22: how bids are judged, and many signs in one procedure."""

from collections.abc import Callable
from typing import Any

from plumbrule.demo.process import Process, Release
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, both, tell

_PRICE = {"id": "price", "type": "price", "name": "Price"}
_QUALITY = {"id": "quality", "type": "quality", "name": "Quality of the work"}
_TIME = {"id": "time", "type": "quality", "name": "Time of delivery"}


def plant(province: Province) -> None:
    """Plant criteria that leave room for judgement, alone and with other signs."""
    tell(province, _TALES)


def _judge_by(*criteria: dict[str, Any]) -> Callable[[Process], None]:
    """Judge by these criteria, which are published with the one lot."""

    def edit(release: Release) -> None:
        release["tender"]["awardCriteria"] = "ratedCriteria"
        release["tender"]["lots"] = [
            {"id": "lot-1", "status": "complete", "awardCriteria": {"criteria": list(criteria)}}
        ]

    return lambda process: process.edits.append(edit)


def _weigh(number: float, one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "numbers": [{"number": number, "weight": "percentageExact"}]}


def _alone(process: Process) -> None:
    """Leave the winner without rivals."""
    process.taken = True
    del process.bids[1:]


def _is_open(process: Process) -> bool:
    return process.method == "open"


def _is_selective(process: Process) -> bool:
    return process.method == "selective"


_TALES = (
    Tale(
        "judged by quality and time, without weights",
        _judge_by(_PRICE, _QUALITY, _TIME),
        hits=("CRI-4",),
        twin_of=("K-22",),
        fits=_is_open,
        times=3,
    ),
    Tale(
        "judged by price for nine tenths and quality for one",
        _judge_by(_weigh(90, _PRICE), _weigh(10, _QUALITY)),
        twin_of=("CRI-4", "K-22"),
        fits=_is_open,
        times=3,
    ),
    Tale(
        "judged by quality, the only criterion",
        _judge_by(_QUALITY),
        hits=("K-22", "CRI-4"),
        fits=_is_open,
        times=3,
    ),
    Tale(
        "one bid in a selective tender judged by quality and time",
        both(_alone, _judge_by(_QUALITY, _TIME)),
        hits=("CRI", "CRI-4", "R018"),
        fits=_is_selective,
        times=3,
    ),
    Tale(
        "one bid in a selective tender judged by price",
        _alone,
        hits=("R018",),
        twin_of=("CRI",),
        fits=_is_selective,
        times=3,
    ),
)
