"""Measure linking on the records of a lake, and count what it found."""

from __future__ import annotations

from typing import Any

from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.linking.measurement import Measurement, Rate, measure


def measured(lake: Lake) -> Measurement:
    """Hide identifiers, link by the rest, and compare; the lake itself is not touched.

    Raises:
        PlumbError: no two sources share official numbers.
    """
    with connect(lake.folder, lake.manifest()) as connection:
        return measure(connection)


def counted(lake: Lake) -> dict[str, list[dict[str, Any]]]:
    """Count records by rung, candidates by rung and band, and clusters."""
    with connect(lake.folder, lake.manifest()) as connection:
        records = connection.execute(
            "select rung, count(*) from party_entity group by rung order by rung"
        ).fetchall()
        candidates = connection.execute(
            "select rung, coalesce(names, '-'), band, count(*) from candidate "
            "group by all order by all"
        ).fetchall()
        clusters = connection.execute(
            "select entities, count(distinct cluster_id) from cluster group by all order by all"
        ).fetchall()
    return {
        "records": [{"rung": rung, "records": count} for rung, count in records],
        "candidates": [
            {"rung": rung, "names": names, "band": band, "pairs": count}
            for rung, names, band, count in candidates
        ],
        "clusters": [{"entities": size, "clusters": count} for size, count in clusters],
    }


def as_json(found: Measurement) -> dict[str, Any]:
    """Give a measurement as plain values."""
    share = found.partnered.value or 0.0
    return {
        "gold": found.gold,
        "decoys": found.decoys,
        "reliable": found.reliable,
        "partnered": _rate(found.partnered),
        "contradictions": _rate(found.contradictions),
        "strata": [
            {
                "name": one.name,
                "right": _rate(one.right),
                "wrong": _rate(one.wrong),
                "false": _rate(one.false),
                "precision": one.precision(share),
            }
            for one in found.strata
        ],
    }


def _rate(rate: Rate) -> dict[str, Any]:
    least, most = rate.interval
    return {
        "value": rate.value,
        "least": round(least, 4),
        "most": round(most, 4),
        "hits": rate.hits,
        "of": rate.of,
    }
