"""A small list for tests: four parties that do not exist, in FollowTheMoney, loaded into a lake."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from made_lakes import loaded, put
from plumbrule.lake import Lake
from plumbrule.sources.source import ReadOptions


def entity(ident: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": ident, "schema": schema, "properties": properties}


LISTED = [
    entity(
        "p-ann",
        "Person",
        name=["Ann Maria Example"],
        alias=["Anna Exemplar"],
        weakAlias=["Mariposa"],
        birthDate=["1970-02-03"],
        nationality=["xa"],
        idNumber=["XA-554433"],
        country=["xa"],
        topics=["sanction"],
    ),
    entity("p-bruno", "Person", name=["Bruno Kessler"], birthDate=["1961"], topics=["sanction"]),
    entity(
        "c-harbour",
        "Company",
        name=["Golden Harbour Trading LLC"],
        leiCode=["5299000J2N45DDNE4Y28"],
        topics=["debarment"],
    ),
    entity("c-quiet", "Company", name=["Quiet Valley Dairy"], jurisdiction=["xa"]),
    entity("own", "Ownership", owner=["p-ann"], asset=["c-quiet"], percentage=["60"]),
    entity(
        "s-ann",
        "Sanction",
        entity=["p-ann"],
        authority=["Council of Testing"],
        program=["TEST"],
        startDate=["2020-03-10"],
    ),
    entity(
        "s-bruno",
        "Sanction",
        entity=["p-bruno"],
        authority=["Council of Testing"],
        startDate=["2020-03-10"],
        endDate=["2022-05-20"],
    ),
]
"""Ann and the harbour are listed, Bruno was; the dairy is not and belongs to Ann."""


def lake_of_lists(folder: Path) -> Lake:
    data = "".join(json.dumps(one) + "\n" for one in LISTED).encode()
    return loaded(
        folder / "lake",
        put(folder / "in", **{"listed.ftm.json": data}),
        options=ReadOptions(source="testing"),
    )
