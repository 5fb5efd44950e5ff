"""R016, R031, K-6, K-30, DOC-EST0, DOC-PERFECT: estimates that stand oddly to the price."""

from collections.abc import Callable

from plumbrule.demo.law import limit
from plumbrule.demo.markets import MARKET_OF, YEARS
from plumbrule.demo.process import Process, Release
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, is_large_open, note, tell
from plumbrule.demo.tender import special

_TYPED_WRONG = 6_000
"""Sixty, where thousands were meant."""


def plant(province: Province) -> None:
    """Plant odd estimates, and estimates just within what is usual."""
    tell(province, _TALES)
    _review(province)


def _estimate(share: float) -> Callable[[Process], None]:
    """Estimate the price times this."""

    def change(process: Process) -> None:
        process.estimate = round(process.won_cents * share)

    return change


def _perfect(process: Process) -> None:
    process.estimate = process.won_cents


def _typed_wrong(process: Process) -> None:
    process.estimate = _TYPED_WRONG


def _none(process: Process) -> None:
    process.estimate = 0


def _only_by_lot(process: Process) -> None:
    """Publish the estimate for the one lot instead of the whole."""

    def edit(release: Release) -> None:
        value = release["tender"].pop("value")
        release["tender"]["lots"] = [{"id": "lot-1", "status": "complete", "value": value}]

    process.edits.append(edit)


def _review(province: Province) -> None:
    """Works whose value lies above the limit from which it is reviewed, or just below."""
    for count, share in enumerate((1.1, 1.05, 1.02, 0.97, 0.95, 0.99)):
        firm = province.occasional_firm()
        buyer = province.add_body("Water Board")
        process = special(province, MARKET_OF["45"], YEARS[count % len(YEARS)], firm, buyer)
        wanted = limit("review_value", process.category)[0] * share
        process.scale(wanted / process.estimated)
        process.estimate = round(wanted)
        process.priced = True
        if share > 1:
            note(province, process, "value above the limit of review", hits=("K-6",))
        else:
            note(province, process, "value just below the limit of review", twin_of=("K-6",))


def _is_goods(process: Process) -> bool:
    return process.method == "open" and process.division in {"33", "15"}


def _is_modest(process: Process) -> bool:
    """Whether even an estimate far above the price is not reviewed for its value."""
    return is_large_open(process) and process.won_cents < _MODEST


_MODEST = 200_000_000

_TALES = (
    Tale(
        "awarded one percent below the estimate",
        _estimate(1.01),
        hits=("R031",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "awarded 2.4 percent below the estimate",
        _estimate(1.025),
        twin_of=("R031", "DOC-PERFECT"),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "awarded a fifth above the estimate",
        _estimate(0.83),
        hits=("K-30", "R031"),
        fits=is_large_open,
    ),
    Tale("awarded far below half of the estimate", _estimate(2.6), hits=("K-30",), fits=_is_modest),
    Tale(
        "awarded at 52 percent of the estimate",
        _estimate(1.92),
        twin_of=("K-30",),
        fits=_is_modest,
        times=3,
    ),
    Tale(
        "awarded at the estimate to the cent",
        _perfect,
        hits=("DOC-PERFECT", "R031"),
        twin_of=("K-30",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "estimated in thousands and published without them",
        _typed_wrong,
        hits=("R016", "K-30", "R031"),
        fits=_is_goods,
        times=3,
    ),
    Tale(
        "an estimate of 90 percent above the price, within the market's range",
        _estimate(1.9),
        twin_of=("R016",),
        fits=_is_goods,
        times=3,
    ),
    Tale("no estimate published", _none, hits=("DOC-EST0",), fits=is_large_open, times=3),
    Tale(
        "the estimate is published with the lot",
        _only_by_lot,
        twin_of=("DOC-EST0",),
        fits=is_large_open,
        times=3,
    ),
)
