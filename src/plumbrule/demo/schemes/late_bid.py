"""R030: the winning bid came in after the deadline."""

from plumbrule.demo.clock import DAY, day_text, instant_text_at
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.picking import is_open, pick
from plumbrule.demo.tender import NOON

_RULE = "R030"
_UTC = 0
_FURTHER_EAST = 300


def plant(province: Province) -> None:
    """Plant four late winning bids, and bids that only look late."""
    rng = province.rng
    for process in pick(province, 3, is_open):
        process.bids[0].minute = process.closes + 10 + int(rng.random() * 200)
        province.plant(_RULE, "process", process.ocid, "winning bid after the deadline")
    (process,) = pick(province, 1, is_open)
    process.bids[0].minute = process.closes + 40
    process.bids[0].date = instant_text_at(process.bids[0].minute, _UTC)
    province.plant(
        _RULE, "process", process.ocid, "late in truth, though its text in UTC reads earlier"
    )
    for process in pick(province, 2, is_open):
        bid = process.bids[0]
        bid.minute = process.closes - 45
        bid.date = instant_text_at(bid.minute, _FURTHER_EAST)
        province.plant(
            _RULE,
            "process",
            process.ocid,
            "on time; its text from a zone further east reads later",
            twin=True,
        )
    (process,) = pick(province, 1, is_open)
    process.bids[1].minute = process.closes + 30
    province.plant(_RULE, "process", process.ocid, "a late bid that lost", twin=True)
    (process,) = pick(province, 1, is_open)
    process.bids[0].minute = process.closes - 60
    process.bids[0].date = day_text(process.closes)
    province.plant(
        _RULE, "process", process.ocid, "day of the deadline without a time of day", twin=True
    )
    (process,) = pick(province, 1, is_open)
    process.first_closes = (process.closes // DAY - 1) * DAY + NOON
    process.bids[0].minute = process.closes - 120
    process.in_releases = True
    province.plant(
        _RULE, "process", process.ocid, "after the first deadline, which was extended", twin=True
    )
