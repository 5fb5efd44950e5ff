"""The tables of words that come with the package: read once, and known by their content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
TABLES = ("legal_forms.tsv", "words.tsv", "variants.tsv", "frequency.tsv", "roles.tsv")


def rows(file: str) -> Iterator[list[str]]:
    """Give the rows of a table of this folder: cells between tabs; ``#`` begins a remark."""
    for line in (FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def role(name: str) -> frozenset[str]:
    """Give the little words of one role: ``title``, ``rank``, ``particle`` or ``little``."""
    return frozenset(
        word for found, words in rows("roles.tsv") if found == name for word in words.split()
    )


@cache
def version() -> str:
    """Name the state of the romaniser and its tables, for a receipt: ``names-1:1a2b3c4d5e6f``."""
    digest = hashlib.sha256()
    for file in TABLES:
        digest.update((FOLDER / file).read_bytes())
    return f"names-1:{digest.hexdigest()[:12]}"
