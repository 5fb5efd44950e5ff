"""Which files a user means: folders opened, archives unpacked one member at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from plumbrule.model import PlumbError
from plumbrule.sources.archives import is_archive, members
from plumbrule.sources.mapping import is_sidecar
from plumbrule.sources.source import InputFile


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


def unpacked(path: Path, workshop: Path) -> Iterator[InputFile]:
    """Give the file, or each file in it when it is an archive.

    A member lies in the workshop only until the next is asked for.
    """
    whole = InputFile.at(path)
    if is_archive(whole):
        yield from (one for one in members(whole, workshop) if not is_sidecar(one.name))
    else:
        yield whole
