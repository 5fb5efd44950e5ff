"""What one record says of its bearer, read for an explanation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from plumbrule.linking.schemes import known_schemes, scheme_named
from plumbrule.model import PlumbError
from plumbrule.model.keys import identifier_value, name_key


@dataclass(frozen=True)
class BorneNumber:
    """An official number: its scheme, value, check, and most names it has in any one source."""

    scheme: str
    value: str
    checksum: str
    most_names: int


@dataclass(frozen=True)
class Facts:
    """Values of one record, each sorted and without repetition.

    ``keys`` has the source beside the publisher's key, because keys of two sources are never
    compared; ``days`` are dates of birth or founding as received.
    """

    names: tuple[str, ...]
    keys: tuple[str, ...]
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    days: tuple[str, ...]
    places: tuple[str, ...]
    postcodes: tuple[str, ...]
    numbers: tuple[BorneNumber, ...]


def facts_of(connection: duckdb.DuckDBPyConnection, party_id: str) -> Facts:
    """Read what a record says.

    Raises:
        PlumbError: the lake does not hold it.
    """
    rows = connection.execute(
        "select name, source, local_id, kind, country, born_text, founded_text, scheme, identifier "
        "from party where party_id = $1 order by all",
        [party_id],
    ).fetchall()
    if not rows:
        raise PlumbError(
            f"the lake holds no record {party_id}; give a party_id as tables of the lake have it"
        )
    names = connection.execute("select name from name where party_id = $1", [party_id]).fetchall()
    addresses = connection.execute(
        "select locality, postcode, country from address where party_id = $1", [party_id]
    ).fetchall()
    identifiers = connection.execute(
        "select scheme, coalesce(value, value_text) from identifier where party_id = $1", [party_id]
    ).fetchall()
    numbers = {*identifiers, *((row[7], row[8]) for row in rows)}
    return Facts(
        names=_sorted(name_key(name) for name, *_ in [*rows, *names] if name),
        keys=_sorted(f"{row[1]}:{row[2]}" for row in rows if row[2]),
        kinds=_sorted(row[3] for row in rows),
        countries=_sorted(
            country.upper()
            for country in [row[4] for row in rows] + [row[2] for row in addresses]
            if country
        ),
        days=_sorted(text for row in rows for text in (row[5], row[6])),
        places=_sorted(name_key(locality) for locality, _, _ in addresses if locality),
        postcodes=_sorted(identifier_value(code) for _, code, _ in addresses if code),
        numbers=_numbers(connection, numbers),
    )


def _sorted(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({str(value).strip() for value in values if value}))


def _numbers(
    connection: duckdb.DuckDBPyConnection, pairs: set[tuple[str | None, str | None]]
) -> tuple[BorneNumber, ...]:
    known = {scheme.name: scheme for scheme in known_schemes()}
    found: set[BorneNumber] = set()
    for spelling, written in pairs:
        value = identifier_value(written) if written else None
        if spelling is None or value is None:
            continue
        scheme = scheme_named(spelling)
        found.add(
            BorneNumber(
                scheme=scheme,
                value=value,
                checksum=known[scheme].checksum(value) if scheme in known else "none",
                most_names=_most_names(connection, written or value),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.scheme, one.value)))


def _most_names(connection: duckdb.DuckDBPyConnection, written: str) -> int:
    """Count the different names beside a number, in the source where they are most."""
    rows = connection.execute(
        """
        select count(distinct party.name_key)
        from party
        left join identifier on identifier.party_id = party.party_id
        where $1 in (party.identifier, identifier.value, identifier.value_text)
        group by party.source
        """,
        [written],
    ).fetchall()
    return max((int(count) for (count,) in rows), default=0)
