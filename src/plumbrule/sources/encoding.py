"""Bytes to text: byte order marks, UTF-16, and files that say nothing about their encoding."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

CHUNK = 1 << 20
"""Bytes taken from a file at once."""

LOOK = 1 << 16
"""Bytes looked at to tell what a text is."""

_WESTERN = "plumbrule.western"

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks; the longer of two that begin alike comes first."""

_Decode = Callable[[bytes, str, bool], tuple[str, int]]

_DECODERS: dict[str, _Decode] = {
    "utf-8": codecs.utf_8_decode,
    "utf-16-le": codecs.utf_16_le_decode,
    "utf-16-be": codecs.utf_16_be_decode,
    "utf-32-le": codecs.utf_32_le_decode,
    "utf-32-be": codecs.utf_32_be_decode,
}


def _western(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as Windows-1252, its five gaps as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    text = "".join(
        bytes([byte]).decode("cp1252", "ignore") or bytes([byte]).decode("latin-1")
        for byte in wrong
    )
    return text, error.end


codecs.register_error(_WESTERN, _western)


def encoding_of(head: bytes) -> tuple[str, int]:
    """Tell the Unicode encoding of a text from its first bytes.

    Args:
        head: a few bytes suffice.

    Returns:
        The encoding's name, and how many bytes of mark come before the text. Without a mark, zero
        bytes in every other place tell UTF-16; all else is taken for UTF-8.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    sample = head[:64]
    if len(sample) >= 4:
        if sample[1::2].count(0) > len(sample) // 4 and 0 not in sample[::2]:
            return "utf-16-le", 0
        if sample[::2].count(0) > len(sample) // 4 and 0 not in sample[1::2]:
            return "utf-16-be", 0
    return "utf-8", 0


def head_text(head: bytes) -> str:
    """Decode the first bytes of a file for a look; a character cut at the end is left out."""
    name, mark = encoding_of(head)
    errors = _WESTERN if name == "utf-8" else "replace"
    return _DECODERS[name](head[mark:], errors, False)[0]


class Text:
    """The text of a stream, in pieces or line by line, in bounded memory.

    Bytes that are not UTF-8 are read as Windows-1252, one by one, so that a single wrong byte does
    not spoil a good file. What was done is told afterwards.

    Args:
        stream: opened content; it is read once.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.encoding = "utf-8"
        self.repaired_line: int | None = None
        """Line of the first byte that was not in the encoding; None when all were."""
        self.broken: str | None = None
        """Why the content ended early, such as a gzip stream cut in the middle."""
        self._newlines = 0
        self._head = b""

    def peek(self) -> str:
        """Look at the first 64 KiB of a stream not yet read; what is looked at stays in it."""
        while len(self._head) < LOOK and (more := self._read()):
            self._head += more
        return head_text(self._head[:LOOK])

    def chunks(self) -> Iterator[str]:
        """Give the text in pieces that end anywhere."""
        waiting = self._head or self._read()
        self.encoding, mark = encoding_of(waiting)
        waiting = waiting[mark:]
        ended = False
        while not ended:
            more = self._read()
            ended = not more
            text, waiting = self._decoded(waiting, final=ended)
            self._newlines += text.count("\n")
            waiting += more
            if text:
                yield text
        text, _ = self._decoded(waiting, final=True)
        if text:
            yield text

    def lines(self) -> Iterator[str]:
        """Give the lines, each with the newline that ends it; the last may have none."""
        begun: list[str] = []
        for chunk in self.chunks():
            lines = chunk.split("\n")
            if len(lines) == 1:
                begun.append(chunk)
                continue
            begun.append(lines[0])
            yield "".join(begun) + "\n"
            for line in lines[1:-1]:
                yield line + "\n"
            begun = [lines[-1]]
        last = "".join(begun)
        if last:
            yield last

    def notes(self) -> list[tuple[str, int | None]]:
        """Tell what was done to read the text, each with the line it was first done on."""
        notes: list[tuple[str, int | None]] = []
        if self.repaired_line is not None:
            other = "Windows-1252" if self.encoding == "utf-8" else "unknown characters"
            reason = f"expected {self.encoding} text; other bytes, the first here, became {other}"
            notes.append((reason, self.repaired_line))
        if self.broken is not None:
            notes.append((f"the file ends too early: {self.broken}", None))
        return notes

    def _read(self) -> bytes:
        """Read a piece; a stream that breaks off ends here, what came before is kept."""
        read: Callable[[int], bytes] = getattr(self._stream, "read1", self._stream.read)
        try:
            return read(CHUNK)
        except (EOFError, zlib.error, OSError) as error:
            self.broken = str(error)
            return b""

    def _decoded(self, data: bytes, *, final: bool) -> tuple[str, bytes]:
        decode = _DECODERS[self.encoding]
        try:
            text, used = decode(data, "strict", final)
        except UnicodeDecodeError as error:
            if self.repaired_line is None:
                before = decode(data[: error.start], "replace", True)[0]
                self.repaired_line = self._newlines + before.count("\n") + 1
            errors = _WESTERN if self.encoding == "utf-8" else "replace"
            text, used = decode(data, errors, final)
        return text, data[used:]
