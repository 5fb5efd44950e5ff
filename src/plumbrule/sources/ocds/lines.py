"""One release a line: each block strictly, and with care only what strict reading refuses."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import msgspec

from plumbrule.sources.ocds.encodings import Read, as_utf8, utf8_reader
from plumbrule.sources.ocds.fit import Note
from plumbrule.sources.ocds.shapes import Release
from plumbrule.sources.ocds.staging import Placed, Stage
from plumbrule.sources.ocds.unpack import Place, RawRelease, Unpacker
from plumbrule.sources.ocds.wrapped import compiled_line
from plumbrule.sources.source import InputFile

BLOCK = 64 << 20
"""Bytes read at once."""

LONGEST_LINE = 512 << 20
"""A line longer than this is left out, so that memory stays bounded."""


class _Line(Release, gc=False, frozen=True, rename="camel"):
    """A line that is a release itself, no record with its releases inside."""

    releases: None = None
    compiled_release: None = None
    versioned_release: None = None


_STRICT = msgspec.json.Decoder(_Line)
_ANYTHING = msgspec.json.Decoder(msgspec.Raw)

_NOTHING = b"{}"
"""Stands for a line that strict reading must not see, so that the others keep their numbers."""


def read_lines(file: InputFile, stage: Stage, *, block_size: int = BLOCK) -> None:
    """Read a file of lines block by block into the stage's sink.

    Args:
        file: UTF-8, one release a line.
        stage: takes the releases and writes their rows.
        block_size: bytes read at once; a line may be longer.
    """
    first = 1
    with file.open() as stream:
        try:
            for block in blocks(utf8_reader(stream), block_size):
                first += _read_block(block, first, stage)
        except (EOFError, zlib.error, OSError) as error:
            if getattr(error, "errno", None) is not None:
                raise
            stage.sink.fault("unreadable", f"the file cannot be decompressed: {error}", first)


def lines_of(
    file: InputFile, on_error: Callable[[int, Exception], None]
) -> Iterator[tuple[int, bytes]]:
    """Give the lines of a file with their numbers, as ``read_lines`` counts them."""
    number = 0
    with file.open() as stream:
        try:
            for block in blocks(utf8_reader(stream)):
                for line in block.removesuffix(b"\n").split(b"\n"):
                    number += 1
                    yield number, line
        except (EOFError, zlib.error, OSError) as error:
            on_error(number, error)


def blocks(read: Read, size: int = BLOCK) -> Iterator[bytes]:
    """Cut what is read into blocks of whole lines of about ``size`` bytes."""
    rest: list[bytes] = []
    while chunk := read(size):
        cut = chunk.rfind(b"\n") + 1
        if cut:
            yield b"".join((*rest, chunk[:cut]))
            rest = []
        rest.append(chunk[cut:])
    if any(rest):
        yield b"".join(rest)


def documents_in(line: bytes, place: Place, unpacker: Unpacker) -> Iterator[RawRelease]:
    """Give the releases of one line: itself, or those of a record or package that stands there.

    Raises:
        msgspec.DecodeError, RecursionError: the line is not JSON.
    """
    _ANYTHING.decode(line)
    yield from unpacker.document(line, place)


def _read_block(block: bytes, first: int, stage: Stage) -> int:
    """Read whole lines; gives how many they are."""
    lines = block.removesuffix(b"\n").split(b"\n")
    unfit = _unfit(lines)
    strict = list(lines)
    for place in unfit:
        strict[place] = _NOTHING
    path = stage.workshop / "block.jsonl"
    path.write_bytes(b"\n".join(strict) if unfit else block)
    untidy = stage.strict(path, first, len(lines))
    path.unlink()
    places: Iterable[int] = range(len(lines)) if untidy is None else sorted({*unfit, *untidy})
    _with_care(((first + place, lines[place]) for place in places), stage)
    stage.write()
    return len(lines)


def _unfit(lines: list[bytes]) -> list[int]:
    """Find the places of lines that have not exactly the types of the shapes.

    The engine's reader would take an object for a text, or a comma too many, without a word.
    """
    fits = _STRICT.decode
    found = []
    for place, line in enumerate(lines):
        try:
            fits(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            found.append(place)
    return found


def _with_care(lines: Iterable[tuple[int, bytes]], stage: Stage) -> None:
    tidied: list[Placed] = []
    unpacker = Unpacker(stage.sink.fault)
    for number, line in lines:
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            stage.sink.fault("unreadable", "the line is longer than 512 MB", number)
            continue
        try:
            for one in documents_in(line, Place(number), unpacker):
                notes: list[Note] = []
                data = compiled_line(one, notes)
                for kind, reason, path, received in notes:
                    stage.sink.fault(kind, reason, number, f"{one.path}{path}", received)
                if data is not None:
                    tidied.append(Placed(data, number, one.path))
        except (msgspec.DecodeError, RecursionError) as error:
            stage.sink.fault("unreadable", f"not valid JSON: {error}", number, "", _shown(line))
    stage.add(tidied)


def _shown(line: bytes) -> str:
    return as_utf8(line[:200])[0].decode("utf-8", "replace")
