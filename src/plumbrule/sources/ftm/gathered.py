"""Rows that need more than one entity: addresses, listings, exposure by topic alone."""

from __future__ import annotations

from typing import Any

import msgspec
import pyarrow as pa

from plumbrule.sources.ftm.entity import Entity
from plumbrule.sources.ftm.rows import Rows
from plumbrule.sources.ftm.schemata import LISTED
from plumbrule.sources.ftm.values import country_of
from plumbrule.sources.workbench import Workbench

_TEXT = pa.string()

TABLES: dict[str, pa.Schema] = {
    "address": pa.schema([("key", _TEXT), ("line", pa.int64()), ("content", _TEXT)]),
    "address_of": pa.schema([("party", _TEXT), ("address", _TEXT), ("line", pa.int64())]),
    "sanction": pa.schema([("party", _TEXT), ("line", pa.int64()), ("content", _TEXT)]),
    "topic": pa.schema(
        [("party", _TEXT), ("topic", _TEXT), ("line", pa.int64()), ("lists", _TEXT)]
    ),
    "exposed": pa.schema([("party", _TEXT), ("line", pa.int64()), ("former", pa.bool_())]),
    "occupied": pa.schema([("party", _TEXT)]),
}
"""Tables of the workbench in which these rows wait for their other half."""


class Gathered:
    """Keeps what waits for other entities of the file, then writes it.

    Args:
        rows: where the rows go.
        bench: has the tables ``TABLES``.
    """

    def __init__(self, rows: Rows, bench: Workbench) -> None:
        self.rows = rows
        self.bench = bench

    def party(self, entity: Entity) -> None:
        """Keep the address references, topics and public positions of a party."""
        key = self.rows.own_key(entity)
        for reference in entity.values("addressEntity"):
            self.bench.add("address_of", (key, self.rows.key(reference), entity.line))
        topics = entity.values("topics")
        for topic in topics:
            if topic in LISTED:
                self.bench.add(
                    "topic", (key, topic, entity.line, ";".join(sorted(entity.datasets)))
                )
        peps = [topic for topic in topics if topic.startswith("role.pep")]
        if not peps or entity.schema not in {"Person", "LegalEntity"}:
            return
        former = peps == ["role.pep.frmr"]
        self.bench.add("exposed", (key, entity.line, former))
        for number, title in enumerate(entity.values("position")):
            row: dict[str, object] = {
                "holding_id": f"{key}/position/{number}",
                "person_id": key,
                "title": title,
                "current": False if former else None,
            }
            self.rows.add_value("post_holder", entity, "position", title, row)
            self.bench.add("occupied", (key,))

    def address(self, entity: Entity) -> None:
        """Keep an address until it is known whose it is."""
        parts = [
            entity.joined(name)
            for name in ("street", "city", "postalCode", "region", "state", "country")
        ]
        content = {
            "full": entity.joined("full") or ", ".join(part for part in parts if part),
            "street": entity.joined("street"),
            "locality": entity.joined("city"),
            "region": entity.joined("region", "state"),
            "postcode": entity.joined("postalCode"),
            "country": country_of(entity.first("country") or ""),
        }
        self.bench.add("address", (self.rows.own_key(entity), entity.line, _packed(content)))

    def sanction(self, entity: Entity) -> None:
        """Keep a listing until the topics of who is listed are known."""
        start = self.rows.end_of(entity, "startDate", last=False) or self.rows.end_of(
            entity, "listingDate", last=False
        )
        end = self.rows.end_of(entity, "endDate", last=True)
        content = {
            "list": ";".join(sorted(entity.datasets)) or None,
            "authority": entity.joined("authority"),
            "programme": entity.joined("program") or entity.joined("programId"),
            "legal_act": entity.joined("authorityId", "unscId"),
            "reason": entity.joined("reason"),
            "scope": entity.joined("provisions"),
            "start_text": start,
            "end_text": end,
            "status": entity.joined("status"),
        }
        parties = self.rows.keys(entity, "entity")
        for number, party in enumerate(parties):
            key = self.rows.own_key(entity) + (f"/{number}" if len(parties) > 1 else "")
            row = _packed(content | {"listing_id": key, "party_id": party})
            self.bench.add("sanction", (party, entity.line, row))
        if parties == [None]:
            self.rows.fault("noted", "expected the entity that is listed", entity, "entity", "")
        self.rows.sink.fill("listing_start", start is not None, 1)
        self.rows.seen(start)

    def occupancy(self, entity: Entity) -> None:
        """Keep who holds a post."""
        for holder in self.rows.keys(entity, "holder"):
            self.bench.add("occupied", (holder,))

    def write(self) -> None:
        """Write all that waited, once the whole file is read."""
        self._write_addresses()
        self._write_listings()
        self._write_topics()
        self._write_exposed()

    def _write_addresses(self) -> None:
        joined = """
            SELECT a.party, address.line, address.content
            FROM address_of a JOIN address ON address.key = a.address
            WHERE address.content IS NOT NULL ORDER BY a.line, address.line, a.party
        """
        for party, line, content in self.bench.rows(joined):
            row = _unpacked(content)
            if row["full"]:
                self.rows.sink.add("address", row | {"party_id": party}, line=line)
        missing = "SELECT count(*) FROM address_of a ANTI JOIN address ON address.key = a.address"
        for (count,) in self.bench.rows(missing):
            if count:
                reason = f"{count} references to addresses that are not in this file"
                self.rows.sink.fault("noted", reason, None)

    def _write_listings(self) -> None:
        query = """
            SELECT s.line, s.content, list(t.topic)
            FROM sanction s LEFT JOIN topic t ON t.party = s.party
            GROUP BY s.line, s.content ORDER BY s.line, s.content
        """
        for line, content, topics in self.bench.rows(query):
            kind = next((LISTED[topic] for topic in LISTED if topic in topics), "sanction")
            self.rows.sink.add("listing", _unpacked(content) | {"kind": kind}, line=line)

    def _write_topics(self) -> None:
        query = """
            SELECT DISTINCT t.party, t.topic, min(t.line), min(t.lists)
            FROM topic t ANTI JOIN sanction s ON s.party = t.party
            GROUP BY t.party, t.topic ORDER BY min(t.line), t.party, t.topic
        """
        for party, topic, line, named in self.bench.rows(query):
            row = {
                "listing_id": f"{party}/topic/{topic}",
                "party_id": party,
                "kind": LISTED[topic],
                "list": named or None,
            }
            self.rows.sink.add("listing", row, line=line)
            self.rows.sink.fill("listing_start", 0, 1)

    def _write_exposed(self) -> None:
        query = """
            SELECT e.party, min(e.line), bool_and(e.former)
            FROM exposed e ANTI JOIN occupied o ON o.party = e.party
            GROUP BY e.party ORDER BY min(e.line), e.party
        """
        for party, line, former in self.bench.rows(query):
            row = {
                "holding_id": f"{party}/topic",
                "person_id": party,
                "current": False if former else None,
            }
            self.rows.sink.add("post_holder", row, line=line)


def _packed(row: dict[str, Any]) -> str:
    return msgspec.json.encode(row).decode()


def _unpacked(text: str) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.json.decode(text)
    return row
