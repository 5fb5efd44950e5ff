"""JSON objects as the rows of a table: a list of objects, or objects and lists of them under keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from plumbrule.model import PlumbError
from plumbrule.sources.encoding import head_text
from plumbrule.sources.mapping.delimited import TakesFaults
from plumbrule.sources.mapping.layout import SEARCHED, Layout, NumberedRow
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.source import InputFile

LARGEST = 512 << 20
"""Bytes of a file that is read whole."""

KEY = "(key)"
"""Name of the column that holds the key under which an object stands."""


def looks_like_objects(head: bytes) -> bool:
    """Tell whether a text can be JSON."""
    return head_text(head[:256]).lstrip("\ufeff \r\n\t")[:1] in {"{", "["}


class Objects:
    """A JSON file.

    Fields of inner objects are called ``outer.inner``; lists of values become one text with ``; ``
    between them. The number of a row is the object's place in the file, from 1; the row of names is 0.

    Args:
        file: the file.
        settings: what the mapping says of its form.
    """

    ragged = True
    """A field that an object does not have is an empty cell."""

    def __init__(self, file: InputFile, settings: Settings) -> None:
        self.file = file
        self.settings = settings
        self._found: list[dict[str, str]] | None = None

    def samples(self) -> Iterator[tuple[str, list[NumberedRow]]]:
        """Give the names of the fields and the first objects."""
        names = self._names()
        first = [(number, [one.get(name, "") for name in names]) for number, one in self._objects()]
        yield "json", [(0, names), *first[:SEARCHED]]

    def rows(self, layout: Layout, sink: TakesFaults) -> Iterator[NumberedRow]:  # noqa: ARG002 as for CSV
        """Give all objects."""
        for number, one in self._objects():
            yield number, [one.get(name, "") for name in layout.names]

    def _names(self) -> Sequence[str]:
        names: dict[str, None] = {}
        for _, one in self._objects():
            names.update(dict.fromkeys(one))
        return list(names)

    def _objects(self) -> Iterator[tuple[int, dict[str, str]]]:
        if self._found is None:
            self._found = [
                {KEY: key, **dict(_flat(one))} if key else dict(_flat(one))
                for key, one in _within(self._read())
            ]
        yield from enumerate(self._found, 1)

    def _read(self) -> Any:
        if self.file.size > LARGEST:
            raise PlumbError(
                f"a JSON file of more than {LARGEST >> 20} MB is not read as a table; "
                "save it as CSV",
                file=self.file.name,
            )
        with self.file.open() as stream:
            data = stream.read(LARGEST + 1)
        try:
            # Numbers stay as they are written, so that the mapping says how to read them.
            return msgspec.json.Decoder(float_hook=str).decode(data.removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, RecursionError) as error:
            raise PlumbError(f"expected JSON: {error}", file=self.file.name) from None


def _within(value: Any, key: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Find the objects that are rows, with the key of the list or object they stand in."""
    if isinstance(value, list):
        for one in value:
            if isinstance(one, dict):
                yield key, one
    elif isinstance(value, dict):
        inner = [one for one in value.values() if isinstance(one, dict | list)]
        if inner and len(inner) == len(value):
            for name, one in value.items():
                if isinstance(one, dict):
                    yield name, one
                else:
                    yield from _within(one, name)
        else:
            yield key, value


def _flat(one: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in one.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return "; ".join(text for _, text in _flat(value) if text)
    return str(value)
