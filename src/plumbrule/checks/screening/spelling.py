"""Names written almost letter by letter the same, wherever the spaces stand.

Comparing word by word misses a slip that joins two words, splits one, or spoils a short word that
has no room for one. Letter by letter over the whole name such slips are small. A slip in one place
leaves the beginning or the end of a name whole, and by these such names are found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from anyascii import anyascii
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from plumbrule.linking.names import Name

PRICE = 1.8
"""What one letter in every letter costs: at 0.70 a sixth of the letters may differ."""
LETTERS = 6
"""Letters that the longer name must have: below, one letter makes another name."""
END = 5
"""Letters that must be whole at the beginning or at the end."""
MANY = 300
"""Names with one beginning (or end) of which more tell nothing: they are not looked at."""
FOUND = 5
"""Most names found by their letters alone."""

_OTHER = re.compile(r"[^a-z0-9]+")


def letters(name: Name) -> str:
    """Give the letters and digits of a name in one row, legal form and titles included."""
    return _OTHER.sub("", anyascii(name.strict).lower())


def likeness(one: str, other: str) -> float:
    """Give how alike two rows of letters are, 0 to 1; 0 when more than a fifth differ."""
    length = max(len(one), len(other))
    if length < LETTERS:
        return 0.0
    most = length // 5
    distance = OSA.distance(one, other, score_cutoff=most)
    return 0.0 if distance > most else 1 - PRICE * distance / length


class Spellings:
    """The letters of names, to be found by their beginnings and ends.

    Args:
        spelt: each way of writing a name, with the number of the name.
    """

    def __init__(self, spelt: Iterable[tuple[str, int]]) -> None:
        self._spelt = sorted(set(spelt))
        ends: dict[str, list[int]] = defaultdict(list)
        self._rows_of: dict[int, list[str]] = defaultdict(list)
        for place, (row, number) in enumerate(self._spelt):
            self._rows_of[number].append(row)
            for end in _ends(row):
                ends[end].append(place)
        self._ends = {end: tuple(found) for end, found in ends.items() if len(found) <= MANY}

    def like(self, row: str, number: int) -> float:
        """Give how alike some letters and those of a name are."""
        return max(likeness(row, other) for other in self._rows_of[number])

    def nearest(self, row: str) -> list[int]:
        """Give the numbers of names whose letters differ by slips only, nearest first."""
        if len(row) < LETTERS:
            return []
        around = sorted({place for end in _ends(row) for place in self._ends.get(end, ())})
        found = extract(
            row,
            [self._spelt[place][0] for place in around],
            scorer=OSA.distance,
            limit=FOUND,
            score_cutoff=len(row) // 5,
        )
        return [self._spelt[around[place]][1] for _, _, place in found]


def _ends(row: str) -> Iterator[str]:
    if len(row) >= LETTERS:
        yield f"{row[:END]}-"
        yield f"-{row[-END:]}"
