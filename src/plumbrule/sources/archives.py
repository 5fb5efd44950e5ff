"""Files out of .zip, .tar and .tar.gz archives, one at a time into the workshop.

Nothing an archive says decides where bytes are written: a member lies under a number of ours and
keeps only the ending of its name. What cannot be taken is named with a sentence each.
"""

from __future__ import annotations

import gzip
import io
import re
import stat
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from plumbrule.model import PlumbError
from plumbrule.sources.source import InputFile

MOST_MEMBERS = 100_000
"""Members that one archive may have, those of archives inside it included."""

LARGEST_RATIO = 1_000
"""Times its own size that an archive may expand to, once it expands to ``HARMLESS`` bytes."""

HARMLESS = 1 << 30

LARGEST = 200 << 30
"""Bytes that one archive may expand to."""

_CHUNK = 1 << 20
_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,10}){1,2}$")
_DAMAGED = (
    *(zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile),
    *(zlib.error, EOFError, NotImplementedError, UnicodeDecodeError),
)

OnRefused = Callable[[str, str], None]
"""Takes the name of a member that was left out, and why."""


@dataclass
class _Budget:
    """What an archive has used so far of what it may."""

    archive: InputFile
    members: int = 0
    written: int = 0
    names: Counter[str] = field(default_factory=Counter)

    def member(self) -> None:
        self.members += 1
        if self.members > MOST_MEMBERS:
            raise PlumbError(
                f"the archive has more than {MOST_MEMBERS:,} files; unpack it and load the folder",
                file=self.archive.name,
            )

    def write(self, size: int) -> None:
        self.written += size
        allowed = min(LARGEST, max(HARMLESS, LARGEST_RATIO * self.archive.size))
        if self.written > allowed:
            raise PlumbError(
                f"the archive expands to more than {allowed:,} bytes; if you trust it, "
                "unpack it and load the folder",
                file=self.archive.name,
            )


@dataclass(frozen=True)
class _Member:
    """A member of an archive: its name, why it cannot be taken, and its bytes."""

    name: str
    refusal: str | None
    open: Callable[[], BinaryIO]


def is_archive(file: InputFile) -> bool:
    """Tell an archive by its content; a spreadsheet is none, though it is a zip file inside."""
    with file.path.open("rb") as stream:
        if stream.read(4) in {b"PK\x03\x04", b"PK\x05\x06"}:
            return not _is_spreadsheet(file.path)
    try:
        head = file.head()[: tarfile.BLOCKSIZE]
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except (tarfile.TarError, OSError, EOFError, zlib.error):
        return False
    return True


def members(
    archive: InputFile, workshop: Path, on_refused: OnRefused | None = None
) -> Iterator[InputFile]:
    """Take the files out of an archive, and out of archives in it.

    Each file lies in the workshop until the next is asked for. Folders, hidden files and what
    macOS adds are passed over.

    Args:
        archive: a file for which ``is_archive`` holds.
        workshop: folder to write in.
        on_refused: takes members that are encrypted, damaged, links, outside the archive, or
            archives too deep inside it; without it they are raised together at the end.

    Yields:
        Files named ``archive.zip!folder/file.json``.

    Raises:
        PlumbError: the archive is damaged, has too many files or expands too far; the files
            before have been given.
    """
    refused: list[str] = []
    tell = on_refused or (lambda name, why: refused.append(f"{name}: {why}"))
    yield from _unpack(archive, workshop, tell, _Budget(archive), depth=0)
    if refused:
        more = f"; and {len(refused) - 3:,} more" if len(refused) > 3 else ""
        raise PlumbError(f"not taken out of the archive: {'; '.join(refused[:3])}{more}")


