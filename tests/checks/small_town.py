"""A town of a few firms, people and bodies, made by hand, and questions asked of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import duckdb
import pyarrow as pa

from plumbrule.checks.asking import ask_of
from plumbrule.checks.checker import answered, staged
from plumbrule.checks.facts.preparing import make
from plumbrule.checks.facts.reading import Reading
from plumbrule.checks.facts.records import ListVersion
from plumbrule.lake.schema import arrow_schema
from plumbrule.linking import link
from plumbrule.model import LINKED_TABLES, SOURCE_TABLES
from plumbrule.model.keys import address_key, identifier_value, name_key
from plumbrule.model.moments import parse, zone_named

ZONE = zone_named("+02:00")
KINDS = ("sanction", "debarment", "owners", "posts", "family ties", "register")
FRESH = date(2024, 6, 1)


class Town:
    """Rows of the lake's tables, and a lake made of them."""

    def __init__(self):
        self.rows = defaultdict(list)
        self.reading = None

    def add(self, table, source, **row):
        number = len(self.rows[table]) + 1
        full = {"source": source, "file": f"file-{source}", "line": number, "path": ""} | row
        for name, text in row.items():
            if f"{name[:-5]}_earliest" in arrow_schema(table).names and text:
                moment = parse(text, ZONE)
                full |= {
                    f"{name[:-5]}_earliest": moment.earliest,
                    f"{name[:-5]}_latest": moment.latest,
                }
        self.rows[table].append(full)

    def party(self, source, key, kind, name, number=None, **more):
        party_id = f"{source}:{key}"
        scheme, _, value = (number or "").partition(":")
        self.add(
            "party",
            source,
            party_id=party_id,
            local_id=key,
            kind=kind,
            name=name,
            name_key=name_key(name),
            scheme=scheme or None,
            identifier=identifier_value(value) if value else None,
            **more,
        )
        if value:
            self.add(
                "identifier",
                source,
                party_id=party_id,
                scheme=scheme,
                value_text=value,
                value=identifier_value(value),
            )
        return party_id

    def firm(self, key, name, number, **more):
        return self.party("register", key, "company", name, number, **more)

    def person(self, key, name, number=None, born=None, source="register-of-people"):
        return self.party(source, key, "person", name, number, born_text=born)

    def body(self, key, name, number):
        return self.party("posts", key, "body", name, number)

    def tie(self, kind, holder, held, start=None, end=None, *, share=None, **more):
        number = len(self.rows["relation"]) + 1
        self.add(
            "relation",
            more.pop("source", "owners"),
            relation_id=f"owners:{number}",
            kind=kind,
            from_id=holder,
            to_id=held,
            start_text=start,
            end_text=end,
            share_min=share,
            share_max=more.pop("share_max", share),
            **more,
        )

    def seat(self, person, body, start=None, end=None, title="Director"):
        number = len(self.rows["post_holder"]) + 1
        self.add(
            "post_holder",
            "posts",
            holding_id=f"posts:h{number}",
            person_id=person,
            body_id=body,
            title=title,
            start_text=start,
            end_text=end,
        )

    def entry(self, kind, party, start=None, end=None, **more):
        number = len(self.rows["listing"]) + 1
        self.add(
            "listing",
            f"{kind}s",
            listing_id=f"{kind}s:{number}",
            party_id=party,
            kind=kind,
            list=f"list of {kind}s",
            start_text=start,
            end_text=end,
            **more,
        )

    def address(self, party, text):
        self.add(
            "address",
            "register",
            party_id=party,
            full=text,
            address_key=address_key(text),
            street=text,
        )

    def phone(self, party, text):
        digits = "".join(c for c in text if c.isdigit())
        self.add("contact", "register", party_id=party, kind="phone", value_text=text, value=digits)

    def open(self, decisions=()):
        connection = duckdb.connect(config={"threads": 1})
        connection.execute("set timezone = 'UTC'")
        for table in SOURCE_TABLES:
            received = pa.Table.from_pylist(self.rows.get(table, []), schema=arrow_schema(table))
            connection.register("received", received)
            connection.execute(f"create table {table} as select * from received")
            connection.unregister("received")
        link(connection, decisions)
        for table in LINKED_TABLES:
            connection.execute(f"create view {table} as select * from linked_{table}")
        make(connection)
        self.reading = Reading(connection)
        return self

    def ask(self, kind="company", lists=None, **given):
        """Ask, and give the scene's results as ``{question: (answer, reasons)}`` and whole."""
        asked = ask_of({"kind": kind, "as_of": "2024-06-01", **given})
        results = answered(staged(self.reading, lists or versions(), asked))
        return Answers(results)


class Answers:
    """Results by question."""

    def __init__(self, results):
        self.results = results

    def __getitem__(self, question):
        """The answer to one question, of one party."""
        [found] = [result for one, result in self.results if one.id == question]
        return found.answer

    def reasons(self, question):
        return {
            reason
            for one, result in self.results
            if one.id == question
            for reason in result.reasons
        }

    def every(self, question):
        return {
            result.subjects: result.answer for one, result in self.results if one.id == question
        }

    def findings(self, question):
        return [
            finding
            for one, result in self.results
            if one.id == question
            for finding in result.findings
        ]


def versions(*kinds, day=FRESH, countries=(), without=()):
    """A version of a list of each kind."""
    return tuple(
        ListVersion(
            name=f"list of {kind}s",
            kind=kind,
            files=(f"hash of {kind}",),
            rows=10,
            data_date=day,
            dated_by="publisher",
            countries=tuple(countries),
        )
        for kind in kinds or KINDS
        if kind not in without
    )
