"""What a load did, file by file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from plumbrule.lake.manifest import LoadedFile


@dataclass(frozen=True)
class FileReport:
    """What became of one file.

    Args:
        name: as the user named it.
        outcome: ``loaded``, ``replaced`` an earlier version, ``unchanged``, or ``not loaded``.
        loaded: what is in the lake now, or None.
        sentence: why it was not loaded.
    """

    name: str
    outcome: Literal["loaded", "replaced", "unchanged", "not loaded"]
    loaded: LoadedFile | None = None
    sentence: str = ""


@dataclass
class LoadReport:
    """What a load did, file by file."""

    files: list[FileReport] = field(default_factory=list)
    snapshot: int = 0

    @property
    def did_something(self) -> bool:
        """Whether any file is in the lake because of this load or before it."""
        return any(one.outcome != "not loaded" for one in self.files)
