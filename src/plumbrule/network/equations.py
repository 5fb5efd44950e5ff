"""Linear equations of a ring of companies, solved exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from heapq import heapify, heappop, heappush

from plumbrule.network.tie import Number

MOST_EXACT = 60
"""Companies in a ring up to which it is solved in fractions."""

MOST_STEPS = 400_000
"""Products after which a ring is given up: it is left to bounds."""


def solved(
    rows: Mapping[str, Mapping[str, Number]], constants: Mapping[str, Number]
) -> dict[str, Number] | None:
    """Solve ``x_i = b_i + sum_j c_ij x_j`` with all ``b`` and ``c`` at least 0.

    The unknown with the fewest neighbours goes first, as in elimination of states of a Markov
    chain; only the cell on the diagonal divides. A least solution that is at least 0 exists just
    when the series of the matrix ends, that is when its spectral radius is below 1 (or no constant
    reaches the part of it that is not).

    Args:
        rows: the coefficients of each unknown.
        constants: the constants; 0 where missing.

    Returns:
        The solution, or None when there is none, or when it takes too many steps.
    """
    kept = _reached(rows, constants)
    exact = len(kept) <= MOST_EXACT
    left: dict[str, dict[str, Number]] = {
        i: {j: c if exact else float(c) for j, c in rows[i].items() if c and j in kept}
        for i in sorted(kept)
    }
    zero: Number = Fraction(0) if exact else 0.0
    right: dict[str, Number] = {i: zero + constants.get(i, 0) for i in left}
    order = _eliminated(left, right)
    if order is None:
        return None
    values: dict[str, Number] = dict.fromkeys(rows, zero)
    for i in reversed(order):
        values[i] = right[i] + sum((c * values[j] for j, c in left[i].items()), zero)
    return values


def _reached(rows: Mapping[str, Mapping[str, Number]], constants: Mapping[str, Number]) -> set[str]:
    """Find the unknowns that a constant reaches; all others are 0."""
    used: dict[str, list[str]] = {i: [] for i in rows}
    for i, row in rows.items():
        for j, c in row.items():
            if c:
                used[j].append(i)
    kept = {i for i in rows if constants.get(i, 0)}
    waiting = sorted(kept)
    while waiting:
        for i in used[waiting.pop()]:
            if i not in kept:
                kept.add(i)
                waiting.append(i)
    return kept


def _eliminated(left: dict[str, dict[str, Number]], right: dict[str, Number]) -> list[str] | None:
    """Bring the equations to a triangle in place; gives the order, or None as ``solved``."""
    used: dict[str, set[str]] = {i: set() for i in left}
    for i, row in left.items():
        for j in row:
            used[j].add(i)
    waiting = [(len(row) * len(used[i]), i) for i, row in left.items()]
    heapify(waiting)
    order: list[str] = []
    done: set[str] = set()
    steps = 0
    while waiting:
        cost, chosen = heappop(waiting)
        row = left[chosen]
        if len(row) * len(used[chosen]) > cost:
            heappush(waiting, (len(row) * len(used[chosen]), chosen))
            continue
        order.append(chosen)
        done.add(chosen)
        own = 1 - row.pop(chosen, 0)
        if own <= (1e-12 if isinstance(own, float) else 0):
            return None
        if own != 1:
            for j in row:
                row[j] = row[j] / own
            right[chosen] = right[chosen] / own
        for j in row:
            used[j].discard(chosen)
        for i in sorted(used[chosen] - done):
            factor = left[i].pop(chosen)
            right[i] += factor * right[chosen]
            for j, c in row.items():
                left[i][j] = left[i].get(j, 0) + factor * c
                used[j].add(i)
            steps += 1 + len(row)
        if steps > MOST_STEPS:
            return None
    return order
