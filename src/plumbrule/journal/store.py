"""The journal: acts are appended, read, and proven; nothing else can be done to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Select,
    TextClause,
    and_,
    case,
    insert,
    select,
    text,
    update,
)

from plumbrule.journal import database, entry, note, schema, tree
from plumbrule.journal.entry import Act, Draft, Event
from plumbrule.journal.keys import Keys
from plumbrule.model.errors import PlumbError

_NAMES_AT_ONCE = 500


class ConflictError(PlumbError):
    """Someone else acted on the same thing in between: read it again, then decide."""


@dataclass(frozen=True)
class Journal:
    """An open journal.

    Attributes:
        engine: the database.
        keys: the secrets; None for a reader without them, who sees events and proofs only.
        origin: the name of the log in its checkpoints.
        verifier: the public key that its checkpoints are signed with.
        clock: gives the present moment, in UTC.
        random: gives so many unguessable bytes.
    """

    engine: Engine
    keys: Keys | None
    origin: str
    verifier: note.Verifier
    clock: Callable[[], datetime]
    random: Callable[[int], bytes]

    def append(
        self, drafts: Sequence[Draft], expected: Mapping[str, int] | None = None
    ) -> list[Act]:
        """Record acts, all of them or none; they are on the disk when this returns.

        Args:
            drafts: the acts, in order.
            expected: for each thing that must not have changed, its version as the caller saw it
                (0 for a thing that must be new). Things not named are simply added to.

        Raises:
            ConflictError: a thing changed in between; nothing was recorded.
            JournalUnavailableError: the database refused; nothing was recorded.
            PlumbError: a content cannot be written exactly, or the keys are absent.
        """
        with database.writing(self.engine, share_flush=True) as connection:
            return self.append_within(connection, drafts, expected)

    def append_within(
        self,
        connection: Connection,
        drafts: Sequence[Draft],
        expected: Mapping[str, int] | None = None,
    ) -> list[Act]:
        """Record acts inside the caller's write transaction; see ``append``."""
        if not drafts:
            return []
        held = self._keys()
        # Changing the size row first makes every other writer wait here: positions have no gaps,
        # times never run backwards, and the versions read next cannot go stale.
        size, now = _take_places(connection, len(drafts), instant(self.clock()))
        versions = _versions(connection, {draft.stream for draft in drafts})
        _require(versions, expected or {})
        rows, contents, acts = [], [], []
        for position, draft in enumerate(drafts, start=size):
            versions[draft.stream] = versions.get(draft.stream, 0) + 1
            written = self._write(held, position, draft, versions[draft.stream], now)
            rows.append(written.row)
            acts.append(written.act)
            if written.content is not None:
                contents.append(written.content)
        connection.execute(insert(schema.act), rows)
        if contents:
            connection.execute(insert(schema.content), contents)
        tree.grow(connection, size, [row["entry"] for row in rows])
        return acts

    def _write(self, held: Keys, position: int, draft: Draft, version: int, now: str) -> _Written:
        secret = self.random(entry.SALT_BYTES * 2 + 16)
        nonce, salt = secret[:32], secret[32:64]
        committed = sealed = None
        if draft.content is not None:
            plain = entry.encode_content(draft.content)
            committed, sealed = entry.commitment(salt, plain), entry.lock(held, salt, plain)
        event = Event(
            id=secret[64:].hex(),
            t=now,
            stream=draft.stream,
            version=version,
            act=draft.act,
            actor=draft.actor,
            content=committed,
            **draft.fields,
        )
        data = entry.encode_event(event)
        hashed = entry.entry_hash(nonce, data)
        row = {
            "position": position,
            "stream": draft.stream,
            "version": version,
            "event": data,
            "nonce": nonce,
            "entry": hashed,
            "seal": entry.seal_mark(held, position, hashed),
        }
        content = {"position": position, "salt": salt, "sealed": sealed} if sealed else None
        return _Written(row, content, Act(position, event, draft.content))

    def stream(self, name: str) -> list[Act]:
        """Return the acts on one thing, in order; an empty list when there is no such thing."""
        with database.reading(self.engine, once=True) as connection:
            query = _select().where(schema.act.c.stream == name).order_by(schema.act.c.version)
            return [self._read(row) for row in connection.execute(query)]

    def last(self, name: str) -> Act | None:
        """Return the latest act on one thing; None when there is no such thing."""
        with database.reading(self.engine, once=True) as connection:
            query = _select().where(schema.act.c.stream == name)
            row = connection.execute(query.order_by(schema.act.c.version.desc()).limit(1)).first()
            return None if row is None else self._read(row)

    def kind(self, prefix: str) -> list[Act]:
        """Return the acts on all things whose name begins ``prefix/``, in log order."""
        with database.reading(self.engine, once=True) as connection:
            # "0" is the character after "/": a range serves the index on both databases.
            inside = and_(schema.act.c.stream >= f"{prefix}/", schema.act.c.stream < f"{prefix}0")
            query = _select().where(inside).order_by(schema.act.c.position)
            return [self._read(row) for row in connection.execute(query)]

    def acts(self, start: int = 0, end: int | None = None) -> Iterator[Act]:
        """Yield the acts from ``start`` to ``end`` (not included), in log order."""
        with database.reading(self.engine) as connection:
            query = _select().where(schema.act.c.position >= start).order_by(schema.act.c.position)
            if end is not None:
                query = query.where(schema.act.c.position < end)
            with database.streaming(connection, query) as rows:
                for row in rows:
                    yield self._read(row)

    def size(self) -> int:
        """Return the number of acts."""
        with database.reading(self.engine, once=True) as connection:
            return size_of(connection)

    def checkpoint(self) -> str:
        """Sign the present size and root, keep the note in the journal, and return it."""
        held = self._keys()
        # Not with a shared flush: a note that others can read must never be ahead of the disk.
        with database.writing(self.engine) as connection:
            # The lock on the size row keeps the size and the note of one state together.
            size = connection.execute(
                update(schema.log).values(size=schema.log.c.size).returning(schema.log.c.size)
            ).scalar_one()
            known = connection.execute(
                select(schema.checkpoint.c.note).where(schema.checkpoint.c.size == size)
            ).scalar_one_or_none()
            if known is not None:
                return str(known)
            root = tree.range_root(connection, 0, size)
            signed = note.sign(note.Checkpoint(self.origin, size, root), self.origin, held.sign)
            connection.execute(
                insert(schema.checkpoint).values(size=size, at=instant(self.clock()), note=signed)
            )
            return signed

    def close(self) -> None:
        """Give the database connections back."""
        self.engine.dispose()

    def _keys(self) -> Keys:
        if self.keys is None:
            raise PlumbError("the keys of the journal are not here, so it can only be read")
        return self.keys

    def _read(self, row: Row[*tuple[Any, ...]]) -> Act:
        if row.event is None:
            gone = Event(id="", t="", stream=row.stream, version=row.version, act="", actor="")
            return Act(row.position, gone)
        event = entry.decode_event(row.event)
        if row.sealed is None or self.keys is None:
            return Act(row.position, event)
        plain = entry.unlock(self.keys, row.salt, row.sealed)
        if entry.commitment(row.salt, plain) != event.content:
            raise PlumbError(f"the content of act {row.position} was replaced: run plumb verify")
        return Act(row.position, event, entry.decode_content(plain))


