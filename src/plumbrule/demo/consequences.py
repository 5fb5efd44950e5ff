"""What follows from all that was planted for rules that only count or read a word.

One bid is one bid whoever planted it: the components of the corruption risk index, and the number of
bidders that a market is used to, are told here for the whole province once it is complete.
"""

from collections import Counter
from collections.abc import Iterator

from plumbrule.demo.process import Bid, Process
from plumbrule.demo.province import Province

_TWINS = 4
_FEWEST_YEARS_BEFORE = 20
_SHARE_OF_MEAN = 0.7
_ENDED = frozenset({"planned", "cancelled", "unsuccessful"})
_Group = tuple[str, str]


def note_all(province: Province) -> None:
    """Write the consequences in the truth."""
    _note_components(province)
    _note_few_bidders(province)


def _units(process: Process) -> Iterator[tuple[str, str, list[Bid]]]:
    """Kind, name and submitted bids of each unit of competition in a process that was awarded."""
    if process.outcome in _ENDED or not process.winners:
        return
    handed_in = [bid for bid in process.bids if bid.submitted]
    if not process.lots:
        yield "process", process.ocid, handed_in
        return
    for lot in range(1, process.lots + 1):
        own = [bid for bid in handed_in if bid.lot == lot]
        yield "lot", process.lot_id(lot), own


def _note_components(province: Province) -> None:
    twins: Counter[str] = Counter()

    def twin(rule: str, kind: str, unit: str, why: str) -> None:
        twins[rule] += 1
        if twins[rule] <= _TWINS:
            province.plant(rule, kind, unit, why, twin=True)

    for process in province.processes:
        closed = process.method in {"limited", "direct"}
        if closed and process.outcome not in _ENDED:
            province.plant("CRI-3", "process", process.ocid, f"a {process.method} procedure")
        if process.method == "selective":
            twin("CRI-3", "process", process.ocid, "a selective procedure")
        if process.method == "direct" and process.outcome not in _ENDED:
            province.plant("CRI-2", "process", process.ocid, "no call and no period to bid")
        if process.method == "limited":
            twin("CRI-2", "process", process.ocid, "limited, but with a call and a period")
        if process.method == "selective":
            twin("CRI-2", "process", process.ocid, "selective, with a call and a period")
        for kind, unit, bids in _units(process):
            alone = len({bid.firms for bid in bids}) == 1
            if alone and not closed:
                province.plant("CRI-1", kind, unit, "one bid in a procedure open to several")
            elif alone:
                twin("CRI-1", kind, unit, "one bid, where only one was asked")


def _note_few_bidders(province: Province) -> None:
    """Whose number of bidders lies below seven tenths of the mean of the years before."""
    before: dict[tuple[_Group, int], Counter[int]] = {}
    told: list[tuple[_Group, int, str, str, int]] = []
    for process in province.processes:
        if process.method not in {"open", "selective"}:
            continue
        group = (process.division, process.method)
        for kind, unit, bids in _units(process):
            number = len({bid.firms for bid in bids})
            before.setdefault((group, process.year), Counter())[number] += 1
            told.append((group, process.year, kind, unit, number))
    twins = 0
    for group, year, kind, unit, number in told:
        usual: Counter[int] = Counter()
        for past in range(year - 3, year):
            usual.update(before.get((group, past), Counter()))
        times = sum(usual.values())
        if times < _FEWEST_YEARS_BEFORE:
            continue
        mean = sum(count * often for count, often in usual.items()) / times
        if number < _SHARE_OF_MEAN * mean:
            why = f"{number} bidding, where {mean:.1f} were usual"
            province.plant("R019", kind, unit, why)
        elif number < mean and twins < _TWINS:
            twins += 1
            why = f"{number} bidding, where {mean:.1f} were usual"
            province.plant("R019", kind, unit, why, twin=True)
