"""Names of the register's columns over the years, folded to those of today."""

from __future__ import annotations

import re
from collections.abc import Sequence

ALIASES = {
    "registrationdate": "registered",
    "publisheddate": "published",
    "updateddate": "updated",
    "interestid": "id",
    "parentid": "parentinterestid",
    "memberid": "mnisid",
    "membername": "member",
}
"""Older names, folded, and the names that the columns have now."""

NEEDED = {"id", "mnisid", "member", "category", "registered"}
"""Columns that every file has, under one name or another."""


def folded(name: str) -> str:
    """Fold the name of a column: ``Donors_Name_1`` is ``donorsname1``, aliases are resolved."""
    bare = re.sub(r"[^a-z0-9]", "", name.casefold())
    return ALIASES.get(bare, bare)


def is_register(names: Sequence[str]) -> bool:
    """Tell the register by the columns that all its files have."""
    return {folded(name) for name in names} >= NEEDED
