"""One release a line: each block strictly, and with care only what strict reading refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from plumbrule.sources.ocds.careful import decode, tidy
from plumbrule.sources.ocds.fit import Note
from plumbrule.sources.ocds.staging import Placed, Stage
from plumbrule.sources.ocds.unpack import Place, Unpacker
from plumbrule.sources.ocds.wrapped import compiled_line
from plumbrule.sources.source import InputFile

BLOCK = 64 << 20
"""Bytes read at once."""

LONGEST_LINE = 512 << 20
"""A line longer than this is left out, so that memory stays bounded."""


def read_lines(file: InputFile, stage: Stage) -> None:
    """Read a file of lines block by block into the stage's sink."""
    first = 1
    with file.open() as stream:
        for block in blocks(stream):
            lines = block.count(b"\n") + (not block.endswith(b"\n"))
            _read_block(block, first, lines, stage)
            first += lines


def blocks(stream: BinaryIO, size: int = BLOCK) -> Iterator[bytes]:
    """Cut a stream into blocks of whole lines of about ``size`` bytes."""
    rest = b""
    while chunk := stream.read(size):
        cut = chunk.rfind(b"\n") + 1
        if cut == 0:
            rest += chunk
            continue
        yield rest + chunk[:cut]
        rest = chunk[cut:]
    if rest:
        yield rest


def _read_block(block: bytes, first: int, lines: int, stage: Stage) -> None:
    path = stage.workshop / "block.jsonl"
    path.write_bytes(block.removeprefix(b"\xef\xbb\xbf") if first == 1 else block)
    untidy = stage.strict(path, first, lines)
    if untidy is None:
        _with_care(enumerate(block.split(b"\n"), first), stage)
    elif untidy:
        all_lines = block.split(b"\n")
        _with_care(((first + place, all_lines[place]) for place in untidy), stage)
    stage.write()


def _with_care(lines: Iterable[tuple[int, bytes]], stage: Stage) -> None:
    tidied: list[Placed] = []
    unpacker = Unpacker(stage.sink.fault)
    for number, line in lines:
        if not line.strip():
            continue
        notes: list[Note] = []
        if len(line) > LONGEST_LINE:
            stage.sink.fault("unreadable", "the line is longer than 512 MB", number)
            continue
        try:
            value = decode(line)
        except (msgspec.DecodeError, RecursionError) as error:
            stage.sink.fault("unreadable", f"not valid JSON: {error}", number, "", _shown(line))
            continue
        if isinstance(value, dict) and "ocid" in value and "releases" not in value:
            data = tidy(value, notes)
            if data is not None:
                tidied.append(Placed(data, number))
        else:
            for one in unpacker.document(line, Place(number)):
                data = compiled_line(one, notes)
                if data is not None:
                    tidied.append(Placed(data, number, one.path))
        for kind, reason, path, received in notes:
            stage.sink.fault(kind, reason, number, path, received)
    stage.add(tidied)


def _shown(line: bytes) -> str:
    return line[:200].decode("utf-8", "replace")
