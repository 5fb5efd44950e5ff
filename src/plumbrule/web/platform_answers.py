"""The shapes of what the platform's addresses are asked and answer."""

from __future__ import annotations

from typing import Any

import msgspec

MOST_ROWS = 200
USUAL_ROWS = 10


class Pagination(msgspec.Struct, frozen=True):
    """Which page of how many rows.

    Args:
        pageSize: rows asked for.
        page: number of the page, from 1.
        totalRows: rows that fit; 0 when none does, although some of the platform's files ask for 1.
        hasNextPage: whether another follows.
    """

    pageSize: int  # noqa: N815 the platform's names
    page: int
    totalRows: int  # noqa: N815
    hasNextPage: bool  # noqa: N815


class Question(msgspec.Struct, frozen=True):
    """The body of a request for a page.

    Args:
        page: from 1.
        pageSize: from 1 to 200.
        sort: asc or desc, by field.
        query: what rows must be like.
        pagination: the same page fields, where some clients put them.
        rfcSolicitante: what the asker typed as their own tax number: kept in the log, never believed.
    """

    page: int | float = 1
    pageSize: int | float = USUAL_ROWS  # noqa: N815
    sort: dict[str, Any] = {}
    query: dict[str, Any] = {}
    pagination: dict[str, Any] = {}
    rfcSolicitante: str | None = None  # noqa: N815


def error(code: str, message: str) -> bytes:
    """Write an error as the platform has it."""
    return msgspec.json.encode({"code": code, "message": message})


def page_answer(rows: list[bytes], at: Pagination, *, also_on_top: bool) -> bytes:
    """Write a page.

    Args:
        rows: documents as JSON.
        at: which page it is.
        also_on_top: contracts have the page's fields at both places.
    """
    told: dict[str, Any] = {}
    if also_on_top:
        told |= msgspec.to_builtins(at)
    told |= {"pagination": at, "results": [msgspec.Raw(row) for row in rows]}
    return msgspec.json.encode(told)
