"""Levelling of amounts, so that nobody honest lives on one buyer, holds a market or leaps in value.

Prices are drawn from a wide range, and by chance a single contract can be most of what a firm earns
in a year. Such contracts are made smaller as a whole, with all their bids, until the shares are what
they are in a country where nothing was planted.
"""

from collections import defaultdict
from collections.abc import Iterator

from plumbrule.demo.clock import DAY, day_of
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province

_INCOME_SHARE = 0.4
_MARKET_SHARE = 0.3
_FEW = 3
_MARKET_FEW = 10
_SMALLEST = {"works": 15_000_000, "goods": 2_500_000, "services": 2_500_000}
"""No price, in hundredths, becomes smaller than this."""
_WINDOW = 365
_MANY = 18
_GROWTH = 4.5
_LESS = 0.7
_HISTORY = 700
_ROUNDS = 60

_Award = tuple[Process, tuple[int, ...], int]
"""A process, the firms that won, and the price."""


def level(province: Province) -> None:
    """Make outstanding contracts smaller until none stands out.

    Where a later contract cannot become smaller, the first one beside it becomes larger.
    """
    for _ in range(_ROUNDS):
        awards = list(_awards(province))
        outstanding = {
            process.ocid: process
            for process in (
                *_live_on_one_buyer(awards),
                *_hold_a_market(awards),
                *_hold_a_buyer(awards),
            )
            if not process.priced and process.won_cents > _SMALLEST[process.category]
        }
        leaps = [pair for pair in _leap(awards) if not all(one.priced for one in pair)]
        if not outstanding and not leaps:
            return
        for process in outstanding.values():
            process.scale(max(_LESS, _SMALLEST[process.category] / process.won_cents))
        for first, later in leaps:
            small = later.won_cents * _LESS < _SMALLEST[later.category]
            if later.priced or (small and not first.priced):
                first.scale(1 / _LESS)
            else:
                later.scale(_LESS)


def _awards(province: Province) -> Iterator[_Award]:
    for process in province.processes:
        again = tuple(firm for firm, role in process.roles.items() if role == "supplier")
        for place in process.winners:
            bid = process.bids[place]
            # Where an award was made anew, it counts for whom it went to.
            yield process, again or bid.firms, bid.cents


def _year(process: Process) -> int:
    return day_of(process.awarded).year


def _live_on_one_buyer(awards: list[_Award]) -> Iterator[Process]:
    """The largest contract of each pair in which the buyer is too much of the firm's year."""
    earned: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    pairs: defaultdict[tuple[int, int, int], list[tuple[int, Process]]] = defaultdict(list)
    for process, firms, cents in awards:
        for firm in firms:
            earned[firm, _year(process)].append(cents)
            pairs[firm, _year(process), process.buyer].append((cents, process))
    for (firm, year, _), own in pairs.items():
        all_of_them = earned[firm, year]
        share = sum(cents for cents, _ in own) / sum(all_of_them)
        if len(all_of_them) >= _FEW and share > _INCOME_SHARE:
            yield max(own, key=lambda one: (one[0], one[1].ocid))[1]


def _hold_a_market(awards: list[_Award]) -> Iterator[Process]:
    """The largest contract of each firm that has too much of a market's year."""
    whole: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    held: defaultdict[tuple[str, int, int], list[tuple[int, Process]]] = defaultdict(list)
    for process, firms, cents in awards:
        whole[process.division, _year(process)].append(cents)
        for firm in firms:
            held[process.division, _year(process), firm].append((cents, process))
    for (division, year, _), own in held.items():
        market = whole[division, year]
        share = sum(cents for cents, _ in own) / sum(market)
        if len(market) >= _MARKET_FEW and share > _MARKET_SHARE:
            yield max(own, key=lambda one: (one[0], one[1].ocid))[1]


def _hold_a_buyer(awards: list[_Award]) -> Iterator[Process]:
    """The largest contract of each firm that has too much of a busy buyer's twelve months."""
    by_buyer: defaultdict[int, list[tuple[int, str, int, tuple[int, ...], Process]]] = defaultdict(
        list
    )
    for process, firms, cents in awards:
        by_buyer[process.buyer].append((process.awarded, process.ocid, cents, firms, process))
    for own in by_buyer.values():
        own.sort(key=lambda one: one[:3])
        for place, last in enumerate(own):
            window = [one for one in own[: place + 1] if last[0] - one[0] <= _WINDOW * DAY]
            if len(window) < _MANY:
                continue
            total = sum(one[2] for one in window)
            for firm in last[3]:
                held = [one for one in window if firm in one[3]]
                if sum(one[2] for one in held) > _MARKET_SHARE * total:
                    yield max(held, key=lambda one: one[1:3][::-1])[4]


def _leap(awards: list[_Award]) -> Iterator[tuple[Process, Process]]:
    """First and later contracts of a pair, where the later is many times as large, late in time."""
    begun: dict[int, int] = {}
    pairs: defaultdict[tuple[int, int], list[tuple[int, str, int, Process]]] = defaultdict(list)
    for process, firms, cents in awards:
        begun[process.buyer] = min(process.awarded, begun.get(process.buyer, process.awarded))
        for firm in firms:
            pairs[process.buyer, firm].append((process.awarded, process.ocid, cents, process))
    for (buyer, _), own in pairs.items():
        own.sort(key=lambda one: one[:2])
        first = own[0]
        if first[0] - begun[buyer] < _HISTORY * DAY:
            continue
        yield from ((first[3], one[3]) for one in own[1:] if one[2] > _GROWTH * first[2])
