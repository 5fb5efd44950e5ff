"""What can be wrong with a journal, each thing with its place and a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

FAULTS = {
    "missing": "no act is recorded here, though later ones are",
    "cut": "acts that the log had are gone from its end",
    "unlogged": "an act stands here that the log did not count",
    "changed": "the act is not what its hash says",
    "mislabelled": "the act is filed under another thing or number than it says itself",
    "moved": "this act was sealed for another position",
    "foreign": "this act was never sealed by this journal",
    "content_changed": "the content is not the one that the act was recorded with",
    "content_removed": "the content is gone and no erasure is recorded",
    "act_removed": "the act's text is gone and no erasure is recorded",
    "stream_gap": "the acts on this thing are not numbered without gaps",
    "tree_changed": "the stored tree does not fit the acts",
    "checkpoint_changed": "a checkpoint does not carry the journal's signature",
    "forked": "the history up to here is not the one the checkpoint was signed for",
}
"""Kind of fault, and what it means."""


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes:
        kind: a key of ``FAULTS``.
        start: the first position concerned; None when no position can be named.
        end: the position after the last one concerned.
        detail: what more is known, or "".
    """

    kind: str
    start: int | None
    end: int | None = None
    detail: str = ""

    def __str__(self) -> str:
        last = None if self.end is None else self.end - 1
        if self.start is None:
            place = "the journal"
        elif last is None or last <= self.start:
            place = f"position {self.start}"
        else:
            place = f"positions {self.start} to {last}"
        more = f" ({self.detail})" if self.detail else ""
        return f"{place}: {self.kind}: {FAULTS[self.kind]}{more}"


def at(kind: str, position: int, detail: str = "") -> Fault:
    """Return a fault of one position."""
    return Fault(kind, position, position + 1, detail)


def joined(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield the faults in order of position, neighbours of one kind and detail as one range."""
    placed = sorted(
        (fault for fault in faults if fault.start is not None),
        key=lambda fault: (fault.kind, fault.detail, fault.start or 0),
    )
    ranges: list[Fault] = []
    for _, group in groupby(placed, key=lambda fault: (fault.kind, fault.detail)):
        current: Fault | None = None
        for fault in group:
            if current is not None and current.end == fault.start:
                current = Fault(current.kind, current.start, fault.end, current.detail)
                continue
            if current is not None:
                ranges.append(current)
            current = fault
        if current is not None:
            ranges.append(current)
    yield from sorted(ranges, key=lambda fault: (fault.start or 0, fault.kind))
    yield from (fault for fault in faults if fault.start is None)
