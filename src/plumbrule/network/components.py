"""Strongly connected components: who stands above and below each other in a ring."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def components(
    items: Iterable[Item], following: Callable[[Item], Iterable[Item]]
) -> list[tuple[Item, ...]]:
    """Find the strongly connected components of a directed graph (Tarjan 1972).

    Args:
        items: where to begin; whatever can be reached from them is covered.
        following: the items that an arrow leads to.

    Returns:
        Each item in one component. A component stands behind all that its arrows lead to: go
        through the list from the end to meet an item before those it leads to.
    """
    found: list[tuple[Item, ...]] = []
    index: dict[Item, int] = {}
    low: dict[Item, int] = {}
    stack: list[Item] = []
    on_stack: set[Item] = set()
    for start in items:
        if start in index:
            continue
        work: list[tuple[Item, Iterator[Item]]] = []

        def enter(item: Item, work: list[tuple[Item, Iterator[Item]]] = work) -> None:
            index[item] = low[item] = len(index)
            stack.append(item)
            on_stack.add(item)
            work.append((item, iter(following(item))))

        enter(start)
        while work:
            item, arrows = work[-1]
            for other in arrows:
                if other not in index:
                    enter(other)
                    break
                if other in on_stack:
                    low[item] = min(low[item], index[other])
            else:
                work.pop()
                if work:
                    below = work[-1][0]
                    low[below] = min(low[below], low[item])
                if low[item] == index[item]:
                    ring = [stack.pop()]
                    while ring[-1] != item:
                        ring.append(stack.pop())
                    found.append(tuple(reversed(ring)))
                    on_stack.difference_update(ring)
    return found
