"""GraphML for programs that draw networks: parties as nodes, ties, posts and awards as edges.

The attributes are those of http://graphml.graphdrawing.org; amounts are text, since they are exact.
"""

from __future__ import annotations

from datetime import date
from typing import IO
from xml.sax.saxutils import escape, quoteattr

import duckdb

from plumbrule.exports.format import Format, Written
from plumbrule.exports.ftm import percentage
from plumbrule.exports.reading import Row, rows

_NODE = ("name", "kind", "country", "identifiers", "listings")
_EDGE = ("kind", "role", "share", "start", "end", "amount", "currency", "source", "record")
_CONTROL = {number: None for number in range(32) if number not in {9, 10, 13}} | {
    0xFFFE: None,
    0xFFFF: None,
}
"""Characters that XML cannot carry."""


def write(connection: duckdb.DuckDBPyConnection, out: IO[bytes], today: date) -> Written:
    """Write all chosen parties and what ties them."""
    del today
    written = Written()
    known: set[str] = set()
    out.write(
        b"<?xml version='1.0' encoding='UTF-8'?>\n"
        b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    )
    for place, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            key = (
                f'<key id="{place}_{name}" for="{place}" attr.name="{name}" attr.type="string"/>\n'
            )
            out.write(key.encode())
    out.write(b'<graph edgedefault="directed">\n')
    for row in rows(connection, "party"):
        known.add(row["entity_id"])
        _put(out, f"<node id={_attribute(row['entity_id'])}>", "node", _node(row))
        written.records["node"] += 1
    for name, edge in (("tie", _tie), ("seat", _seat), ("award", _award), ("payment", _payment)):
        for row in rows(connection, name):
            source, target, facts = edge(row)
            if target is None or target not in known or source not in known:
                written.lost["posts without a body"] += 1
                continue
            ends = f"source={_attribute(source)} target={_attribute(target)}"
            _put(out, f"<edge {ends}>", "edge", facts)
            written.records["edge"] += 1
    out.write(b"</graph>\n</graphml>\n")
    return written


def _put(out: IO[bytes], head: str, place: str, facts: dict[str, str | None]) -> None:
    data = "".join(
        f'<data key="{place}_{name}">{escape(value.translate(_CONTROL))}</data>'
        for name, value in facts.items()
        if value
    )
    out.write(f"{head}{data}</{place}>\n".encode("utf-8", "replace"))


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_CONTROL))


def _node(row: Row) -> dict[str, str | None]:
    numbers = [
        ":".join(part for part in (one["scheme"], one["value"]) if part)
        for one in row["identifiers"]
    ]
    return {
        "name": row["name"],
        "kind": row["kind"],
        "country": ";".join(row["countries"]),
        "identifiers": ";".join(numbers),
        "listings": ";".join(row["listings"]),
    }


def _tie(row: Row) -> tuple[str, str | None, dict[str, str | None]]:
    facts = {
        "kind": row["kind"],
        "role": row["interest_type"] or row["role"],
        "share": percentage(row),
        "start": row["start_date"],
        "end": row["end_date"],
        "source": row["source"],
        "record": row["relation_id"],
    }
    return row["from_entity"], row["to_entity"], facts


def _seat(row: Row) -> tuple[str, str | None, dict[str, str | None]]:
    facts = {
        "kind": "post",
        "role": row["title"],
        "start": row["start_date"],
        "end": row["end_date"],
        "source": row["source"],
        "record": row["holding_id"],
    }
    return row["person_entity"], row["body_entity"], facts


def _award(row: Row) -> tuple[str, str | None, dict[str, str | None]]:
    facts = {
        "kind": "award",
        "start": row["day"],
        "source": row["source"],
        "record": f"{row['ocid']}/{row['award_id']}",
        **_amount(row),
    }
    return row["buyer_entity"], row["supplier_entity"], facts


def _payment(row: Row) -> tuple[str, str | None, dict[str, str | None]]:
    facts = {
        "kind": "payment",
        "role": row["purpose"],
        "start": row["day"],
        "source": row["source"],
        "record": row["payment_id"],
        **_amount(row),
    }
    return row["payer_entity"], row["payee_entity"], facts


def _amount(row: Row) -> dict[str, str | None]:
    if row["value_amount"] is None:
        return {}
    return {
        "amount": format(row["value_amount"].normalize(), "f"),
        "currency": row["value_currency"],
    }


FORMAT = Format(
    "graphml", "GraphML of parties and what ties them", ownership_only=False, write=write
)
