"""Releases of one process merged into its compiled release.

Source: https://standard.open-contracting.org/1.1/en/schema/merging/. Where publishers leave the
text's ground, the result still does not depend on the order in which releases are given: equal
dates are ordered by publication, then by content.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, NamedTuple

from plumbrule.model.moments import parse
from plumbrule.sources.ocds.combine import Combination, Note, Override, content

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sourced:
    """A release and where it came from.

    Args:
        release: decoded with exact numbers (``float_hook=Decimal``).
        published: ``publishedDate`` of its package.
        file: hash of its file.
        line: its line or number in that file.
    """

    release: dict[str, Any]
    published: str | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """A compiled release.

    Args:
        release: the compiled release.
        latest: the release that was the last in time.
        notes: what was met while merging.
    """

    release: dict[str, Any]
    latest: Sourced
    notes: tuple[Note, ...]


class _Dated(NamedTuple):
    """A release in the order of time: by its date, its publication, its content."""

    earliest: datetime
    latest: datetime
    published: datetime
    digest: bytes
    date: str | None
    source: Sourced


def merge(releases: Sequence[Sourced], overrides: Mapping[str, Override] | None = None) -> Merged:
    """Merge the releases of one process.

    Args:
        releases: at least one, all of one ``ocid`` and of OCDS 1.1.
        overrides: publisher's habits: path such as ``bids/details`` to ``append`` or ``position``.

    Returns:
        The compiled release: ``date`` is the latest, ``id`` is ``{ocid}-{date}``, ``tag`` is
        ``["compiled"]``. The releases given are left as they are.

    Raises:
        ValueError: no releases, or releases of several processes: an error of the program.
    """
    ocids = {_ocid(source.release) for source in releases}
    if len(ocids) != 1:
        raise ValueError(f"expected the releases of one process, got {sorted(ocids)}")
    notes: list[Note] = []
    ordered = _ordered(releases, notes)
    combination = Combination(overrides or {})
    for dated in ordered:
        combination.add(dated.source.release, dated.source.file, dated.source.line)
    result = combination.result()
    result.pop("ocid", None)
    date = ordered[-1].date
    ocid = next(iter(ocids))
    compiled = {"ocid": ocid, "id": f"{ocid}-{date}" if date else ocid}
    if date:
        compiled["date"] = date
    return Merged(
        {**compiled, "tag": ["compiled"], **result},
        ordered[-1].source,
        (*notes, *combination.notes),
    )


def _ocid(release: dict[str, Any]) -> str:
    return str(release.get("ocid", "")).strip()


def _ordered(releases: Sequence[Sourced], notes: list[Note]) -> list[_Dated]:
    """Order releases in time, each content once, and note what is odd about their dates and ids."""
    by_content: dict[bytes, list[Sourced]] = defaultdict(list)
    for source in releases:
        by_content[hashlib.sha256(content(source.release)).digest()].append(source)
    ordered = sorted(
        _dated(min(sources, key=_first_published), digest) for digest, sources in by_content.items()
    )
    for dated in ordered:
        _note_date(dated, notes)
        again = len(by_content[dated.digest]) - 1
        notes += [_about("the release is there more than once: taken once", dated)] * again
    for before, after in pairwise(ordered):
        if before[:2] == after[:2] and after.earliest != _NEVER:
            notes.append(
                _about("has the date of another release: ordered by publication, content", after)
            )
    _note_conflicts(ordered, notes)
    return ordered


def _dated(source: Sourced, digest: bytes) -> _Dated:
    for text in (source.release.get("date"), source.published):
        moment = parse(text) if isinstance(text, str) else None
        if moment is not None:
            break
    else:
        return _Dated(_NEVER, _NEVER, _published(source), digest, None, source)
    return _Dated(moment.earliest, moment.latest, _published(source), digest, text, source)


def _published(source: Sourced) -> datetime:
    moment = parse(source.published) if source.published else None
    return moment.earliest if moment else _NEVER


def _first_published(source: Sourced) -> tuple[datetime, str, str, int]:
    return (_published(source), source.published or "", source.file, source.line)


def _note_date(dated: _Dated, notes: list[Note]) -> None:
    text = dated.source.release.get("date")
    if dated.date is None:
        notes.append(_about("no date that can be read: taken as the earliest", dated, text))
    elif dated.date != text:
        notes.append(_about("no date that can be read: its publication is taken", dated, text))


def _note_conflicts(ordered: list[_Dated], notes: list[Note]) -> None:
    seen: set[str] = set()
    for dated in ordered:
        name = dated.source.release.get("id")
        if name is None:
            continue
        if str(name) in seen:
            notes.append(
                _about("two releases have one id and other content: both are kept", dated, name)
            )
        seen.add(str(name))


def _about(reason: str, dated: _Dated, value: object = None) -> Note:
    text = dated.date if value is None else value
    return Note(reason, "", str(text or ""), dated.source.file, dated.source.line)
