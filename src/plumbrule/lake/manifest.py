"""The list of what a snapshot consists of."""

from __future__ import annotations

from pathlib import Path

import msgspec

from plumbrule.lake.corrections import Overlay


class LoadedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file whose records are in the snapshot.

    Args:
        file: first 12 hex digits of the content's SHA-256: the name other tables use.
        name: path as the user gave it, with ``!member`` for a file inside an archive.
        format: the source that read it, such as ``ocds``.
        sha256: hash of the content as it lay on disk.
        size: bytes on disk.
        records: records read.
        faults: faults found.
        first, last: dates of the earliest and latest record, ISO, or None.
        filled: share of records with each key field filled, by field name.
        settings: hash of the mapping and options it was read with.
        options: what the user said of it: ``source``, ``country``, ``zone``, where given.
        place: absolute path, by which a later version of it is known.
    """

    file: str
    name: str
    format: str
    sha256: str
    size: int
    records: int
    faults: int
    first: str | None = None
    last: str | None = None
    filled: dict[str, float] = {}
    settings: str = ""
    options: dict[str, str] = {}
    place: str = ""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One snapshot: which Parquet files hold which table.

    Args:
        number: counts up from 0, the empty lake.
        parts: by table, paths of Parquet files relative to the lake's folder.
        files: the files loaded.
        schema: version of the model the parts were written with.
        decisions: hash of the decisions about links that the linked tables rest on.
        corrections: values that people put right, laid over the rows as received.
    """

    number: int = 0
    parts: dict[str, tuple[str, ...]] = {}
    files: tuple[LoadedFile, ...] = ()
    schema: int = 1
    decisions: str = ""
    corrections: tuple[Overlay, ...] = ()

    def file_named(self, name: str) -> LoadedFile | None:
        """Find the loaded file of that name, or None."""
        return next((one for one in self.files if one.name == name), None)

    def write(self, path: Path) -> None:
        """Write as JSON."""
        path.write_bytes(msgspec.json.format(msgspec.json.encode(self)))

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """Read what ``write`` wrote."""
        return msgspec.json.decode(path.read_bytes(), type=cls)
