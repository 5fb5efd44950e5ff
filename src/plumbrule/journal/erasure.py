"""Erasing content, or the text of an act, without breaking a single proof.

What is deleted is the salt with the ciphertext (content) or the event with its nonce (text): the
hash that the tree holds stays, and can no longer be tied to anything. Copies made earlier are
another matter: a backup keeps what it held until it is replaced.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from plumbrule.journal import database, schema
from plumbrule.journal.entry import Act, Draft, decode_event
from plumbrule.journal.store import Journal, writing
from plumbrule.model.errors import PlumbError

ERASE = "log.erase"
STREAM = "log/erasure"
_CHUNK = 500


def erase(
    journal: Journal,
    positions: Sequence[int],
    *,
    actor: str,
    reason: str,
    approval: str | None = None,
    whole: bool = False,
) -> Act:
    """Erase the contents at ``positions`` and record that it was done.

    Args:
        journal: the journal.
        positions: the acts concerned.
        actor: who erases.
        reason: a code: why.
        approval: the second person's approval, where one is needed.
        whole: erase the text of the acts too (who, what, when), as when their retention ends.

    Raises:
        PlumbError: a position does not exist, or holds an erasure, which must stay readable.
    """
    wanted = tuple(sorted(set(positions)))
    if not wanted:
        raise PlumbError("nothing to erase was named")
    with writing(journal) as connection:
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            rows = connection.execute(
                select(schema.act.c.position, schema.act.c.event).where(
                    schema.act.c.position.in_(chunk)
                )
            ).all()
            _require_erasable(chunk, {row.position: row.event for row in rows}, whole=whole)
            connection.execute(delete(schema.content).where(schema.content.c.position.in_(chunk)))
            if whole:
                connection.execute(
                    update(schema.act)
                    .where(schema.act.c.position.in_(chunk))
                    .values(event=None, nonce=None)
                )
        fields = {"positions": wanted, "reason": reason, "approval": approval}
        [done] = journal.append_within(connection, [Draft(STREAM, ERASE, actor, None, fields)])
    _forget_copies(journal)
    return done


def _require_erasable(
    wanted: Sequence[int], found: dict[int, bytes | None], *, whole: bool
) -> None:
    for position in wanted:
        if position not in found:
            raise PlumbError(f"there is no act at position {position} to erase")
        event = found[position]
        if whole and event is not None and decode_event(event).act == ERASE:
            raise PlumbError(f"position {position} records an erasure and must stay readable")


def _forget_copies(journal: Journal) -> None:
    # SQLite keeps recent pages in a file beside the database until they are written back.
    if journal.engine.dialect.name == "sqlite":
        with journal.engine.connect() as connection:
            database.run_outside_transaction(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        with journal.engine.connect() as connection:
            database.run_outside_transaction(connection, "VACUUM content, act")
