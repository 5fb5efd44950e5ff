"""The formats that are written, found by listing the folder: a module with a ``FORMAT``."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import plumbrule.exports as folder
from plumbrule.exports.format import Format


@cache
def formats() -> dict[str, Format]:
    """Give all formats by name."""
    found: dict[str, Format] = {}
    for info in pkgutil.iter_modules(folder.__path__):
        made = getattr(import_module(f"{folder.__name__}.{info.name}"), "FORMAT", None)
        if isinstance(made, Format):
            found[made.name] = made
    return dict(sorted(found.items()))
