"""K-1, K-2, K-3, K-4, K-5, K-21, K-26: terms of the procedure, of frameworks and of contracts."""

from collections.abc import Callable

from plumbrule.demo.clock import DAY, instant_text
from plumbrule.demo.process import Process, Release
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, in_tender, is_large_open, tell

_ACCELERATED = "accelerated open procedure"
_REASON = "Flood damage to be repaired before the rains (s. 33)"


def plant(province: Province) -> None:
    """Plant terms that narrow competition, and terms just within the law."""
    tell(province, _TALES)


def _accelerate(process: Process) -> None:
    process.details = _ACCELERATED


def _accelerate_with_reason(process: Process) -> None:
    process.details = _ACCELERATED
    process.rationale = _REASON


def _last(days: int) -> Callable[[Process], None]:
    """Let the contract last so many days."""

    def change(process: Process) -> None:
        end = instant_text(process.signature + DAY + days * DAY)

        def edit(release: Release) -> None:
            contract = release["contracts"][0]
            contract["period"]["endDate"] = end
            contract["status"] = "active"
            contract.pop("implementation", None)

        process.edits.append(edit)

    return change


def _frame(holders: int, days: int = 700, reason: str | None = None) -> Callable[[Process], None]:
    """Make it a framework agreement of so many holders for so many days."""
    agreement: dict[str, object] = {"maximumParticipants": holders}
    if reason:
        agreement["periodRationale"] = reason
    return in_tender(
        techniques={"hasFrameworkAgreement": True, "frameworkAgreement": agreement},
        contractPeriod={"durationInDays": days},
    )


def _guarantee(text: str) -> Callable[[Process], None]:
    return in_tender(submissionTerms={"depositsGuarantees": text})


def _guarantee_sum(share: float) -> Callable[[Process], None]:
    """Ask a guarantee as a sum of money."""

    def change(process: Process) -> None:
        def edit(release: Release) -> None:
            text = f"{int(process.estimated * share) // 100} AVL"
            release["tender"]["submissionTerms"] = {"depositsGuarantees": text}

        process.edits.append(edit)

    return change


def _is_open(process: Process) -> bool:
    return process.method == "open"


def _is_selective(process: Process) -> bool:
    return process.method == "selective"


_TALES = (
    Tale("accelerated, and no reason stated", _accelerate, hits=("K-1",), fits=_is_open, times=3),
    Tale(
        "accelerated, and the reason stated",
        _accelerate_with_reason,
        twin_of=("K-1",),
        fits=_is_open,
        times=3,
    ),
    Tale("a contract of six years", _last(2190), hits=("K-2",), times=3),
    Tale("a contract of four years", _last(1460), twin_of=("K-2",), times=3),
    Tale(
        "a framework of six years, and no reason stated",
        _frame(6, 2190),
        hits=("K-3", "K-2"),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "a framework of six years, and the reason stated",
        _frame(6, 2190, "The plant is written off over six years (s. 44(3))"),
        hits=("K-2",),
        twin_of=("K-3",),
        fits=is_large_open,
    ),
    Tale(
        "a framework of four years for four suppliers",
        _frame(4, 1461),
        twin_of=("K-3", "K-4", "K-5"),
        fits=is_large_open,
        times=3,
    ),
    Tale("a framework of one supplier", _frame(1), hits=("K-4",), fits=is_large_open, times=3),
    Tale("a framework of two suppliers", _frame(2), hits=("K-5",), fits=is_large_open, times=3),
    Tale(
        "a guarantee of six percent",
        _guarantee("6 % of the estimated value"),
        hits=("K-21",),
        fits=is_large_open,
    ),
    Tale(
        "a sum of money that is five percent",
        _guarantee_sum(0.05),
        hits=("K-21",),
        fits=is_large_open,
    ),
    Tale(
        "a guarantee of two percent",
        _guarantee("2 % of the estimated value"),
        twin_of=("K-21",),
        fits=is_large_open,
    ),
    Tale(
        "a sum of money that is one percent",
        _guarantee_sum(0.01),
        twin_of=("K-21",),
        fits=is_large_open,
    ),
    Tale(
        "three candidates to be invited, where the law asks for five",
        in_tender(secondStage={"minimumCandidates": 3}),
        hits=("K-26",),
        fits=_is_selective,
        times=3,
    ),
    Tale(
        "six candidates to be invited",
        in_tender(secondStage={"minimumCandidates": 6}),
        twin_of=("K-26",),
        fits=_is_selective,
        times=3,
    ),
)
