"""Known words inside rows of characters that are written without spaces."""

from __future__ import annotations

import re

EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def divider(words: dict[str, str]) -> re.Pattern[str]:
    """Make the pattern that finds the longest of some words at each place."""
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))
