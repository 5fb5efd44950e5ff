"""What a load has to know of a file besides its content: its place, how it is read, why it is not."""

from __future__ import annotations

import errno
import hashlib
import os

from plumbrule.sources.mapping import mapping_for
from plumbrule.sources.source import InputFile, ReadOptions


def place_of(name: str) -> str:
    """Give the absolute path of a file, by which it is known again wherever the user stands."""
    return os.path.abspath(name)  # noqa: PTH100 a link stays what it is, and a member is no path


def is_of_the_file(error: Exception) -> bool:
    """Tell whether an error tells of the file that is read, not of the disk that is written to."""
    number = getattr(error, "errno", None)
    return number not in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}


def said_of(options: ReadOptions) -> dict[str, str]:
    """Give what has to be known again when a process of the file is merged later."""
    zone = "" if options.zone is None else str(options.zone)
    if zone.startswith("UTC"):
        zone = zone.removeprefix("UTC") or "UTC"
    said = {"source": options.source, "country": options.country, "zone": zone}
    return {name: value for name, value in said.items() if value}


def settings_of(file: InputFile, options: ReadOptions) -> str:
    """Hash what else decides how a file is read: the mapping's text and the options."""
    mapping = mapping_for(file, options)
    text = mapping.read_bytes() if mapping is not None and mapping.is_file() else b""
    said = f"{options.source}|{options.country}|{options.zone}|".encode()
    return hashlib.sha256(said + text).hexdigest()[:12]


def unknown_format(file: InputFile) -> str:
    """Say why a file is of no format that is known, and what to do."""
    head = file.head()
    if not head.strip():
        return "the file is empty"
    if b"\x00" not in head and (b"," in head or b";" in head or b"\t" in head):
        return (
            "no format that is known, and no mapping; if it is a table, write one with "
            f"`plumb new mapping {file.name}`"
        )
    return "not in a format that is known"
