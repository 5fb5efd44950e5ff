"""Cut values out of a stream of JSON without holding more than one of them.

Strings and their escapes are stepped over; of brackets only those of the value's own kind are
counted, which is enough where the text is JSON, and whoever decodes the value finds out when it
is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterator
from typing import NamedTuple

from plumbrule.sources.ocds.encodings import Read

STEP = 1 << 20
"""Bytes read at once, at first."""

LARGEST_STEP = 1 << 24

_STRING = rb'"(?:[^"\\]+|\\.)*+"'
_CLOSING = {
    b"{": re.compile(rb'(?:[^"{}]+|' + _STRING + rb")*+([{}])", re.DOTALL),
    b"[": re.compile(rb'(?:[^"\[\]]+|' + _STRING + rb")*+([\[\]])", re.DOTALL),
}
_TEXT = re.compile(_STRING, re.DOTALL)
_WORD = re.compile(rb'[^\s,:"\[\]{}]*')
_SPACE = re.compile(rb"(?:[ \t\r\n\x0b\x0c\x1e]|\xef\xbb\xbf)*")
_BETWEEN = re.compile(rb"[\s,:]*")


class TooLargeError(Exception):
    """A value is longer than the caller wants to hold."""


class Cut(NamedTuple):
    """A value cut out of a document.

    Args:
        path: keys and positions that lead to it.
        line: line it begins at, from 1.
        data: its bytes; empty where the document ended inside it.
    """

    path: tuple[str | int, ...]
    line: int
    data: bytes


class Feed:
    """The part of a stream that has been read and not yet been dropped.

    Positions count from the first byte that has not been dropped.

    Args:
        read: gives further bytes.
    """

    def __init__(self, read: Read) -> None:
        self.line = 1
        self._read = read
        self._buffer = b""
        self._base = 0

    def __len__(self) -> int:
        return len(self._buffer) - self._base

    def more(self) -> bool:
        """Read on; False at the end. Positions stay as they are."""
        chunk = self._read(min(max(STEP, len(self)), LARGEST_STEP))
        self._buffer = self._buffer[self._base :] + chunk
        self._base = 0
        return bool(chunk)

    def drop(self, position: int) -> None:
        """Forget what stands before a position, which becomes 0."""
        end = self._base + position
        self.line += self._buffer.count(b"\n", self._base, end)
        self._base = end

    def slice(self, start: int, end: int | None = None) -> bytes:
        """Give the bytes between two positions."""
        return self._buffer[
            self._base + start : len(self._buffer) if end is None else self._base + end
        ]

    def line_at(self, position: int) -> int:
        """Tell the line of a position."""
        return self.line + self._buffer.count(b"\n", self._base, self._base + position)

    def find(self, text: bytes, start: int, limit: int) -> int:
        """Find a text, reading on for at most ``limit`` bytes; -1 when it is not there."""
        while True:
            found = self._buffer.find(text, self._base + start)
            if found >= 0:
                return found - self._base
            start = max(start, len(self) - len(text) + 1)
            if len(self) > limit or not self.more():
                return -1

    def match(self, pattern: re.Pattern[bytes], position: int) -> int | None:
        """Match at a position and give the position after the match."""
        match = pattern.match(self._buffer, self._base + position)
        return None if match is None else match.end() - self._base

    def after(self, pattern: re.Pattern[bytes], position: int) -> int:
        """Step over what the pattern matches, reading on while it reaches the last byte."""
        while True:
            position = self.match(pattern, position) or position
            if position < len(self) or not self.more():
                return position

    def after_space(self, position: int) -> int:
        """Step over white space and byte order marks."""
        return self.after(_SPACE, position)

    def closing(self, start: int, limit: int | None) -> int | None:
        """Find the end of the object or array that begins at a position: see ``value_end``."""
        opener = self.slice(start, start + 1)
        pattern = _CLOSING[opener]
        depth, position = 1, start + 1
        while True:
            match = pattern.match(self._buffer, self._base + position)
            if match is None:
                _check(len(self) - start, limit)
                if not self.more():
                    return None
                continue
            position = match.end() - self._base
            depth += 1 if match[1] == opener else -1
            if depth == 0:
                return position


def value_end(feed: Feed, start: int, limit: int | None = None) -> int | None:
    """Find where the value that begins at a position ends.

    Returns:
        The position after its last byte; None when the stream ends before the value does.

    Raises:
        TooLargeError: the value is longer than ``limit`` bytes.
    """
    end = _end(feed, start, limit)
    if end is not None:
        _check(end - start, limit)
    return end


def _end(feed: Feed, start: int, limit: int | None) -> int | None:
    if start >= len(feed) and not feed.more():
        return None
    opener = feed.slice(start, start + 1)
    if opener in _CLOSING:
        return feed.closing(start, limit)
    if opener != b'"':
        return max(feed.after(_WORD, start), start + 1)
    while (end := feed.match(_TEXT, start)) is None:
        _check(len(feed) - start, limit)
        if not feed.more():
            return None
    return end


def cut(
    feed: Feed, arrays: Collection[str], wrappers: Collection[str], limit: int | None = None
) -> Iterator[Cut]:
    """Cut a document that begins at position 0 of a feed into its members and elements.

    Args:
        feed: at the document, or at white space before it; left behind its last byte.
        arrays: keys whose arrays are cut into elements; an array at the top always is.
        wrappers: keys whose objects are entered.
        limit: bytes that one member or element may have.

    Yields:
        Elements of those arrays, and the other members whole, in their order; last, when the
        document ends too early, a cut without data.

    Raises:
        TooLargeError: a member or an element is longer than ``limit``.
    """
    feed.drop(feed.after_space(0))
    whole = yield from _value(feed, (), _Plan(frozenset(arrays), frozenset(wrappers), limit))
    if not whole:
        yield Cut((), feed.line_at(len(feed)), b"")


class _Plan(NamedTuple):
    arrays: frozenset[str]
    wrappers: frozenset[str]
    limit: int | None


_Cuts = Generator[Cut, None, bool]
"""Cuts, and at the end whether the value was whole."""


def _value(feed: Feed, path: tuple[str | int, ...], plan: _Plan) -> _Cuts:
    opener = feed.slice(0, 1)
    key = path[-1] if path else None
    if opener == b"[" and (key is None or key in plan.arrays):
        return (yield from _elements(feed, path, plan))
    if opener == b"{" and (key is None or key in plan.wrappers):
        return (yield from _members(feed, path, plan))
    end = value_end(feed, 0, plan.limit)
    if end is None:
        return False
    yield Cut(path, feed.line, feed.slice(0, end))
    feed.drop(end)
    return True


def _members(feed: Feed, path: tuple[str | int, ...], plan: _Plan) -> _Cuts:
    feed.drop(1)
    while not _closed(feed):
        end = value_end(feed, 0, plan.limit)
        if end is None:
            return False
        key = feed.slice(0, end).strip(b'"').decode("utf-8", "replace")
        feed.drop(feed.after(_BETWEEN, end))
        whole = yield from _value(feed, (*path, key), plan)
        if not whole:
            return False
    return _leave(feed)


def _elements(feed: Feed, path: tuple[str | int, ...], plan: _Plan) -> _Cuts:
    feed.drop(1)
    one = plan._replace(arrays=frozenset(), wrappers=frozenset())
    number = 0
    while not _closed(feed):
        whole = yield from _value(feed, (*path, number), one)
        if not whole:
            return False
        number += 1
    return _leave(feed)


def _closed(feed: Feed) -> bool:
    """Step to the next member or element; True at the closing bracket or the end."""
    feed.drop(feed.after(_BETWEEN, 0))
    return feed.slice(0, 1) in {b"", b"]", b"}"}


def _leave(feed: Feed) -> bool:
    """Step over the closing bracket; False when the stream has ended before it."""
    if len(feed) == 0:
        return False
    feed.drop(1)
    return True


def _check(length: int, limit: int | None) -> None:
    if limit is not None and length > limit:
        raise TooLargeError
