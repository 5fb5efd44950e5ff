"""Raise flags on the current snapshot: ask every rule, keep the answers beside the lake.

The answers of a snapshot under the same rules never change, so they are computed once and kept.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import resources
from pathlib import Path

import msgspec

from plumbrule import __version__
from plumbrule.actions import history
from plumbrule.actions.progress import Progress, Silent
from plumbrule.indicators.fingerprints import fingerprints
from plumbrule.indicators.indicator import Indicator, packaged, read_folder
from plumbrule.indicators.relations import held
from plumbrule.indicators.run import Outcome, queries_of, run
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.leads.from_hits import leads_of
from plumbrule.leads.history import Fact, news
from plumbrule.leads.lead import Lead, lead_id
from plumbrule.model import PlumbError


class Answers(msgspec.Struct, frozen=True):
    """What one rule answered over the snapshot.

    Args:
        id, title, version: the rule.
        hit: hits that are leads.
        suppressed: hits that are expected in their class.
        clear: units looked at without finding.
        cannot_tell: units without an answer, by reason.
        groups: units by country, year and answer: the denominators.
    """

    id: str
    title: str
    version: str
    hit: int
    suppressed: int
    clear: int
    cannot_tell: dict[str, int]
    groups: list[tuple[str | None, int | None, str, int]] = []


class Flags(msgspec.Struct, frozen=True):
    """The answers of every rule and the leads, in order."""

    snapshot: int
    answers: list[Answers]
    leads: list[Lead]


def rules(folder: Path | None = None) -> tuple[Indicator, ...]:
    """Give the rules that come with the program, and those of a user's folder.

    Raises:
        PlumbError: a rule of the folder is no rule, or bears the id of another.
    """
    known = packaged()
    if folder is None:
        return known
    from plumbrule.indicators.check import check_folder

    if not folder.is_dir():
        raise PlumbError("there is no such folder of rules", file=str(folder))
    own = read_folder(folder)
    check_folder(folder)
    taken = {one.id for one in known} & {one.id for one in own}
    if taken:
        raise PlumbError(f"the id {min(taken)} is taken by a rule of the program", file=str(folder))
    return tuple(sorted((*known, *own), key=lambda one: one.id))


def chosen(known: Sequence[Indicator], only: Sequence[str]) -> tuple[Indicator, ...]:
    """Give the rules of some ids, in their own order; all when no id is given.

    Raises:
        PlumbError: there is no rule of that id.
    """
    wanted = {one.upper() for one in only}
    unknown = sorted(wanted - {rule.id for rule in known})
    if unknown:
        raise PlumbError(f"there is no rule {unknown[0]}; `plumb indicators` lists them")
    return tuple(rule for rule in known if not wanted or rule.id in wanted)


def flags(
    lake: Lake,
    progress: Progress | None = None,
    folder: Path | None = None,
    only: Sequence[str] = (),
    at: datetime | None = None,
) -> Flags:
    """Give the flags of the current snapshot, computed now if they are not yet.

    Args:
        lake: the lake.
        progress: told what is being done.
        folder: a user's own rules.
        only: ids of the rules to ask; none asks all.
        at: when the snapshot was loaded, for the history of leads; None takes the time at which
            it was written.

    Raises:
        PlumbError: nothing is loaded, or there is no rule of an id.
    """
    lake.require_loaded()
    known = chosen(rules(folder), only)
    manifest = lake.manifest()
    kept = lake.folder / "flags" / f"{manifest.number:06d}-{digest_of(known)}.msgpack"
    if kept.is_file():
        return msgspec.msgpack.decode(kept.read_bytes(), type=Flags)
    (progress or Silent()).step(f"asking {len(known)} rules")
    with (
        connect(lake.folder, manifest, locked=True) as connection,
        held(connection, queries_of(known)),
    ):
        outcomes = run(connection, known)
        result = Flags(
            manifest.number,
            [answers_of(outcome) for outcome in outcomes],
            leads_of(connection, outcomes),
        )
        marks = {
            lead_id(one.indicator.id, unit): mark
            for one in outcomes
            for unit, mark in fingerprints(connection, one).items()
        }
    _remember(lake, result, marks, at or lake.loaded_at(manifest.number))
    _keep(result, kept)
    return result


def _remember(lake: Lake, result: Flags, marks: Mapping[str, str], at: datetime) -> None:
    """Add to the history what is new about leads."""
    now = {
        lead.id: Fact(
            lead.rule, lead.version, lead.value, lead.amount, lead.currency, marks.get(lead.id)
        )
        for lead in result.leads
        if lead.suppressed_by is None
    }
    expected = frozenset(lead.id for lead in result.leads if lead.suppressed_by is not None)
    asked = {one.id: one.version for one in result.answers}
    history.add(lake, news(history.past(lake), now, asked, result.snapshot, at, expected=expected))


def answers_of(outcome: Outcome) -> Answers:
    """Count what a rule answered."""
    groups: Counter[tuple[str | None, int | None, str]] = Counter()
    for count in outcome.counts:
        answer = "suppressed" if count.suppressed_by else count.answer
        groups[count.country, count.year, answer] += count.units
    rule = outcome.indicator
    return Answers(
        rule.id,
        rule.title,
        rule.version,
        outcome.hit,
        outcome.suppressed,
        outcome.clear,
        outcome.cannot_tell,
        sorted(
            ((*group, units) for group, units in groups.items()),
            key=lambda row: tuple(str(value) for value in row),
        ),
    )


def digest_of(known: Sequence[Indicator]) -> str:
    """Hash everything that decides the answers beside the snapshot."""
    digest = hashlib.sha256(__version__.encode())
    for rule in known:
        digest.update(rule.file.read_bytes())
    for package in ("plumbrule.indicators", "plumbrule.packs"):
        for path in sorted(Path(str(resources.files(package))).rglob("*")):
            if path.suffix in {".sql", ".yml", ".yaml"} and path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _keep(result: Flags, place: Path) -> None:
    """Write the answers in one step; those of earlier snapshots are of no more use."""
    place.parent.mkdir(exist_ok=True)
    writing = place.with_suffix(f".{os.getpid()}")
    writing.write_bytes(msgspec.msgpack.encode(result))
    writing.replace(place)
    for other in place.parent.iterdir():
        if other.name != history.FOLDER and not other.name.startswith(f"{result.snapshot:06d}-"):
            if other.is_dir():
                shutil.rmtree(other, ignore_errors=True)
            else:
                other.unlink(missing_ok=True)
