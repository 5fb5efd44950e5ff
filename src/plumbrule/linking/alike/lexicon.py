"""Words in numbers: every skeleton, place and date that linking has met, and how rare each is.

How rare a skeleton is, is counted once and then stands: it is the statistics that scores rest on.
Words that come later get numbers of their own and count as never seen.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

_UNSEEN = 0.5
"""Names that a word counts for which the statistics have not met."""


@dataclass
class Lexicon:
    """Words and their numbers; of skeletons also in how many names of registers they stand.

    Args:
        numbers: word to number, from 0 without gaps.
        counts: by number; 0 for what is no skeleton or was not met.
        names: names that were counted.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    counts: list[int] = field(default_factory=list)
    names: int = 0

    def number(self, word: str) -> int:
        """Give the number of a word; a new word gets the next."""
        found = self.numbers.get(word)
        if found is None:
            found = self.numbers[word] = len(self.counts)
            self.counts.append(0)
        return found

    def count(self, names: Iterable[Sequence[int]]) -> None:
        """Take the statistics: in how many of these names each word stands."""
        total = 0
        counter: Counter[int] = Counter()
        for words in names:
            total += 1
            counter.update(words)
        self.names = total
        for word, count in counter.items():
            self.counts[word] = count

    def weight(self, word: int) -> float:
        """Give the inverse document frequency ``ln(1 + N/df)`` of a word."""
        return log(1 + max(self.names, 1) / (self.counts[word] or _UNSEEN))

    def by_rarity(self) -> list[int]:
        """Give all words from the rarest on, those of one count by their letters."""
        spelled = list(self.numbers)
        return sorted(range(len(spelled)), key=lambda word: (self.counts[word], spelled[word]))

    @property
    def version(self) -> str:
        """Name the statistics by their content: the same counts have the same name."""
        digest = hashlib.sha256(f"{self.names}".encode())
        for word in sorted(word for word, number in self.numbers.items() if self.counts[number]):
            digest.update(f"{word}\t{self.counts[self.numbers[word]]}\n".encode())
        return digest.hexdigest()[:12]
