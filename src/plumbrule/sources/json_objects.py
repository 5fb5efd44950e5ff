"""The JSON objects of a file one by one: lines, an array, or objects printed over many lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plumbrule.sources.encoding import Text

LARGEST = 64 << 20
"""Characters that one object may have before the file is given up as not well formed."""

_NEXT = re.compile(r'(?:[^"{}]++|"(?:[^"\\]++|\\.)*+")*+([{}])', re.DOTALL)
"""Up to the next brace that is not inside a string; fails where a string has no end yet."""


class Found(NamedTuple):
    """A piece of text that should be one JSON object.

    Args:
        line: where it begins, from 1.
        text: the piece.
        complete: False for what is left at the end of a file cut in the middle, and for text
            between objects.
    """

    line: int
    text: str
    complete: bool = True


def json_objects(text: Text) -> Iterator[Found]:
    """Split a text into its top-level objects, in bounded memory.

    When the first line that is not blank begins with ``{`` and so does the next, each line is one
    object, and a broken line costs that line alone. All else (arrays, single objects, objects
    printed over many lines, one after another) is split by braces.
    """
    if not _line_like(text.peek()):
        yield from _by_braces(text.chunks())
        return
    for number, line in enumerate(text.lines(), 1):
        if not line.isspace():
            yield Found(number, line)


_ENVELOPE = re.compile(r"\s*\{\s*\"(?:pagination|results|data|meta)\"")
"""An answer of an interface: a page of records with what says which page it is."""

_BETWEEN = re.compile(r"[\s,\[\]{}]*(?:\"\w+\"\s*:\s*[\s\[]*)?")
"""What may stand between the objects inside an envelope."""


def enveloped(head: str) -> bool:
    """Tell whether a text is a page of records in an envelope."""
    return _ENVELOPE.match(head) is not None


def json_objects_within(text: Text) -> Iterator[Found]:
    """Split a page of records into what stands in its envelope, in bounded memory.

    The envelope's own parts, such as ``pagination``, come among the records; a reader knows them by
    their fields. A text without an envelope is split as ``json_objects`` does.
    """
    if not enveloped(text.peek()):
        yield from json_objects(text)
        return
    for found in _by_braces(_opened(text.chunks())):
        if found.complete or not _BETWEEN.fullmatch(found.text):
            yield found


def _opened(chunks: Iterator[str]) -> Iterator[str]:
    """Blank out the brace that opens the envelope; its end is then a brace too many."""
    for chunk in chunks:
        brace = chunk.find("{")
        if brace < 0:
            yield chunk
            continue
        yield f"{chunk[:brace]} {chunk[brace + 1 :]}"
        yield from chunks


def _line_like(head: str) -> bool:
    begun = [line.lstrip() for line in head.split("\n") if line and not line.isspace()][:2]
    if not begun or not begun[0].startswith("{"):
        return False
    if len(begun) == 1:
        return True
    return begun[1].startswith("{") and begun[0].rstrip() != "{"


def first_object(head: str) -> str | None:
    """Give the first whole object of a text's beginning; None when it ends too early."""
    for found in _by_braces(iter([head])):
        return found.text if found.complete else None
    return None


def _by_braces(chunks: Iterator[str]) -> Iterator[Found]:
    buffer, line, position, depth, start = "", 1, 0, 0, 0
    for chunk in chunks:
        buffer += chunk
        counted = 0
        while match := _NEXT.match(buffer, position):
            before, position = position, match.end()
            if match[1] == "{":
                depth += 1
                if depth > 1:
                    continue
                start = position - 1
                if between := _stray(buffer[before:start]):
                    yield Found(line + buffer.count("\n", counted, before), between, False)
                line += buffer.count("\n", counted, start)
                counted = start
            elif depth > 0:
                depth -= 1
                if depth == 0:
                    yield Found(line, buffer[start:position])
            else:
                yield Found(line + buffer.count("\n", counted, before), "}", False)
        kept = start if depth else position
        line += buffer.count("\n", counted, kept)
        buffer, position, start = buffer[kept:], position - kept, 0
        if len(buffer) > LARGEST:
            break
    if depth:
        yield Found(line, buffer, False)
    elif rest := _stray(buffer):
        yield Found(line, rest, False)


def _stray(between: str) -> str:
    """Give what stands between two objects, without what may stand there."""
    return between.strip(" \t\r\n,[]\ufeff")
