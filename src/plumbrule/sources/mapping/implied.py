"""Columns that follow from others, as the model defines them."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from plumbrule.sources.mapping.vocabulary import ADDRESS_PARTS

_YEAR_FROM = ("tender_start", "tender_end", "award_start", "award_end", "notice", "release")
"""Dates of a tender that its year is taken from, the first that is known."""

_PARENT_MAY_LACK = frozenset({"item", "amendment", "milestone", "document"})


def implied(table: str, made: Mapping[str, pa.Array], rows: int) -> dict[str, pa.Array]:
    """Give columns that the mapping does not fill but what it fills decides.

    Args:
        table: the table.
        made: columns that are filled.
        rows: their length.
    """
    extra: dict[str, pa.Array] = {}
    if table == "tender" and "year" not in made:
        dates = [made[f"{n}_earliest"] for n in _YEAR_FROM if f"{n}_earliest" in made]
        if dates:
            extra["year"] = pc.year(pc.coalesce(*dates)).cast(pa.int64())
    if table == "bid" and "status" in made and "submitted" not in made:
        extra["submitted"] = pc.invert(
            pc.is_in(made["status"], pa.array(["invited", "withdrawn"]), skip_nulls=True)
        )
        extra["submitted"] = pc.if_else(
            pc.is_valid(made["status"]), extra["submitted"], pa.scalar(None, pa.bool_())
        )
    if table == "item" and "classification" in made and "division" not in made:
        extra["division"] = pc.utf8_slice_codeunits(made["classification"], 0, 2)
    if table in _PARENT_MAY_LACK:
        empty = pa.repeat(pa.scalar("", pa.string()), rows)
        extra["parent_id"] = pc.coalesce(made["parent_id"], empty) if "parent_id" in made else empty
    if table == "address" and "full" not in made:
        parts = [made[name] for name in ADDRESS_PARTS if name in made]
        if parts:
            extra["full"] = pc.binary_join_element_wise(*parts, ", ", null_handling="skip")
    return extra