@dataclass(frozen=True)
class _Written:
    row: dict[str, Any]
    content: dict[str, Any] | None
    act: Act


def read_only(journal: Journal) -> Journal:
    """Return the journal as someone without keys sees it."""
    return replace(journal, keys=None)


def instant(moment: datetime) -> str:
    """Write a moment as the journal does: UTC, six decimals, ``Z``.

    Raises:
        PlumbError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise PlumbError("a moment without a time zone cannot be recorded")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def size_of(connection: Connection) -> int:
    """Return the number of acts that the log says it holds."""
    return int(connection.execute(select(schema.log.c.size)).scalar_one())


@contextmanager
def writing(journal: Journal) -> Iterator[Connection]:
    """Give a write transaction, for acts that must be recorded together with other rows."""
    with database.writing(journal.engine) as connection:
        yield connection


def _select() -> Select[*tuple[Any, ...]]:
    joined = schema.act.outerjoin(
        schema.content, schema.content.c.position == schema.act.c.position
    )
    return select(
        schema.act.c.position,
        schema.act.c.stream,
        schema.act.c.version,
        schema.act.c.event,
        schema.content.c.salt,
        schema.content.c.sealed,
    ).select_from(joined)


def _take_places(connection: Connection, count: int, now: str) -> tuple[int, str]:
    latest = case((schema.log.c.latest < now, now), else_=schema.log.c.latest)
    changed = update(schema.log).values(size=schema.log.c.size + count, latest=latest)
    row = connection.execute(
        changed.returning(schema.log.c.size - count, schema.log.c.latest)
    ).one()
    return int(row[0]), str(row[1])


def _versions(connection: Connection, streams: Iterable[str]) -> dict[str, int]:
    wanted = sorted(streams)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _NAMES_AT_ONCE):
        names = {f"s{n}": name for n, name in enumerate(wanted[start : start + _NAMES_AT_ONCE])}
        rows = connection.execute(_last_versions(len(names)), names)
        found.update((name, int(version)) for name, version in rows if version is not None)
    return found


@cache
def _last_versions(count: int) -> TextClause:
    # A subquery for each name goes straight to the end of its index range; grouping would read
    # every act of every name.
    names = ", ".join(f"(:s{n})" for n in range(count))
    return text(
        f"WITH wanted (stream) AS (VALUES {names}) SELECT stream,"  # noqa: S608 names are bound
        " (SELECT max(version) FROM act WHERE act.stream = wanted.stream) FROM wanted"
    )


def _require(versions: Mapping[str, int], expected: Mapping[str, int]) -> None:
    for stream, version in expected.items():
        present = versions.get(stream, 0)
        if present != version:
            raise ConflictError(
                f"{stream} has changed meanwhile (it is at act {present}, you saw {version}): "
                "look at it again and repeat the step if it still fits"
            )
