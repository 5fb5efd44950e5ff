"""The single chains through which a holder stands above a company, for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush

from plumbrule.network.graph import Web
from plumbrule.network.holdings import Stake
from plumbrule.network.tie import Number

MOST_CHAINS = 10
MOST_TRIED = 5_000


@dataclass(frozen=True)
class Link:
    """One link of a chain: who has what of which company."""

    company: str
    stake: Stake


@dataclass(frozen=True)
class HoldingChain:
    """A chain that meets no company twice, from a company up to a holder.

    Args:
        links: from the company upwards.
        least, most: products of its shares. All chains and rings together make the share.
    """

    links: tuple[Link, ...]
    least: Number
    most: Number


def holding_chains(web: Web, holder: str, most: int = MOST_CHAINS) -> tuple[HoldingChain, ...]:
    """Give the chains to a holder that carry most, at most ``most`` of them.

    Args:
        web: what stands above the company.
        holder: who stands at the upper end.
        most: chains wanted; a web of very many ways is not searched to its end.
    """
    useful = _below(web, holder)
    found: list[HoldingChain] = []
    waiting: list[tuple[Number, int, tuple[str, ...], HoldingChain]] = []
    empty = HoldingChain((), Fraction(1), Fraction(1))
    heappush(waiting, (Fraction(-1), 0, (web.company,), empty))
    tried = 0
    while waiting and len(found) < most and tried < MOST_TRIED:
        _, _, way, chain = heappop(waiting)
        tried += 1
        if way[-1] == holder and chain.links:
            found.append(chain)
            continue
        for longer, name in _longer(web, chain, way):
            if name in useful:
                heappush(waiting, (-longer.most, len(way), (*way, name), longer))
    return tuple(found)


def _longer(
    web: Web, chain: HoldingChain, way: tuple[str, ...]
) -> Iterator[tuple[HoldingChain, str]]:
    held = web.holdings.get(way[-1])
    for stake in held.stakes if held else ():
        if stake.holder in way:
            continue
        links = (*chain.links, Link(way[-1], stake))
        least, most = chain.least * stake.share.least, chain.most * stake.share.most
        yield HoldingChain(links, least, most), stake.holder


def _below(web: Web, holder: str) -> set[str]:
    """Find everybody on a way to the holder, himself included."""
    met = {holder}
    waiting = [holder]
    while waiting:
        for company, _ in web.below.get(waiting.pop(), ()):
            if company not in met:
                met.add(company)
                waiting.append(company)
    return met
