"""R003: bidders had less time than the law of the day gave them."""

from datetime import date

from plumbrule.demo.clock import DAY, day_text
from plumbrule.demo.law import minimum_days
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.picking import is_open, pick
from plumbrule.demo.schemes.telling import note
from plumbrule.demo.tender import NOON

_RULE = "R003"
_CHANGE = date(2024, 7, 1)
_ACCELERATED = "accelerated open procedure"


def plant(province: Province) -> None:
    """Plant four short periods, and short ones that were lawful."""
    for process in pick(province, 3, is_open):
        legal = _legal(process)
        _give_days(process, 4 + int(province.rng.random() * (legal - 7)))
        why = f"period shorter than the {legal} legal days"
        note(province, process, why, hits=(_RULE, "R014"))
    (process,) = pick(province, 1, is_open)
    _give_days(process, 6)
    _publish_days_only(process)
    why = "dates without time, too short under every reading"
    note(province, process, why, hits=(_RULE, "R014"))
    _plant_twins(province)


def _plant_twins(province: Province) -> None:
    for process in pick(province, 2, _before_the_change):
        _give_days(process, 17)
        province.plant(
            _RULE,
            "process",
            process.ocid,
            "17 days were lawful until the law asked for 20 from July 2024",
            twin=True,
        )
    for process in pick(province, 2, is_open):
        process.details = _ACCELERATED
        process.rationale = "Flood damage to be repaired before the rains (s. 33)"
        _give_days(
            process, minimum_days("open", _ACCELERATED, process.category, process.published) + 2
        )
        province.plant(
            _RULE, "process", process.ocid, "accelerated procedure with reasons stated", twin=True
        )
    (process,) = pick(province, 1, is_open)
    _give_days(process, _legal(process) + 4)
    _publish_days_only(process)
    province.plant(
        _RULE,
        "process",
        process.ocid,
        "dates without time, long enough under every reading",
        twin=True,
    )
    (process,) = pick(province, 1, is_open)
    process.set_deadline(process.closes + 2 * DAY)
    process.first_closes = (process.opens // DAY + 9) * DAY + NOON
    process.in_releases = True
    province.plant(
        _RULE,
        "process",
        process.ocid,
        "nine days were announced first and extended later",
        twin=True,
    )


def _before_the_change(process: Process) -> bool:
    return is_open(process) and process.category != "works" and process.published < _CHANGE


def _legal(process: Process) -> int:
    return minimum_days(process.method, None, process.category, process.published)


def _give_days(process: Process, days: int) -> None:
    """Let the deadline be at noon, ``days`` full days after publication."""
    lateness = 1 if process.opens % DAY > NOON else 0
    process.set_deadline((process.opens // DAY + days + lateness) * DAY + NOON)
    for bid in process.bids:
        bid.minute = max(bid.minute, process.opens + 60)


def _publish_days_only(process: Process) -> None:
    process.opens_text = day_text(process.opens)
    process.closes_text = day_text(process.closes)
