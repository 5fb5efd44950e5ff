"""Checks asked of one snapshot of a lake: opened once, asked as often as wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from plumbrule.checks.answer import Result, worst
from plumbrule.checks.asking import Ask
from plumbrule.checks.facts.business import business
from plumbrule.checks.facts.dealings import dealings
from plumbrule.checks.facts.gathering import gather
from plumbrule.checks.facts.lists import KINDS, versions
from plumbrule.checks.facts.preparing import attach
from plumbrule.checks.facts.reading import Reading
from plumbrule.checks.facts.records import ListVersion
from plumbrule.checks.identity import Identity
from plumbrule.checks.question import Question, questions
from plumbrule.checks.scene import Scene
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import Manifest
from plumbrule.model.errors import PlumbError

DAYS_VALID = 30
"""Days after which an answer must be asked again at the latest: our proposal."""


@dataclass(frozen=True)
class Outcome:
    """What a check gave.

    Args:
        answer: the worst of all results.
        results: each with its question, in the order of the questions and of the parties.
        identities: who the parties are or may be.
        lists: the lists that the questions consult.
        allowed_age: days by which they may be older than the day asked about.
    """

    ask: Ask
    answer: str
    results: tuple[tuple[Question, Result], ...]
    identities: tuple[Identity, ...]
    lists: tuple[ListVersion, ...]
    allowed_age: int

    @property
    def valid_until(self) -> str:
        """The day on which it must be asked again: after 30 days, or when a list gets too old."""
        allowed = timedelta(days=self.allowed_age)
        ends = [self.ask.day + timedelta(days=DAYS_VALID)]
        ends += [one.data_date + allowed for one in self.lists if one.data_date]
        return min(ends).isoformat()


class Checker:
    """A snapshot made ready for checks.

    Args:
        lake: the lake.
        manifest: the snapshot; the current one by default.

    Raises:
        PlumbError: nothing is loaded.
    """

    def __init__(self, lake: Lake, manifest: Manifest | None = None) -> None:
        if not lake.exists:
            raise PlumbError(
                "nothing is loaded, so nothing can be checked: plumb load FILES, or plumb demo",
                file=str(lake.folder),
            )
        self.lake = lake
        self.manifest = manifest or lake.manifest()
        self.connection = connect(lake.folder, self.manifest)
        attach(lake, self.manifest, self.connection)
        self.reading = Reading(self.connection)
        self.lists = versions(lake, self.manifest, self.reading)

    def check(self, ask: Ask) -> Outcome:
        """Ask every question that fits."""
        scene = staged(self.reading, self.lists, ask)
        results = answered(scene)
        needed = {kind for one, _ in results for kind in one.needs}
        return Outcome(
            ask=ask,
            answer=worst([result.answer for _, result in results]),
            results=tuple(results),
            identities=(*scene.subjects, *scene.panel, *((scene.body,) if scene.body else ())),
            lists=tuple(one for one in self.lists if one.kind in needed or one.kind not in KINDS),
            allowed_age=scene.allowed_age,
        )

    def close(self) -> None:
        """Let go of the snapshot."""
        self.connection.close()


def staged(reading: Reading, lists: Sequence[ListVersion], ask: Ask) -> Scene:
    """Read everything that the questions of a check need.

    Args:
        reading: the lake.
        lists: the lists and data sets in it.
        ask: what is asked.
    """
    everyone = [*ask.subjects, *ask.panel, *((ask.body,) if ask.body else ())]
    gathered = gather(reading, everyone)
    count, members = len(ask.subjects), len(ask.panel)
    scene = Scene(
        kind=ask.kind,
        day=ask.day,
        purpose=ask.purpose,
        subjects=gathered.identities[:count],
        panel=gathered.identities[count : count + members],
        body=gathered.identities[-1] if ask.body else None,
        picture=gathered.picture,
        lists=tuple(lists),
    )
    if ask.kind != "person":
        return dealings(reading, scene)
    return business(reading, scene, scene.body) if scene.body is not None else scene


def answered(scene: Scene) -> list[tuple[Question, Result]]:
    """Ask every question that fits, in the order of their ids."""
    asked = [one for one in questions() if scene.kind in one.of]
    return [(one, result) for one in asked for result in one.ask(scene)]
