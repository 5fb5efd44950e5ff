"""Marks an English text that is translated where it is shown."""

from __future__ import annotations


def wording(text: str) -> str:
    """Give the text itself; `make messages` finds it by this name."""
    return text
