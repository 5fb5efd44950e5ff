"""The secrets of a journal, kept outside its database.

Whoever copies or alters the database without these keys can neither read the contents, nor sign
a checkpoint, nor put an act at a place where the journal did not put it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from plumbrule.model.errors import PlumbError

KEY_BYTES = 32
FILE_NAME = "journal.key"


class _Stored(msgspec.Struct, forbid_unknown_fields=True):
    sign: str
    seal: str
    content: str
    v: int = 1


@dataclass(frozen=True)
class Keys:
    """Three secrets of 32 bytes, each with one use.

    Attributes:
        sign: seed of the Ed25519 key that signs checkpoints.
        seal: key of the mark that ties an entry to its position.
        content: key from which the key of each content is derived, with the content's own salt.
    """

    sign: bytes = field(repr=False)
    seal: bytes = field(repr=False)
    content: bytes = field(repr=False)


def load(folder: Path) -> Keys:
    """Read the keys in ``folder``.

    Raises:
        PlumbError: they are missing, damaged, or readable by other users.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_bytes()
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise PlumbError(
            "the keys of the journal are not here: bring the file back from where it is kept; "
            "without it contents cannot be read and nothing can be written",
            file=str(path),
        ) from error
    if mode & 0o077:
        raise PlumbError("other users may read the keys: run chmod 600 on it", file=str(path))
    try:
        stored = msgspec.json.decode(text, type=_Stored)
        keys = Keys(*(bytes.fromhex(part) for part in (stored.sign, stored.seal, stored.content)))
    except (msgspec.DecodeError, ValueError) as error:
        raise PlumbError("the key file of the journal is damaged", file=str(path)) from error
    if any(len(part) != KEY_BYTES for part in (keys.sign, keys.seal, keys.content)):
        raise PlumbError("the key file of the journal is damaged", file=str(path))
    return keys


def make(folder: Path, random: Callable[[int], bytes] = os.urandom) -> Keys:
    """Make keys in ``folder`` unless they are there already, and return those that count.

    Two programs may call this at the same moment; both get the same keys.
    """
    sign, seal, content = (random(KEY_BYTES).hex() for _ in range(3))
    stored = _Stored(sign, seal, content)
    write_secret(folder / FILE_NAME, msgspec.json.encode(stored) + b"\n", random)
    return load(folder)


def write_secret(path: Path, data: bytes, random: Callable[[int], bytes] = os.urandom) -> bool:
    """Write ``data`` to a new file only its owner may read; return False if the file exists.

    The bytes and the name are on the disk when this returns.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{random(8).hex()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        # A link fails when the name is taken: the first writer wins, and the file is whole.
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return True
