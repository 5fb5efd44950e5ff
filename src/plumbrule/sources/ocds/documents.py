"""A stream of releases out of any OCDS file, whatever its releases are wrapped in.

A document of up to ``LARGEST_HELD`` bytes is held whole; from a larger one, and from one that is
not valid JSON, releases are cut one by one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import msgspec

from plumbrule.sources.ocds.detect import Shape, detect
from plumbrule.sources.ocds.encodings import as_utf8, utf8_reader
from plumbrule.sources.ocds.scanner import Cut, Feed, TooLargeError, cut, value_end
from plumbrule.sources.ocds.unpack import WRAPPERS, OnFault, Place, RawRelease, Unpacker
from plumbrule.sources.source import InputFile

__all__ = ["LARGEST_HELD", "OnFault", "RawRelease", "Shape", "detect", "iter_releases"]

LARGEST_HELD = 64 << 20
"""Bytes of one document that are held at once."""

_ARRAYS = frozenset({"releases", "records", *WRAPPERS})
_BYTE = re.compile(r"^(?:JSON is malformed: )?(.*?)(?: \(byte (\d+)\))?$")
_STUB = re.compile(rb"[0-9a-f]{40}\s*")


def iter_releases(
    file: InputFile, on_fault: OnFault, *, largest: int = LARGEST_HELD
) -> Iterator[RawRelease]:
    """Read the releases of a file: packages, records, arrays, lines of any of these.

    Args:
        file: the file, in any of the accepted shapes and encodings; gzip is opened.
        on_fault: takes what could not be read, with its line.
        largest: bytes of one document that are held at once.

    Yields:
        Releases in the order of the file.
    """
    unpacker = Unpacker(on_fault)
    with file.open() as stream:
        feed = Feed(utf8_reader(stream))
        try:
            yield from _Documents(feed, unpacker, largest).releases()
        except (EOFError, zlib.error, OSError) as error:
            on_fault("unreadable", f"the file cannot be decompressed: {error}", feed.line)


class _Documents:
    """Walks over the documents of one stream."""

    def __init__(self, feed: Feed, unpacker: Unpacker, largest: int) -> None:
        self.feed = feed
        self.unpacker = unpacker
        self.largest = largest
        self.by_lines = False
        """Whether a whole document has been found on a line of its own."""

    def releases(self) -> Iterator[RawRelease]:
        feed = self.feed
        feed.drop(feed.after_space(0))
        if not len(feed):
            self.unpacker.on_fault("noted", "the file is empty", None)
            return
        feed.find(b"\n", 0, 64)
        if _STUB.fullmatch(feed.slice(0, 64)):
            self.unpacker.on_fault(
                "noted", "the file only stands for one that was removed: expected JSON", None
            )
            return
        while len(feed):
            if feed.slice(0, 1) not in {b"{", b"["} and not self.by_lines:
                self._no_json()
                return
            yield from self._next()
            feed.drop(feed.after_space(0))

    def _next(self) -> Iterator[RawRelease]:
        """Read one document at the feed's first byte and step behind it."""
        line_end = self.feed.find(b"\n", 0, self.largest)
        line_end = len(self.feed) if line_end < 0 else line_end
        error = "Input data was truncated"
        if line_end <= self.largest:
            line = self.feed.slice(0, line_end)
            found = _check(line)
            if found is None:
                self.by_lines = True
                yield from self._whole(line)
                return
            error = found
            if self.by_lines and "trailing characters" not in error:
                yield from self._over_lines(line_end, error)
                return
        try:
            end = value_end(self.feed, 0, self.largest)
        except TooLargeError:
            if self._begins_lines(line_end):
                self._leave_line(line_end, error)
            else:
                yield from self._cut(self.feed)
            return
        yield from self._one(end, line_end)

    def _one(self, end: int | None, line_end: int) -> Iterator[RawRelease]:
        """Read a document that ends where its bracket is closed, or has no end."""
        data = self.feed.slice(0, end)
        error = _check(data)
        if error is None:
            yield from self._whole(data)
        elif self._begins_lines(line_end):
            self._leave_line(line_end, error)
        else:
            yield from self._damaged(data, error)

    def _whole(self, data: bytes) -> Iterator[RawRelease]:
        place = Place(self.feed.line)
        yield from self.unpacker.document(data, place)
        self.feed.drop(len(data))

    def _begins_lines(self, line_end: int) -> bool:
        """Whether the line after a broken first one is a document of its own."""
        start = self.feed.after_space(line_end)
        if self.feed.slice(start, start + 1) != b"{":
            return False
        end = self.feed.find(b"\n", start, self.largest)
        return _check(self.feed.slice(start, None if end < 0 else end)) is None

    def _over_lines(self, line_end: int, error: str) -> Iterator[RawRelease]:
        """Read a document that goes on until a line begins with a brace, else leave its line."""
        following = self.feed.find(b"\n{", line_end, self.largest)
        data = self.feed.slice(0, None if following < 0 else following)
        if len(data) > line_end and data[:1] in {b"{", b"["} and _check(data) is None:
            yield from self._whole(data)
            return
        self._leave_line(line_end, error)

    def _leave_line(self, line_end: int, error: str) -> None:
        self.by_lines = True
        self._malformed(self.feed.slice(0, line_end), error)
        self.feed.drop(line_end)

    def _damaged(self, data: bytes, error: str) -> Iterator[RawRelease]:
        """Cut what can be read out of a document that is not JSON."""
        self._malformed(data, error)
        chunks = [data]
        inner = Feed(lambda _: chunks.pop() if chunks else b"")
        inner.line = self.feed.line
        self.feed.drop(len(data))
        yield from self._cut(inner)

    def _cut(self, feed: Feed) -> Iterator[RawRelease]:
        """Give the releases of a document one by one.

        What the package says is known from the members that stand before its releases.
        """
        place = Place(feed.line)
        try:
            for piece in cut(feed, _ARRAYS, WRAPPERS, self.largest):
                if piece.path and piece.path[-1] == "version":
                    place = place._replace(version=_plain(piece.data))
                elif piece.path and piece.path[-1] == "publishedDate":
                    place = place._replace(published=_plain(piece.data))
                else:
                    yield from self._piece(piece, place)
        except TooLargeError:
            self.unpacker.on_fault(
                "unreadable", f"one value is longer than {self.largest:,} bytes", feed.line
            )
            feed.drop(len(feed))
        except RecursionError:
            self._too_deep(feed.line)
            feed.drop(len(feed))

    def _piece(self, piece: Cut, place: Place) -> Iterator[RawRelease]:
        fault = self.unpacker.on_fault
        pointer = "".join(f"/{part}" for part in piece.path)
        place = place._replace(line=piece.line, path=pointer)
        if not piece.data:
            fault("unreadable", "the document ends before its last bracket", piece.line)
            return
        if not piece.path or not isinstance(piece.path[-1], int):
            return
        if (error := _check(piece.data)) is not None:
            self._malformed(piece.data, error, piece.line, pointer)
            return
        parent = piece.path[-2] if len(piece.path) > 1 else None
        if parent == "releases":
            yield from self.unpacker.release(piece.data, place)
        elif parent == "records":
            yield from self.unpacker.record(piece.data, place)
        else:
            yield from self.unpacker.document(piece.data, place)

    def _no_json(self) -> None:
        head = self.feed.slice(0, 200).decode("utf-8", "replace")
        self.unpacker.on_fault("unreadable", "expected JSON", self.feed.line, "", head)

    def _too_deep(self, line: int) -> None:
        self.unpacker.on_fault("unreadable", "nested too deep to be read", line)

    def _malformed(self, data: bytes, error: str, line: int = 0, path: str = "") -> None:
        """Name the line and the reason for which a text is not JSON."""
        match = _BYTE.match(error)
        reason, byte = (match[1], match[2]) if match else (error, None)
        position = len(data) if byte is None else int(byte)
        self.unpacker.on_fault(
            "unreadable",
            f"not valid JSON: {reason}",
            (line or self.feed.line) + data.count(b"\n", 0, position),
            path,
            data[max(0, position - 40) : position + 40].decode("utf-8", "replace"),
        )


_ANYTHING = msgspec.json.Decoder(msgspec.Raw)


def _check(data: bytes) -> str | None:
    """Say why a text is not JSON, or None when it is."""
    try:
        _ANYTHING.decode(data)
    except msgspec.DecodeError as error:
        return str(error)
    except RecursionError:
        return "nested too deep to be read"
    return None


def _plain(data: bytes) -> str | None:
    try:
        value = msgspec.json.decode(as_utf8(data)[0])
    except msgspec.DecodeError:
        return None
    return value if isinstance(value, str) else None
