"""The result as JSON in the shape of Cardinal's own output."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.results import Results

META_DECIMALS = 10_000


def encode(results: Results, *, with_meta: bool = True) -> bytes:
    """Write the result on one line.

    Keys and the members of maps are sorted, so equal results are equal bytes. Infinite and
    undefined numbers are written as null.

    Args:
        results: a finished run.
        with_meta: whether quartiles and fences are given under ``Meta``.

    Returns:
        JSON text in UTF-8: group, id, code, number; ``Meta``; ``Maps`` when the run made them.
    """
    answer: dict[str, Any] = {str(group): ids for group, ids in results.hits.items()}
    if with_meta:
        answer["Meta"] = {
            code: {name: rounded(value) for name, value in values.items()}
            for code, values in results.meta.items()
        }
    if results.with_maps:
        tenderers = {
            name: {ocid: sorted(ids) for ocid, ids in by_ocid.items()}
            for name, by_ocid in results.tenderers.items()
        }
        answer["Maps"] = {**results.organisations, **tenderers}
    return msgspec.json.encode(answer, order="sorted")


def rounded(value: float) -> float:
    """Round to 4 decimals, halves away from zero."""
    scaled = value * META_DECIMALS
    if not math.isfinite(scaled):
        return scaled
    whole = math.trunc(scaled)
    if abs(scaled - whole) >= 0.5:
        whole += 1 if scaled > 0 else -1
    return whole / META_DECIMALS
