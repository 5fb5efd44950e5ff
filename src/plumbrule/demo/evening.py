"""Evening out of luck: no honest firm always wins, no honest buyer signs all on one day.

Firms of one trade meet again and again, and among many pairs one is always the luckier by chance.
Where one has won each of several meetings, the two change places in one of them. Likewise where a
buyer would sign many contracts on one day, some are signed on the next.
"""

from collections import defaultdict
from itertools import combinations

from plumbrule.demo.clock import DAY
from plumbrule.demo.process import Process, working_day
from plumbrule.demo.province import Province

_OFTEN = 4
_ON_ONE_DAY = 2
_Pair = tuple[int, int]


def even(province: Province, protected: frozenset[int]) -> None:
    """Let the unlucky firm of each one-sided pair win one of its meetings.

    Args:
        province: the province.
        protected: firms whose wins are planted.
    """
    met: defaultdict[tuple[str, _Pair], list[Process]] = defaultdict(list)
    for process in province.processes:
        if len(process.winners) != 1 or process.lots or process.method == "direct":
            continue
        firms = sorted(bid.firms[0] for bid in process.bids if len(bid.firms) == 1)
        for pair in combinations(firms, 2):
            met[process.division, pair].append(process)
    for (_, pair), meetings in met.items():
        if len(meetings) <= _OFTEN or not protected.isdisjoint(pair):
            continue
        wins = [process.bids[process.winners[0]].firms for process in meetings]
        one, other = (wins.count((firm,)) for firm in pair)
        if max(one, other) <= _OFTEN or min(one, other) > 0:
            continue
        lucky, unlucky = pair if one else pair[::-1]
        for process in meetings:
            if not process.taken and _change_places(process, lucky, unlucky):
                break


def _change_places(process: Process, lucky: int, unlucky: int) -> bool:
    """Exchange the two firms in a process that the lucky one has won, if it has."""
    first = process.bids[0]
    second = next((bid for bid in process.bids if bid.firms == (unlucky,)), None)
    if first.firms != (lucky,) or second is None:
        return False
    first.firms, second.firms = second.firms, first.firms
    return True


def spread_signatures(province: Province) -> None:
    """Let ordinary buyers sign at most a few contracts on one day."""
    signed: defaultdict[tuple[int, int], int] = defaultdict(int)
    movable: list[Process] = []
    for process in province.processes:
        if process.buyer >= province.ordinary_buyers or not process.winners:
            continue
        if process.taken or process.told or process.signed is not None:
            signed[process.buyer, process.signature // DAY] += len(process.winners)
        else:
            movable.append(process)
    for process in movable:
        day = process.signature
        while signed[process.buyer, day // DAY] >= _ON_ONE_DAY:
            day = working_day(day + DAY)
        if day != process.signature:
            process.signed = day
        signed[process.buyer, day // DAY] += 1
