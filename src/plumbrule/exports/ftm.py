"""FollowTheMoney entities, JSON lines, https://followthemoney.tech.

One entity is one line; its id is made from the entity's id in the lake, since FollowTheMoney allows few
signs in ids. The ids of the source's own records stand in ``referents`` where they fit.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import IO

import duckdb
import msgspec

from plumbrule.exports.format import Format, Written
from plumbrule.exports.ftm_party import Schemata, countries, party_properties, schemata_of
from plumbrule.exports.reading import Row, rows
from plumbrule.sources.ftm.schemata import RELATIONS

_SCHEMA_OF_KIND = {
    kind: (schema, first, second) for schema, (kind, first, second) in RELATIONS.items()
}
_TOPIC_OF_LISTING = {
    "sanction": "sanction",
    "debarment": "debarment",
    "export control": "export.control",
    "wanted": "wanted",
    "warning": "reg.warn",
}
_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_STATUS = {True: "current", False: "ended", None: None}


def write(connection: duckdb.DuckDBPyConnection, out: IO[bytes], today: date) -> Written:
    """Write all chosen parties, ties, posts, listings, payments and awards."""
    del today
    schemata = schemata_of(connection)
    writer = _Writer(out, schemata)
    holders = {row["person_entity"] for row in rows(connection, "seat")}
    for row in rows(connection, "party"):
        writer.party(row, exposed=row["entity_id"] in holders)
    for row in rows(connection, "tie"):
        writer.tie(row)
    for row in rows(connection, "seat"):
        writer.seat(row)
    for row in rows(connection, "listing"):
        writer.listing(row)
    for row in rows(connection, "payment"):
        writer.payment(row)
    for row in rows(connection, "award"):
        writer.award(row)
    return writer.written


def ftm_id(kind: str, key: str) -> str:
    """Make an id from the key of a row: the same key gives the same id in every export."""
    return f"plumb-{hashlib.sha256(f'{kind}:{key}'.encode()).hexdigest()[:32]}"


class _Writer:
    def __init__(self, out: IO[bytes], schemata: Schemata) -> None:
        self.out = out
        self.schemata = schemata
        self.written = Written()
        self.encoder = msgspec.json.Encoder(order="deterministic")
        self.posts: set[str] = set()
        self.contracts: set[str] = set()

    def put(
        self,
        identifier: str,
        schema: str,
        properties: dict[str, list[str | None]],
        datasets: list[str],
        referents: list[str] | None = None,
    ) -> None:
        """Write one entity without its empty properties."""
        filled = {
            name: list(dict.fromkeys(value for value in values if value))
            for name, values in properties.items()
        }
        entity: Row = {
            "id": identifier,
            "schema": schema,
            "properties": {name: values for name, values in filled.items() if values},
            "datasets": [one for one in datasets if one],
            "referents": referents or [],
            "target": False,
        }
        self.out.write(self.encoder.encode(entity) + b"\n")
        self.written.records[schema] += 1

    def party(self, row: Row, *, exposed: bool) -> None:
        """Write a person, company or body."""
        schema = self.schemata.of(row["entity_id"], row["kind"])
        properties = party_properties(row, schema, self.written.lost)
        topics = [_TOPIC_OF_LISTING.get(kind) for kind in row["listings"]]
        properties["topics"] = [
            *topics,
            "role.pep" if exposed and schema == "Person" else None,
            "gov.soe" if row["publicly_owned"] and schema == "Company" else None,
        ]
        referents = [one for one in row["local_ids"] if _ID.fullmatch(one)]
        self.put(ftm_id("entity", row["entity_id"]), schema, properties, row["sources"], referents)

    def tie(self, row: Row) -> None:
        """Write a tie between two parties."""
        schema, first, second = _SCHEMA_OF_KIND.get(row["kind"], _SCHEMA_OF_KIND["unknown"])
        if self.schemata.unfit(schema, row["from_entity"], row["to_entity"]):
            self.written.lost[f"kind of a tie that {schema} does not allow between such ends"] += 1
            schema, first, second = _SCHEMA_OF_KIND["unknown"]
        properties: dict[str, list[str | None]] = {
            first: [ftm_id("entity", row["from_entity"])],
            second: [ftm_id("entity", row["to_entity"])],
            "startDate": [row["start_date"]],
            "endDate": [row["end_date"]],
            "date": [row["stated_date"]],
            "status": [row["status"]],
        }
        role = "relationship" if schema in {"Family", "Associate"} else "role"
        properties[role] = [row["role"]]
        if schema == "Ownership":
            properties["ownershipType"] = [row["interest_type"]]
            properties["percentage"] = [percentage(row)]
        elif schema == "Control":
            properties["controlType"] = [row["interest_type"]]
            share = percentage(row)
            properties["summary"] = [f"share of votes: {share}" if share else None]
        elif row["interest_type"]:
            properties["summary"] = [row["interest_type"]]
        if row["is_component"] or row["components"]:
            self.written.lost["which ties are components of which"] += 1
        self.put(ftm_id("tie", row["relation_id"]), schema, properties, [row["source"]])

    def seat(self, row: Row) -> None:
        """Write a post and who holds it."""
        key = row["post_id"] or f"of {row['holding_id']}"
        post = ftm_id("post", key)
        if post not in self.posts:
            self.posts.add(post)
            self.put(
                post,
                "Position",
                {
                    "name": [row["title"] or row["body_name"]],
                    "organization": [self._body(row)],
                    "country": countries([row["country"]], self.written.lost),
                },
                [row["source"]],
            )
        self.put(
            ftm_id("holding", row["holding_id"]),
            "Occupancy",
            {
                "holder": [ftm_id("entity", row["person_entity"])],
                "post": [post],
                "startDate": [row["start_date"]],
                "endDate": [row["end_date"]],
                "status": [_STATUS[row["current"]]],
            },
            [row["source"]],
        )

    def _body(self, row: Row) -> str | None:
        body = row["body_entity"]
        if body is None or not self.schemata.is_organisation(body, row["body_kind"]):
            return None
        return ftm_id("entity", body)

    def listing(self, row: Row) -> None:
        """Write that a party is on a list."""
        properties: dict[str, list[str | None]] = {
            "entity": [ftm_id("entity", row["entity_id"])],
            "authority": [row["authority"] or row["list"]],
            "program": [row["programme"]],
            "authorityId": [row["legal_act"]],
            "reason": [row["reason"]],
            "provisions": [row["scope"]],
            "startDate": [row["start_date"]],
            "endDate": [row["end_date"]],
            "status": [row["status"]],
        }
        self.put(ftm_id("listing", row["listing_id"]), "Sanction", properties, [row["source"]])

    def payment(self, row: Row) -> None:
        """Write a payment."""
        properties: dict[str, list[str | None]] = {
            "payer": [ftm_id("entity", row["payer_entity"])],
            "beneficiary": [ftm_id("entity", row["payee_entity"])],
            "purpose": [row["purpose"]],
            "date": [row["day"]],
            **_amount(row),
        }
        self.put(ftm_id("payment", row["payment_id"]), "Payment", properties, [row["source"]])

    def award(self, row: Row) -> None:
        """Write an award: the contract once, and each supplier's part in it."""
        key = f"{row['ocid']}/{row['award_id']}"
        contract = ftm_id("award", key)
        if contract not in self.contracts:
            self.contracts.add(contract)
            properties: dict[str, list[str | None]] = {
                "title": [row["title"] or row["ocid"]],
                "authority": [ftm_id("entity", row["buyer_entity"])],
                "procedureNumber": [row["ocid"]],
                "contractDate": [row["day"]],
                "status": [row["status"]],
                **_amount(row),
            }
            self.put(contract, "Contract", properties, [row["source"]])
        alone = row["suppliers"] == 1
        self.put(
            ftm_id("award", f"{key}/{row['supplier_entity']}"),
            "ContractAward",
            {
                "supplier": [ftm_id("entity", row["supplier_entity"])],
                "contract": [contract],
                "date": [row["day"]],
                # What each of several suppliers gets is not known; the whole stands at the contract.
                **(_amount(row) if alone else {}),
            },
            [row["source"]],
        )


def percentage(row: Row) -> str | None:
    """Write a share as one text: ``33.5``, ``25-50``, ``>25-50``, ``>=25`` or ``<=50``."""
    least, greatest = row["share_min"], row["share_max"]
    if least is None and greatest is None:
        return None
    if least is None:
        return f"{'<' if row['share_max_open'] else '<='}{greatest:.12g}"
    if greatest is None:
        return f"{'>' if row['share_min_open'] else '>='}{least:.12g}"
    opened = bool(row["share_min_open"]), bool(row["share_max_open"])
    if least == greatest and opened == (False, False):
        return f"{least:.12g}"
    return f"{'>' if opened[0] else ''}{least:.12g}-{'<' if opened[1] else ''}{greatest:.12g}"


def _amount(row: Row) -> dict[str, list[str | None]]:
    if row["value_amount"] is None:
        return {}
    amount = format(row["value_amount"].normalize(), "f")
    return {"amount": [amount], "currency": [row["value_currency"]]}


FORMAT = Format("ftm", "FollowTheMoney entities, JSON lines", ownership_only=False, write=write)
