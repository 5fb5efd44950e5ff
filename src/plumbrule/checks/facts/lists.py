"""The lists, registers and other data sets that are loaded: which version, how old, covering whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from plumbrule.checks.day import days
from plumbrule.checks.facts.reading import Reading
from plumbrule.checks.facts.records import ListVersion
from plumbrule.lake import Lake
from plumbrule.lake.manifest import Manifest

KINDS = frozenset({"sanction", "debarment", "owners", "posts", "family ties", "register"})
"""Kinds that some question needs; a list of another kind is asked when it is loaded."""


def versions(lake: Lake, manifest: Manifest, reading: Reading) -> tuple[ListVersion, ...]:
    """Describe every list and data set that a check can consult."""
    loaded = _loaded_on(lake, manifest)
    whole = {one.file: one for one in manifest.files}
    grouped: dict[tuple[str, str], list[tuple[str, int, date | None, tuple[str, ...]]]]
    grouped = defaultdict(list)
    for kind, name, source, file, count, first, last, countries in reading.rows(
        "select * from check_list order by kind, list, source, file"
    ):
        stated = days(first, last)
        named = name or source or (whole[file].format if file in whole else "unnamed")
        covered = tuple(code for code in countries if code)
        grouped[kind or "list", named].append(
            (file, count, stated.last if stated else None, covered)
        )
    found = []
    for (kind, name), rows in sorted(grouped.items()):
        load_days = [loaded[file] for file, *_ in rows if file in loaded]
        last = max(load_days, default=None)
        # Nobody loads tomorrow's list: a later day is a slip of the pen, and is not believed.
        stated_days = [
            day for _, _, day, _ in rows if day is not None and (last is None or day <= last)
        ]
        dated = max(stated_days, default=None) or last
        found.append(
            ListVersion(
                name=name,
                kind=kind,
                files=tuple(sorted(whole[f].sha256 if f in whole else f for f, *_ in rows)),
                rows=sum(count for _, count, *_ in rows),
                data_date=dated,
                dated_by="publisher" if stated_days else "load",
                countries=tuple(sorted({c for *_, countries in rows for c in countries})),
            )
        )
    return tuple(found)


def gaps(
    lists: Iterable[ListVersion],
    kinds: Collection[str],
    day: date,
    allowed: int,
    *,
    country: str | None = None,
) -> list[str]:
    """Tell why the lists of some kinds cannot clear anybody.

    Args:
        lists: those that are loaded.
        kinds: kinds that are needed; one list of each at least.
        day: the day asked about.
        allowed: most days by which a list may be older than that.
        country: of the subject, where the lists of these kinds are national.

    Returns:
        ``unavailable:<kind>``, ``stale:<list>`` and ``not_covered:<country>``.
    """
    found = []
    for kind in sorted(kinds):
        there = [one for one in lists if one.kind == kind and one.rows]
        if not there:
            found.append(f"unavailable:{kind}")
            continue
        found += [
            f"stale:{one.name}"
            for one in there
            if one.data_date is None or (day - one.data_date).days > allowed
        ]
        covered = {code for one in there for code in one.countries}
        if country is not None and covered and country not in covered:
            found.append(f"not_covered:{country}")
    return sorted(set(found))


def _loaded_on(lake: Lake, manifest: Manifest) -> dict[str, date]:
    """Give the day (UTC) on which each file came into the lake, from the snapshots it is in."""
    found: dict[str, date] = {}
    wanted = {one.file for one in manifest.files}
    for number in range(manifest.number, 0, -1):
        path = lake.folder / "snapshots" / f"{number:06d}.json"
        if not path.is_file():
            break
        there = {one.file for one in Manifest.read(path).files} & wanted
        if not there:
            break
        found |= dict.fromkeys(there, lake.loaded_at(number).date())
    return found
