"""Bytes of any usual text encoding as UTF-8, without a byte order mark."""

from __future__ import annotations

import codecs
import json
import zlib
from collections.abc import Callable
from typing import BinaryIO

Read = Callable[[int], bytes]
"""Gives about that many further bytes; nothing at the end."""

_LATIN = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte)
    for byte in range(0x80, 0x100)
}
"""The character that Windows-1252, else Latin-1, gives to a byte that is not UTF-8."""


def utf8_reader(stream: BinaryIO) -> Read:
    """Read a stream as UTF-8, told from UTF-16 and UTF-32 by its first bytes as RFC 4627 does.

    Bytes that are not UTF-8 in a text of single bytes are passed on as they are: ``as_utf8``
    changes them where it is known in which record they stand. Of a compressed stream that is
    damaged, all that comes before the damage is given before the error is raised.
    """
    read = _to_the_last(stream)
    first = read(4)
    name = json.detect_encoding(first)
    waiting = [first.removeprefix(codecs.BOM_UTF8)]
    if name.startswith("utf-8"):
        return lambda size: waiting.pop() if waiting and waiting[0] else read(size)
    waiting = [first]
    decoder = codecs.getincrementaldecoder(name)("replace")

    def transcoded(size: int) -> bytes:
        while True:
            chunk = waiting.pop() if waiting else read(size)
            text = decoder.decode(chunk, final=not chunk).removeprefix("\ufeff")
            if text or not chunk:
                return text.encode("utf-8", "replace")

    return transcoded


def as_utf8(data: bytes) -> tuple[bytes, bool]:
    """Give a text as UTF-8 and tell whether it had to be changed.

    Bytes that are not UTF-8 are taken for Windows-1252; a text that mixes both keeps what is
    UTF-8 as it is.
    """
    if data.isascii():
        return data, False
    try:
        data.decode()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape").translate(_LATIN)
        return text.encode(), True
    return data, False


def _to_the_last(stream: BinaryIO) -> Read:
    """Read in small steps, so that an error costs nothing that came before it."""
    step = getattr(stream, "read1", stream.read)
    failed: list[Exception] = []

    def read(size: int) -> bytes:
        if failed:
            raise failed[0]
        chunks: list[bytes] = []
        wanted = size
        try:
            while wanted > 0 and (chunk := step(wanted)):
                chunks.append(chunk)
                wanted -= len(chunk)
        except (EOFError, OSError, zlib.error) as error:
            failed.append(error)
            if not chunks:
                raise
        return b"".join(chunks)

    return read