def _unpack(
    archive: InputFile, workshop: Path, tell: OnRefused, budget: _Budget, *, depth: int
) -> Iterator[InputFile]:
    try:
        for member in _listed(archive):
            budget.member()
            name = _unique(f"{archive.name}!{member.name}", budget.names)
            if member.refusal is not None:
                tell(name, member.refusal)
                continue
            path = workshop / f"member-{archive.file}-{budget.members}{_ending(member.name)}"
            try:
                yield from _taken(member, name, path, tell, budget, depth=depth)
            finally:
                path.unlink(missing_ok=True)
    except _DAMAGED as error:
        raise PlumbError(f"the archive is damaged: {error}", file=archive.name) from None


def _taken(
    member: _Member, name: str, path: Path, tell: OnRefused, budget: _Budget, *, depth: int
) -> Iterator[InputFile]:
    """Write one member and give it, or what is in it when it is an archive."""
    try:
        with path.open("wb") as target:
            for chunk in _chunks(member):
                budget.write(len(chunk))
                target.write(chunk)
    except _MemberError as error:
        tell(name, f"it is damaged or compressed in an unknown way: {error}")
        return
    file = InputFile.at(path, name)
    if not is_archive(file):
        yield file
    elif depth == 0:
        yield from _unpack(file, path.parent, tell, budget, depth=depth + 1)
    else:
        tell(name, "it is an archive inside an archive inside an archive; unpack it first")


class _MemberError(Exception):
    """One member of a zip file cannot be read; the others may be."""


def _chunks(member: _Member) -> Iterator[bytes]:
    try:
        with member.open() as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError) as error:
        raise _MemberError(error) from None


def _listed(archive: InputFile) -> Iterator[_Member]:
    with archive.path.open("rb") as stream:
        zipped = stream.read(2) == b"PK"
    return _of_zip(archive) if zipped else _of_tar(archive)


def _of_zip(archive: InputFile) -> Iterator[_Member]:
    with zipfile.ZipFile(archive.path) as opened:
        for info in opened.infolist():
            name = _clean(info.filename)
            if info.is_dir() or _hidden(name):
                continue
            refusal = _outside(info.filename)
            if stat.S_ISLNK(info.external_attr >> 16):
                refusal = "it is a link to another file"
            elif info.flag_bits & 1:
                refusal = "it is encrypted; decrypt it and load it as a file"
            yield _Member(name, refusal, partial(_zip_bytes, opened, info))


def _of_tar(archive: InputFile) -> Iterator[_Member]:
    with archive.open() as stream, tarfile.open(fileobj=stream, mode="r|") as opened:
        for info in opened:
            name = _clean(info.name)
            if info.isdir() or _hidden(name):
                continue
            refusal = _outside(info.name)
            if not info.isfile():
                refusal = "it is a link or a device, not a file"
            yield _Member(name, refusal, partial(_tar_bytes, opened, info))


def _zip_bytes(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return cast("BinaryIO", opened.open(info))


def _tar_bytes(opened: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    return cast("BinaryIO", opened.extractfile(info) or io.BytesIO())


def _is_spreadsheet(path: Path) -> bool:
    """Whether a zip file is an Office or OpenDocument file."""
    try:
        with zipfile.ZipFile(path) as opened:
            names = set(opened.namelist())
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError):
        return False
    return "[Content_Types].xml" in names or ("mimetype" in names and "content.xml" in names)


def _clean(name: str) -> str:
    """The name of a member as it can be shown: forward slashes, nothing that does not print."""
    shown = "".join(mark if mark.isprintable() else "?" for mark in name.replace("\\", "/"))
    return shown.removeprefix("./")


def _hidden(name: str) -> bool:
    parts = name.split("/")
    return parts[0] == "__MACOSX" or any(
        part.startswith(".") and part not in {".", ".."} for part in parts
    )


def _outside(name: str) -> str | None:
    parts = name.replace("\\", "/").split("/")
    if parts[0] == "" or ".." in parts or re.match(r"[A-Za-z]:", name):
        return "its path leads outside the archive"
    return None


def _unique(name: str, names: Counter[str]) -> str:
    names[name] += 1
    return name if names[name] == 1 else f"{name}#{names[name]}"


def _ending(name: str) -> str:
    match = _ENDING.search(name)
    return match[0] if match else ""
