"""The three answers, and how one follows from what was found.

``hit``: the records show it. ``clear``: the records that would show it were read and do not.
``cannot_tell``: always with the reasons why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any

HIT, CLEAR, CANNOT_TELL = "hit", "clear", "cannot_tell"
_BADNESS = {HIT: 2, CANNOT_TELL: 1, CLEAR: 0}

RANK = {
    "record": 9,
    "self": 8,
    "id_match": 7,
    "documented": 6,
    "confirmed": 5,
    "publisher_id": 4,
    "name_date_place": 3,
    "name_rare": 2,
    "name_only": 1,
}
"""Identity rungs by strength; what is not among them speaks against the two being one, or for nothing."""

SUREST = 9
NEEDED = RANK["confirmed"]
"""The weakest rung on which anything may be said of a person or a company."""
NEEDED_OF_BODY = RANK["publisher_id"]
"""The same of a public body, which is nobody's personal matter."""

MOST_EVIDENCE = 20
"""Findings that are written out for one test; the others are counted."""


def rung_of(rank: int) -> str:
    """Name a rank."""
    return next((name for name, value in RANK.items() if value == rank), "unknown")


def worst(answers: Iterable[str]) -> str:
    """Return the answer that counts for all of several: hit before cannot_tell before clear."""
    return max(answers, key=_BADNESS.__getitem__, default=CANNOT_TELL)


@dataclass(frozen=True)
class Record:
    """One record that something rests on, and where it stands in the file that was loaded."""

    role: str
    table: str
    source: str
    file: str
    line: int | None
    path: str
    field: str
    value: str | None

    def written(self) -> dict[str, Any]:
        """Return it as JSON knows it."""
        return {
            "role": self.role,
            "table": self.table,
            "source": self.source,
            "file": self.file,
            "line": self.line,
            "path": self.path,
            "field": self.field,
            "value": self.value,
        }


def record(role: str, table: str, place: Sequence[Any], field: str, value: str | None) -> Record:
    """Make a record of where it stands: source, file, line and path, as the lake keeps them."""
    source, file, line, path = place
    return Record(role, table, source or "", file or "", line, path or "", field, value)


@dataclass(frozen=True)
class Finding:
    """Something found that bears on a test.

    Args:
        answer: what it says by itself.
        reason: code why it is no hit; None for a hit.
        what: one sentence, saying what the records show.
        rung: the weakest identity rung it rests on.
        records: what it rests on.
        facts: measures and names of the path, as text.
    """

    answer: str
    reason: str | None
    what: str
    rung: str = "record"
    records: tuple[Record, ...] = ()
    facts: dict[str, str] = default(default_factory=dict)

    def __post_init__(self) -> None:
        if self.answer == HIT and RANK.get(self.rung, 0) < NEEDED:
            raise ValueError(f"a finding on the rung {self.rung} can never be a hit")

    def written(self) -> dict[str, Any]:
        """Return it as JSON knows it."""
        return {
            "answer": self.answer,
            "reason": self.reason,
            "what": self.what,
            "rung": self.rung,
            "facts": dict(sorted(self.facts.items())),
            "records": [record.written() for record in self.records],
        }


@dataclass(frozen=True)
class Result:
    """The answer to one question about one party (or one pair of parties).

    Args:
        subjects: who it is about.
        answer: hit, clear or cannot_tell.
        reasons: codes; with ``clear`` what was met and set aside.
        findings: what it rests on, the weightiest first.
    """

    subjects: tuple[str, ...]
    answer: str
    reasons: tuple[str, ...]
    findings: tuple[Finding, ...]


def conclude(
    subjects: Sequence[str],
    findings: Sequence[Finding],
    gaps: Sequence[str] = (),
    uncertain: Sequence[str] = (),
) -> Result:
    """Draw the answer from what was found and from what could not be looked at.

    Args:
        subjects: who it is about.
        findings: what was found, in any order.
        gaps: codes of lists that are missing, too old or not covering; with any of them the
            answer is never ``clear``.
        uncertain: codes that go with an answer that rests on a name, such as ``frequent_name``.
    """
    ordered = sorted(
        findings,
        key=lambda one: (-_BADNESS[one.answer], -RANK.get(one.rung, 0), one.what, one.reason or ""),
    )
    answer = worst([one.answer for one in findings]) if findings else CLEAR
    reasons = {one.reason for one in findings if one.reason and one.answer == answer}
    if answer != HIT and gaps:
        reasons = reasons | set(gaps) if answer == CANNOT_TELL else set(gaps)
        answer = CANNOT_TELL
    if answer == CANNOT_TELL and any(reason.startswith("weak:name") for reason in reasons):
        reasons = reasons | set(uncertain)
    return Result(tuple(subjects), answer, tuple(sorted(reasons)), tuple(ordered))
