"""R020, APP-1, APP-2, APP-3: complaints, and what followed when they were upheld.

Every complaint that was lodged is a hit of R020, whatever became of it; a draft is none.
"""

from collections.abc import Callable

from plumbrule.demo.clock import DAY, instant_text
from plumbrule.demo.process import Process, Release, working_day
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, has_ended, is_small_open, tell


def plant(province: Province) -> None:
    """Plant complaints that led to nothing, and complaints that were settled as they should be."""
    tell(province, _TALES)


def _complain(status: str, where: str = "tender") -> Callable[[Process], None]:
    """Lodge a complaint three days after the award, decided two weeks later."""

    def change(process: Process) -> None:
        complaint = {
            "id": "complaint-1",
            "type": "complaint",
            "status": status,
            "dateSubmitted": instant_text(process.awarded + 3 * DAY),
        }
        if status not in {"draft", "pending"}:
            complaint["dateDecision"] = instant_text(process.awarded + 17 * DAY)

        def edit(release: Release) -> None:
            part = release["awards"][0] if where == "award" else release["tender"]
            part["complaints"] = [complaint]

        process.edits.append(edit)

    return change


def _awarded_anew(place: int) -> Callable[[Process], None]:
    """Cancel the award and make another, to the bid that stood at this place in price."""

    def change(process: Process) -> None:
        process.taken = True
        _complain("resolved", "award")(process)
        day = instant_text(process.awarded + 30 * DAY)

        def edit(release: Release) -> None:
            first = release["awards"][0]
            ordered = sorted(
                release["bids"]["details"], key=lambda bid: float(_amount(bytes(bid["value"])))
            )
            bid = ordered[place]
            second = {key: value for key, value in first.items() if key != "complaints"}
            second.update(
                id="award-2",
                title="Award 2",
                date=day,
                relatedBid=bid["id"],
                suppliers=bid["tenderers"],
                value=bid["value"],
            )
            first["status"] = "cancelled"
            release["awards"].append(second)
            release["contracts"][0].update(awardID="award-2", value=bid["value"])

        process.signed = working_day(process.awarded + 35 * DAY)
        process.estimate = round(process.bids[place].cents * 1.12)
        process.roles = dict.fromkeys(process.bids[place].firms, "supplier") if place else {}
        process.edits.append(edit)

    return change


def _amount(value: bytes) -> bytes:
    return value.partition(b":")[2].partition(b",")[0]


def _reject(count: int, status: str) -> Callable[[Process], None]:
    """Put out the dearest bids, and complain about the award."""

    def change(process: Process) -> None:
        process.taken = True
        for bid in process.bids[len(process.bids) - count :]:
            bid.status = "disqualified"
        _complain(status, "award")(process)

    return change


def _has_four(process: Process) -> bool:
    single = all(len(bid.firms) == 1 for bid in process.bids)
    return is_small_open(process) and len(process.bids) >= _FOUR and single


_FOUR = 4


def _is_small(process: Process) -> bool:
    """Whether it may go to another bidder without making a first purchase late in the records."""
    small = process.division not in {"45", "33", "15", "90"}
    unpaid = process.serial % 7 != 0
    return process.method == "open" and small and unpaid and process.ended


_TALES = (
    Tale("a complaint that was rejected", _complain("rejected"), hits=("R020",), times=3),
    Tale("a complaint that was never lodged", _complain("draft"), twin_of=("R020",), times=3),
    Tale(
        "a complaint was upheld and nothing followed",
        _complain("upheld"),
        hits=("APP-1", "R020"),
        fits=has_ended,
        times=3,
    ),
    Tale(
        "a complaint was upheld and its outcome carried out",
        _complain("resolved"),
        hits=("R020",),
        twin_of=("APP-1",),
        times=3,
    ),
    Tale(
        "after an upheld complaint the same bid was taken again",
        _awarded_anew(0),
        hits=("APP-2", "R020"),
        fits=_is_small,
        times=3,
    ),
    Tale(
        "after an upheld complaint the runner-up was taken",
        _awarded_anew(1),
        hits=("R020",),
        twin_of=("APP-2",),
        fits=_is_small,
        times=3,
    ),
    Tale(
        "two bidders were put out, and a complaint was upheld",
        _reject(2, "resolved"),
        hits=("APP-3", "R020"),
        fits=_has_four,
        times=3,
    ),
    Tale(
        "two bidders were put out, and a complaint was rejected",
        _reject(2, "rejected"),
        hits=("R020",),
        fits=_has_four,
        times=1,
    ),
    Tale(
        "one bidder was put out, and a complaint was upheld",
        _reject(1, "resolved"),
        hits=("R020",),
        twin_of=("APP-3",),
        fits=_has_four,
        times=3,
    ),
)
