"""Which formats there are: whatever in this folder has a ``SOURCE``."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import cast

import plumbrule.sources as folder
from plumbrule.sources.source import InputFile, ReadOptions, Source

LAST = "table"
"""The format asked last: almost any text could be a table."""


@cache
def sources() -> tuple[Source, ...]:
    """Find the sources, in the order they are asked."""
    found = [
        cast("Source", module.SOURCE)
        for info in pkgutil.iter_modules(folder.__path__)
        if hasattr(module := import_module(f"{folder.__name__}.{info.name}"), "SOURCE")
    ]
    return tuple(sorted(found, key=lambda source: (source.name == LAST, source.name)))


def recognise(file: InputFile, options: ReadOptions) -> Source | None:
    """Find the source that knows the content of a file, or None.

    A file with a mapping beside it, or given one, is a table whatever else it looks like.
    """
    head = file.head()
    known = sources()
    if options.mapping is not None:
        known = tuple(reversed(known))
    return next((one for one in known if one.recognises(file, head, options)), None)
