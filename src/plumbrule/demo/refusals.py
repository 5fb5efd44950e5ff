"""Ordinary disqualifications and withdrawals, few and spread evenly over buyers.

Each buyer refuses between 0 and 20 percent of the bids in each category of its tenders. Six steps of
refusal give the comparison groups a spread; none of them is near a fence. Only the dearest of three
or more valid bids is refused, so that neither the lowest bid nor the last rival ever falls.
"""

from plumbrule.demo.process import Process
from plumbrule.demo.province import Province

_RATES = (0.0, 0.04, 0.08, 0.12, 0.16, 0.2)


def refuse_some(province: Province, protected: frozenset[int]) -> None:
    """Mark the dearest bids of some untouched processes as disqualified or withdrawn.

    Args:
        province: the province, after all schemes were planted.
        protected: firms whose bids stay valid, because their number of valid bids is planted.
    """
    by_buyer: dict[tuple[int, str], list[Process]] = {}
    for process in province.processes:
        if process.method != "direct" and not process.lots:
            by_buyer.setdefault((process.buyer, process.category), []).append(process)
    for (buyer, _), processes in by_buyer.items():
        wanted = round(
            sum(len(process.bids) for process in processes) * _RATES[buyer % len(_RATES)]
        )
        for process in processes:
            if wanted == 0:
                break
            if _refuse_dearest(process, "disqualified", protected):
                wanted -= 1
    for process in province.processes:
        if province.rng.random() < 0.03:
            _refuse_dearest(process, "withdrawn", protected)


def _refuse_dearest(process: Process, status: str, protected: frozenset[int]) -> bool:
    last = process.bids[-1]
    if (
        process.taken
        or len(process.bids) < 3
        or last.status != "valid"
        or not protected.isdisjoint(last.firms)
    ):
        return False
    last.status = status
    return True
