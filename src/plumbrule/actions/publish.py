"""Publish what a profile lets through: tables as CSV with CSVW metadata, and as JSON lines."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb

from plumbrule.actions.decisions import public_suppressions
from plumbrule.actions.follow import DeniedError
from plumbrule.actions.session import Session, all_of
from plumbrule.journal.access.policy import Action, Context, Object, decide
from plumbrule.journal.access.record import decision_act
from plumbrule.journal.fingerprints import SuppressionList
from plumbrule.journal.keys import KEY_BYTES, write_secret
from plumbrule.journal.opening import KEY_FOLDER
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import SOURCE_TABLES, PlumbError
from plumbrule.packs.profiles import Profile, profile_named
from plumbrule.publication.files import PublicTable, files_of
from plumbrule.publication.shown import Names, canonical
from plumbrule.publication.tables import (
    DECLARED,
    PLAIN,
    REGISTERS,
    Kept,
    columns,
    plain,
    query,
    view,
    whole,
)

PUBLISHERS = frozenset({"publisher", "data_protection_officer"})
READERS = PUBLISHERS | {"verifier"}
"""Who may take everything out, for verifying."""

_ACTION, _WRITTEN = "public.export", "export.written"
_KEY = "publication.key"
_ALIASES = """
select party.party_id, other.alias
from party
left join party_entity as placed on placed.party_id = party.party_id
left join (
    select party_id, party_id as alias from party
    union select party_id, entity_id from party_entity
    union select party_id, scheme || ':' || value from identifier
    union
    select one.party_id, number.scheme || ':' || number.value
    from party_entity as one
    join party_entity as same on same.entity_id = one.entity_id
    join identifier as number on number.party_id = same.party_id
) as other on other.party_id = party.party_id
where other.alias is not null
"""
_LINKS = """
select distinct declaration.person_id, item.counterparty_id
from declaration_item as item
join declaration on declaration.declaration_id = item.declaration_id
where item.counterparty_id is not null
"""


@dataclass(frozen=True)
class Published:
    """What was written.

    Args:
        profile: by which.
        rows: rows of each table.
        withheld: percentages that are withheld, so that no chain of them gives balances back.
        others: other public profiles by which was published before.
    """

    profile: Profile
    rows: dict[str, int]
    withheld: tuple[str, ...]
    others: tuple[str, ...] = ()


def names_of(folder: Path) -> Names:
    """Give what names records in public; its key is made on first use and lies with the journal's."""
    place = folder / KEY_FOLDER / _KEY
    place.parent.mkdir(parents=True, exist_ok=True)
    write_secret(place, os.urandom(KEY_BYTES))
    key = place.read_bytes()
    if len(key) != KEY_BYTES:
        raise PlumbError("the key of public names is damaged", file=str(place))
    return Names(key)


def publish(session: Session, lake: Lake, name: str, target: Path) -> Published:
    """Write the view of a profile into a new folder; it appears whole or not at all.

    Args:
        session: who publishes, and what for.
        lake: the lake.
        name: of the profile.
        target: a folder that does not exist, or is empty.

    Raises:
        DeniedError: the user may not publish.
        PlumbError: no purpose is named; the folder has something in it; the suppressions cannot be
            compared, or one of them fits nothing that is loaded.
    """
    profile = profile_named(name)
    lake.require_loaded()
    if not session.purpose:
        raise PlumbError("an export names what it is for: add --for case/ID or purpose/ID")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise PlumbError("is there already; choose a new folder", file=str(target))
    allow(session, profile, "export")
    with connect(lake.folder, lake.manifest(), locked=True) as connection:
        if profile.reveals_everything:
            tables = _everything(connection)
        else:
            listed = public_suppressions(session)
            kept = what_stays_out(connection, listed, names_of(lake.folder))
            tables = _tables(connection, profile, kept)
    replies = _replies(session, profile)
    if replies:
        tables["reply"] = (tuple(replies[0]), replies)
    files = files_of(profile, tables)
    _write(files, target)
    digest = sha256()
    for file in sorted(files):
        digest.update(sha256(files[file]).digest())
    allow(session, profile, f"{_WRITTEN}/{digest.hexdigest()}")
    counts = {table: len(rows) for table, (_, rows) in tables.items()}
    withheld = tuple("/".join(row.patterns[0]) for row in profile.broken_chains())
    return Published(profile, counts, withheld, _others(session, profile))


def _others(session: Session, profile: Profile) -> tuple[str, ...]:
    """Give the other public profiles that were used: what one hides, another may have shown."""
    if profile.reveals_everything:
        return ()
    told = (
        act.event.objects[0].split("/")
        for act in session.journal.acts(0)
        if act.event is not None and act.event.reason == _ACTION and act.event.objects
    )
    used = {name[2] for name in told if name[0] == _WRITTEN}
    return tuple(sorted(used - {profile.profile_id, "verifier"}))


