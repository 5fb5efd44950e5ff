"""Which files a user means: folders opened, archives unpacked one member at a time."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from plumbrule.model import PlumbError
from plumbrule.sources.archives import is_archive, members
from plumbrule.sources.mapping import is_sidecar
from plumbrule.sources.mapping.sidecar import sidecar_of
from plumbrule.sources.ocds.flat import Bundle, is_flat_csv
from plumbrule.sources.source import InputFile
from plumbrule.sources.uk_regmem import is_register_csv

TABLES = "*.csv"
"""What CSV files that are read as one are called, behind their folder or archive."""


def files(paths: Sequence[Path]) -> list[Path]:
    """List the files to load, in the order of their names inside each folder.

    Hidden files and mapping files are left out: a mapping is read with the table it is for.

    Raises:
        PlumbError: there is no file or folder of that name.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                one
                for one in path.rglob("*")
                if one.is_file() and not one.name.startswith(".") and not is_sidecar(one.name)
            )
        elif path.is_file():
            if not is_sidecar(str(path)):
                found.append(path)
        else:
            raise PlumbError("there is no such file or folder", file=str(path))
    return list(dict.fromkeys(found))


def together(found: Sequence[Path]) -> list[tuple[Path, ...]]:
    """Bring together what has to be read as one: flat OCDS of a folder, snapshots of a register.

    Returns:
        Each file alone, but such files with the others of their folder (snapshots: of the folder
        that holds those of the snapshots), in the order given.
    """
    groups: dict[Path, list[Path]] = {}
    for path in found:
        place = path
        if _may_be_csv(path):
            file = InputFile.at(path)
            if _is_sheet(file):
                place = path.parent
            elif _is_register(file):
                place = path.parent.parent
        groups.setdefault(place, []).append(path)
    return [tuple(paths) for paths in groups.values()]


def called(paths: tuple[Path, ...]) -> Path:
    """Give the name under which files that are read as one are known."""
    return paths[0] if len(paths) == 1 else _shared_folder(paths) / TABLES


def _shared_folder(paths: tuple[Path, ...]) -> Path:
    return Path(os.path.commonpath([path.parent for path in paths]))


def unpacked(paths: tuple[Path, ...], workshop: Path) -> Iterator[InputFile]:
    """Give the file, or each file in it when it is an archive; gather what is read as one.

    A member lies in the workshop only until the next is asked for.
    """
    whole = InputFile.at(paths[0])
    if len(paths) > 1:
        folder = _shared_folder(paths)
        bundle = Bundle(workshop / f"tables-{whole.file}.zip", str(called(paths)))
        for path in paths:
            bundle.add(InputFile.at(path), str(path.relative_to(folder).with_suffix(".csv")))
        yield from filter(None, [bundle.close()])
    elif is_archive(whole):
        yield from _members(whole, workshop)
    else:
        yield whole


def _members(archive: InputFile, workshop: Path) -> Iterator[InputFile]:
    bundle = Bundle(workshop / f"tables-{archive.file}.zip", f"{archive.name}!{TABLES}")
    refused = None
    try:
        for one in members(archive, workshop):
            if is_sidecar(one.name):
                continue
            if _is_sheet(one):
                inside = PurePosixPath(one.name.rpartition("!")[2])
                bundle.add(one, str(inside.with_suffix(".csv")))
            else:
                yield one
    except PlumbError as error:
        refused = error
    yield from filter(None, [bundle.close()])
    if refused is not None:
        raise refused


def _may_be_csv(path: Path) -> bool:
    """Pass over JSON and archives without reading further."""
    with path.open("rb") as stream:
        head = stream.read(64)
    return not head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t").startswith((b"{", b"[", b"<", b"PK"))


def _is_sheet(file: InputFile) -> bool:
    if sidecar_of(file.name) is not None:
        return False
    try:
        return is_flat_csv(file, file.head())
    except (OSError, EOFError, zlib.error):
        return False


def _is_register(file: InputFile) -> bool:
    if sidecar_of(file.name) is not None:
        return False
    try:
        return is_register_csv(file.head())
    except (OSError, EOFError, zlib.error):
        return False
