"""Tables of letters, written so that a reader can check them: ``а=a б=b``."""

# ruff: noqa: RUF002 the letters are the subject

from __future__ import annotations


def table(text: str) -> dict[str, str]:
    """Read ``а=a б=b`` into a table; ``ь=`` is a letter without a sound."""
    return {letter: sound for letter, _, sound in (pair.partition("=") for pair in text.split())}


def written(letters: str, sounds: dict[str, str]) -> str:
    """Write letters by a table; a letter that the table does not have stays."""
    return "".join(sounds.get(letter, letter) for letter in letters)