def allow(session: Session, profile: Profile, what: str) -> None:
    """Let a user publish by a profile, and put it on record.

    Raises:
        DeniedError: the user may not.
    """
    subject = session.subject()
    roles = READERS if profile.reveals_everything else PUBLISHERS
    # The journal keeps the purpose; the rules on single dossiers do not ask for one here.
    action = Action(_ACTION, roles, personal=False)
    thing = Object(f"{what}/{profile.profile_id}/{profile.version}", "export")
    decision = decide(subject, action, thing, None, Context(session.now()))
    session.journal.append(
        [decision_act(subject, action, thing, decision, purpose=session.purpose)]
    )
    if not decision.allow:
        raise DeniedError(decision)


def what_stays_out(
    connection: duckdb.DuckDBPyConnection, listed: SuppressionList, names: Names
) -> Kept:
    """Find the records that suppressions mean, each by any of the keys it is known by.

    A person, body or company is known by its record, its entity and each official number of them, as
    ``SCHEME:NUMBER``; a link by two such keys, ``declarant|company``; a document by its key.

    Raises:
        PlumbError: a suppression fits nothing: it may be written in another way now, and what it
            keeps out would be published.
    """
    if not listed.entries:
        return Kept(names)
    aliases: dict[str, set[str]] = {}
    for party, alias in connection.execute(_ALIASES).fetchall():
        aliases.setdefault(party, set()).add(alias)
    people = frozenset(
        party for party, keys in aliases.items() if any(listed.holds("person", one) for one in keys)
    )
    pairs = connection.execute(_LINKS).fetchall()
    known_as = {
        pair: {f"{one}|{two}" for one in aliases[pair[0]] for two in aliases[pair[1]]}
        for pair in pairs
    }
    links = frozenset(
        pair for pair, keys in known_as.items() if any(listed.holds("link", one) for one in keys)
    )
    documents = _documents(connection)
    built = [
        *(("person", one) for keys in aliases.values() for one in keys),
        *(("link", one) for keys in known_as.values() for one in keys),
        *(("document", one) for one in documents),
    ]
    lost = listed.unmatched(built)
    if lost:
        raise PlumbError(
            f"{len(lost)} suppressions fit nothing that is loaded: nothing is published until they "
            "are lifted or made again with the key as it is now"
        )
    held = frozenset(one for one in documents if listed.holds("document", one))
    return Kept(names, people, links, held)


def _documents(connection: duckdb.DuckDBPyConnection) -> set[str]:
    found = connection.execute("select declaration_id from declaration").fetchall()
    found += connection.execute("select ocid from tender").fetchall()
    return {str(one) for (one,) in found if one}


def _tables(
    connection: duckdb.DuckDBPyConnection, profile: Profile, kept: Kept
) -> dict[str, PublicTable]:
    found: dict[str, PublicTable] = {}
    for table in (*DECLARED, *REGISTERS, *PLAIN):
        answer = connection.execute(query(table))
        have = [str(one[0]) for one in answer.description or ()]
        wanted = columns(profile, table, have)
        if wanted:
            rows = (dict(zip(have, row, strict=True)) for row in answer.fetchall())
            found[table] = wanted, view(profile, table, rows, wanted, kept)
    return found


def _everything(connection: duckdb.DuckDBPyConnection) -> dict[str, PublicTable]:
    """Give every table that has rows, with where each row stands in its file."""
    found: dict[str, PublicTable] = {}
    for table in SOURCE_TABLES:
        answer = connection.execute(whole(table))
        have = tuple(str(one[0]) for one in answer.description or ())
        rows = [
            {name: plain(value) for name, value in zip(have, row, strict=True)}
            for row in answer.fetchall()
        ]
        if rows:
            found[table] = have, sorted(rows, key=canonical)
    return found


def _replies(session: Session, profile: Profile) -> list[dict[str, Any]]:
    """Give the answers of those who were asked; in public, only what they let be published."""
    found = []
    for review in all_of(session.journal, "lead_review"):
        data = review.data
        if data.get("answer") and (
            profile.reveals_everything or data.get("answer_public") == "yes"
        ):
            found.append({"lead": review.id, "effect": data["effect"], "answer": data["answer"]})
    return sorted(found, key=canonical)


def _write(files: dict[str, bytes], target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(mkdtemp(prefix=".unfinished-", dir=target.parent))
        try:
            for name, data in files.items():
                (unfinished / name).write_bytes(data)
            unfinished.chmod(0o755)
            unfinished.replace(target)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise PlumbError(f"cannot be written: {error.strerror}", file=str(target)) from error
