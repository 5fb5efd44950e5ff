"""Watchlists of a lake: which there are, and each made ready to be asked."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from plumbrule.checks.screening.reading import EVERY_LISTED, entries, versions
from plumbrule.checks.screening.watchlist import Watchlist
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import Manifest
from plumbrule.model import PlumbError

DEFAULT = "default"
"""Everyone who is on any list."""

LARGEST = 1_000_000
"""Parties of the largest data set that is held in memory."""


@dataclass(frozen=True)
class Listed:
    """One of the watchlists that a lake has.

    Args:
        name: what it is asked for by.
        title: what it is, for a reader.
        parties: how many parties it has.
        lists: names of the lists in it; empty for a register.
        source: the data set it is; None when it goes over several.
    """

    name: str
    title: str
    parties: int
    lists: tuple[str, ...]
    source: str | None = None


def catalogue(lake: Lake) -> list[Listed]:
    """Give the watchlists of a lake: all lists together, each data set, and each list."""
    manifest = lake.manifest()
    with connect(lake.folder, manifest) as connection:
        sources = connection.execute(
            "select source, count(distinct party_id) from party group by source order by source"
        ).fetchall()
        lists = connection.execute(
            "select coalesce(list, source) as named, source, count(distinct party_id) from listing "
            "group by named, source order by named, source"
        ).fetchall()
        everyone = connection.execute("select count(distinct party_id) from listing").fetchall()[0][
            0
        ]
    found = [
        Listed(DEFAULT, "Everyone on a list", everyone, tuple(sorted({row[0] for row in lists})))
    ]
    taken = {DEFAULT}
    for source, parties in sources:
        if source not in taken:
            taken.add(source)
            mine = tuple(row[0] for row in lists if row[1] == source)
            found.append(Listed(source, f"Data set {source}", parties, mine, source))
    for name, _, parties in lists:
        if slug(name) not in taken:
            taken.add(slug(name))
            found.append(Listed(slug(name), name, parties, (name,)))
    return found


def slug(text: str) -> str:
    """Write a name so that it can stand in an address: ``UN list`` is ``un-list``."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "list"


def watchlist(lake: Lake, name: str = DEFAULT) -> Watchlist:
    """Make one of the watchlists of ``catalogue`` ready.

    Raises:
        PlumbError: nothing is loaded, there is none of that name, or it is too large.
    """
    return _made(lake, _named(lake, name))


def of_lists(lake: Lake, names: Sequence[str]) -> Watchlist:
    """Make a watchlist of some lists together; of everyone listed without any.

    Of a data set only those on its lists are taken; of one without lists, such as a register, all.

    Raises:
        PlumbError: nothing is loaded, or there is no list of a name.
    """
    if not names:
        return watchlist(lake)
    chosen = [_named(lake, name) for name in names]
    if len(chosen) == 1 and not chosen[0].lists:
        return _made(lake, chosen[0])
    if any(not one.lists for one in chosen):
        raise PlumbError("a data set without lists can only be asked alone")
    lists = tuple(dict.fromkeys(name for one in chosen for name in one.lists))
    return _made(lake, Listed(slug(" ".join(names)), ", ".join(names), 0, lists))


def _named(lake: Lake, name: str) -> Listed:
    if not lake.exists:
        raise PlumbError(
            "nothing is loaded; load lists with `plumb load FILE...`", file=str(lake.folder)
        )
    known = catalogue(lake)
    for one in known:
        if name in (one.name, one.title) or slug(name) == one.name:
            return one
    listed = ", ".join(one.name for one in known[:20])
    raise PlumbError(f"there is no list or data set called that; there are: {listed}")


def _made(lake: Lake, one: Listed) -> Watchlist:
    if one.parties > LARGEST:
        raise PlumbError(
            f"{one.name} has {one.parties:,} parties, more than the {LARGEST:,} that are held in "
            "memory; ask a smaller data set or a list"
        )
    manifest = lake.manifest()
    query, values = EVERY_LISTED, list[object]()
    if one.source is not None:
        query, values = "select distinct party_id from party where source = $1", [one.source]
    elif one.name != DEFAULT:
        query = "select distinct party_id from listing where coalesce(list, source) in (select unnest($1))"
        values = [list(one.lists)]
    with connect(lake.folder, manifest, locked=True) as connection, _keeping_all():
        loaded = loaded_days(lake, manifest)
        found = entries(connection, query, values, loaded)
        told = versions(connection, loaded, one.lists) if one.lists else []
        return Watchlist(one.name, found, told, manifest.number)


@contextmanager
def _keeping_all() -> Iterator[None]:
    """Let nobody look for garbage while things are made that are all kept.

    The search goes over everything made so far, again and again: without it the work takes two
    thirds of the time, and what is kept is left out of later searches, so that they are short.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def loaded_days(lake: Lake, manifest: Manifest) -> dict[str, date]:
    """Give the day (UTC) on which each file of a snapshot was first loaded, by its short hash."""
    days: dict[str, date] = {}
    for path in sorted((lake.folder / "snapshots").glob("*.json")):
        number = int(path.stem)
        if number > manifest.number:
            continue
        for one in Manifest.read(path).files:
            if one.file not in days:
                days[one.file] = lake.loaded_at(number).date()
    for one in manifest.files:
        days.setdefault(one.file, lake.loaded_at(manifest.number).date())
    return days
