"""CSV files that belong together, gathered into one file that is read and kept as a whole."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from plumbrule.sources.source import InputFile

_DAY = (1980, 1, 1, 0, 0, 0)
"""The same files give the same bytes, and so the same hash, whenever they are gathered."""


class Bundle:
    """A zip of CSV files.

    Args:
        path: where it is written.
        name: what the user sees.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._name = name
        self._members: set[str] = set()

    def add(self, file: InputFile, member: str) -> None:
        """Add a file, decompressed, under a name inside the bundle."""
        unique, number = member, 1
        while unique in self._members:
            number += 1
            unique = f"{member.removesuffix('.csv')}-{number}.csv"
        self._members.add(unique)
        info = zipfile.ZipInfo(unique, _DAY)
        info.compress_type = zipfile.ZIP_DEFLATED
        with (
            zipfile.ZipFile(self._path, "a", compresslevel=1) as archive,
            archive.open(info, "w", force_zip64=True) as target,
            file.open() as source,
        ):
            shutil.copyfileobj(source, target, 1 << 20)

    def close(self) -> InputFile | None:
        """Give the bundle as a file to read, or None when it holds nothing."""
        return InputFile.at(self._path, self._name) if self._members else None
