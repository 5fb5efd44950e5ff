"""Opening a journal: its file or address, its keys, and its tables brought forward."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select

from plumbrule.journal import database, keys, migrations, note, schema
from plumbrule.journal.entry import Draft
from plumbrule.journal.store import Journal
from plumbrule.model.errors import PlumbError

KEY_FOLDER = "keys"
ORIGIN_PREFIX = "plumbrule.journal/"
SYSTEM = "system"
"""The actor of what the journal does by itself."""


def open_journal(
    lake: Path,
    journal: str | None = None,
    *,
    create: bool = True,
    key_folder: Path | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    random: Callable[[int], bytes] = os.urandom,
) -> Journal:
    """Open the journal of a lake, bringing its tables forward if an earlier release made them.

    Args:
        lake: the folder of the lake; the journal and its keys lie in it unless told otherwise.
        journal: a file, or an address such as ``postgresql://user@host/name``.
        create: make a new journal if there is none.
        key_folder: where the keys are, if not in ``lake/keys``.
        clock: gives the present moment.
        random: gives unguessable bytes.

    Raises:
        PlumbError: there is no journal (and ``create`` is false), its keys are missing, it
            belongs to other keys, or a later release wrote it.
    """
    url = database.address(lake, journal)
    _prepare_file(url, create=create)
    engine = database.open_engine(url)
    try:
        return _open(engine, key_folder or lake / KEY_FOLDER, clock, random, create=create)
    except BaseException:
        engine.dispose()
        raise


def _open(
    engine: Engine,
    folder: Path,
    clock: Callable[[], datetime],
    random: Callable[[int], bytes],
    *,
    create: bool,
) -> Journal:
    with database.reading(engine) as connection:
        found = migrations.present(connection)
    if found == 0 and not create:
        place = engine.url.render_as_string(hide_password=True)
        raise PlumbError("there is no journal here yet", file=place)
    # New keys are made only where there is nothing yet that older keys could belong to.
    held = keys.make(folder, random) if found == 0 else _keys_if_present(folder)
    if found != schema.VERSION:
        with database.writing(engine) as connection:
            migrations.migrate(connection)
            if held is not None:
                _begin(connection, Journal(engine, held, *_name(held, random), clock, random))
    with database.reading(engine) as connection:
        origin, verifier = connection.execute(
            select(schema.log.c.origin, schema.log.c.verifier)
        ).one()
    opened = Journal(engine, held, origin, note.parse_verifier(verifier), clock, random)
    if held is not None and note.verifier_for(origin, held.sign) != opened.verifier:
        raise PlumbError("these keys belong to another journal", file=str(folder))
    return opened


def _prepare_file(url: str, *, create: bool) -> None:
    prefix = "sqlite:///"
    if not url.startswith(prefix):
        return
    path = Path(url[len(prefix) :])
    if path.exists():
        return
    if not create:
        raise PlumbError("there is no journal here yet", file=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    # The file holds who did what: only its owner may read it.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _keys_if_present(folder: Path) -> keys.Keys | None:
    return keys.load(folder) if (folder / keys.FILE_NAME).exists() else None


def _name(held: keys.Keys, random: Callable[[int], bytes]) -> tuple[str, note.Verifier]:
    origin = ORIGIN_PREFIX + random(8).hex()
    return origin, note.verifier_for(origin, held.sign)


def _begin(connection: Connection, journal: Journal) -> None:
    # Two programs may have found no journal at the same moment; the second one finds a row here.
    if connection.execute(select(func.count()).select_from(schema.log)).scalar_one():
        return
    verifier = str(journal.verifier)
    connection.execute(
        insert(schema.log).values(id=1, origin=journal.origin, verifier=verifier, size=0, latest="")
    )
    first = Draft("log/journal", "log.begin", SYSTEM, {"verifier": verifier})
    journal.append_within(connection, [first])
