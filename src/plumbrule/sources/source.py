"""What a source is: it recognises a file by its content and writes what it reads to a sink."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from plumbrule.sources.sink import Sink

HEAD = 65_536
"""Bytes of a file that a source may look at to recognise it."""


@dataclass(frozen=True)
class InputFile:
    """A file to read: one on disk, or one taken out of an archive into the workshop.

    Args:
        name: as the user named it; ``archive.zip!member.json`` for a member.
        path: where its bytes lie.
        file: first 12 hex digits of the SHA-256 of those bytes.
        sha256: the whole hash.
        size: bytes on disk.
    """

    name: str
    path: Path
    file: str
    sha256: str
    size: int

    @classmethod
    def at(cls, path: Path, name: str | None = None) -> InputFile:
        """Hash a file and describe it."""
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return cls(name or str(path), path, digest[:12], digest, path.stat().st_size)

    @property
    def data_set(self) -> str:
        """Name of the data set when nothing else names it: the file's, without numbers at its end.

        So two shards, or two editions, of one publisher's file are one data set, and files of two
        publishers are two, although both may call their first record ``1``.
        """
        stem = self.name.rsplit("/", 1)[-1].rsplit("!", 1)[-1].split(".", 1)[0]
        return re.sub(r"[-_ ]?\d+$", "", stem) or stem or self.file

    @property
    def gzipped(self) -> bool:
        """Whether the bytes are a gzip stream, told by its first two bytes."""
        with self.path.open("rb") as stream:
            return stream.read(2) == b"\x1f\x8b"

    def open(self) -> BinaryIO:
        """Open the content, decompressed when it is a gzip stream."""
        if self.gzipped:
            return cast("BinaryIO", gzip.open(self.path, "rb"))
        return self.path.open("rb")

    def head(self) -> bytes:
        """Give the first bytes of the content.

        Raises:
            OSError, EOFError: the file cannot be opened or decompressed.
        """
        with self.open() as stream:
            return stream.read(HEAD)


@dataclass(frozen=True)
class ReadOptions:
    """What the user said about the files.

    Args:
        source: name of the data set for rows; None lets the source choose.
        country: ISO 3166-1 alpha-2 code where the records do not tell.
        zone: time zone where the records do not tell.
        mapping: mapping file for tables, or None to look for one beside the file.
        workers: processes to read one large file with.
    """

    source: str | None = None
    country: str | None = None
    zone: tzinfo | None = None
    mapping: Path | None = None
    workers: int = 2
    extra: dict[str, str] = field(default_factory=dict)


class Source(Protocol):
    """A format. Each module or package in this folder that has a ``SOURCE`` is one."""

    name: str
    """Short name shown to the user, such as ``ocds``."""

    title: str
    """What the format is, in a few words."""

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:
        """Tell from the first bytes of the content, never from the file's name alone."""

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read the whole file; what cannot be read is given to ``sink.fault`` and left out.

        Raises:
            PlumbError: nothing in the file could be read.
        """
