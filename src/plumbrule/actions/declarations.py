"""Declarants in the order in which their forms deserve an hour, each with all that rules say of them.

There is no score. What rules found of a declarant stands in the order of leads (surest identity, most
money, weight of the rule, recency), and a declarant stands where the first of it stands.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from plumbrule.actions.flag import digest_of, rules
from plumbrule.actions.show import evidence_of
from plumbrule.actions.wealth import wealth
from plumbrule.indicators.indicator import Indicator
from plumbrule.indicators.relations import held
from plumbrule.indicators.run import Outcome, over, queries_of, run
from plumbrule.indicators.statements import fill
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.leads.from_hits import leads_of
from plumbrule.leads.lead import Lead, lead_id
from plumbrule.model import PlumbError
from plumbrule.model.keys import name_key
from plumbrule.wealth import Account, compute, of_packs

FAMILIES = ("UW-", "CN-", "FL-", "RG-", "CI-")
"""Rules about declarants begin with one of these."""

PAGE = 200
"""Declarants on a page."""


class Open(msgspec.Struct, frozen=True):
    """What a rule could not tell of a declarant.

    Args:
        rule: its id.
        units: how many answers are open.
        reasons: why, each once.
    """

    rule: str
    units: int
    reasons: list[str]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What one declarant's forms show.

    Args:
        person: the declarant's entity.
        name: as most records have it.
        post: title of the post in the last form.
        body: name of the body in the last form.
        forms: declarations that count, one for each day.
        answer: of the accounts: hit when declared sources do not explain what came in in some period,
            cannot_tell when that cannot be told for some period, clear when it is explained in all,
            and none with fewer than two forms.
        at_least: the greatest amount of a period that is not explained; None without a hit.
        currency: of it.
        opened: first day of that period.
        closed: last day of it.
        method: net_worth, or funds when only source and application of funds shows it.
        reasons: what keeps periods from being told, each once.
        not_filed: declarations that the roster asks for and nobody filed.
        late: forms, gifts and transactions that came after their term.
        incomplete: required sections that were not answered or refused.
        changed: forms that were filed again for the same day.
        findings: what rules found, in the order of leads.
        cannot_tell: what rules could not tell, by rule.
    """

    person: str
    name: str | None = None
    post: str | None = None
    body: str | None = None
    forms: int = 0
    answer: str = "none"
    at_least: Decimal | None = None
    currency: str | None = None
    opened: date | None = None
    closed: date | None = None
    method: str | None = None
    reasons: list[str] = []
    not_filed: int = 0
    late: int = 0
    incomplete: int = 0
    changed: int = 0
    findings: list[Lead] = []
    cannot_tell: list[Open] = []


def rank(lake: Lake) -> list[Sheet]:
    """Give a sheet for each declarant, those that deserve an hour first.

    Declarants with findings stand where their first finding stands among all; those of weight 0 (a
    line to be corrected) give no place. Then come those without, by their accounts. The sheets of a
    snapshot are made once and kept beside it.

    Raises:
        PlumbError: nothing is loaded, or no declarations.
    """
    lake.require_loaded()
    asked = _family(rules())
    kept = _place(lake, asked)
    if kept.is_file():
        return msgspec.msgpack.decode(kept.read_bytes(), type=list[Sheet])
    made = _sheets(lake, asked)
    if not made:
        raise PlumbError("no declarations are loaded", file=str(lake.folder))
    kept.parent.mkdir(exist_ok=True)
    writing = kept.with_suffix(f".{os.getpid()}")
    writing.write_bytes(msgspec.msgpack.encode(made))
    writing.replace(kept)
    return made


def sheet(
    lake: Lake, name: str
) -> tuple[Sheet, Mapping[str, list[dict[str, Any]]], list[Account], Mapping[str, str]]:
    """Give the sheet of one declarant, with the record behind every number.

    Args:
        lake: the lake.
        name: id of the person, or the whole name when only one declarant bears it.

    Returns:
        The sheet, the records of each finding by its id, the accounts, and the names of files.

    Raises:
        PlumbError: there is not exactly one such declarant.
    """
    known = rank(lake)
    meant = [one for one in known if one.person == name] or [
        one for one in known if one.name and name_key(one.name) == name_key(name)
    ]
    if len(meant) != 1:
        listed = ", ".join(one.person for one in meant[:10])
        said = f"{len(meant)} declarants are known as {name}; name one by id: {listed}"
        raise PlumbError(said if meant else f"no declarant is known as {name}")
    found = meant[0]
    accounts: list[Account] = []
    files: Mapping[str, str] = {one.file: one.name for one in lake.manifest().files}
    if found.forms:
        household = wealth(lake, found.person)
        accounts, files = household.accounts, household.files
    return found, evidence_of(lake, found.findings), accounts, files


def _family(known: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple(rule for rule in known if rule.id.startswith(FAMILIES))


def _place(lake: Lake, asked: Sequence[Indicator]) -> Path:
    """Name the file of the kept sheets by all that decides them beside the snapshot."""
    digest = hashlib.sha256(digest_of(asked).encode())
    digest.update(repr(of_packs()).encode())
    digest.update(_sql().encode())
    for path in sorted(Path(str(resources.files("plumbrule.wealth"))).glob("*.sql")):
        digest.update(path.read_bytes())
    number = lake.manifest().number
    return lake.folder / "flags" / f"{number:06d}-declarants-{digest.hexdigest()[:16]}.msgpack"


def _sheets(lake: Lake, asked: Sequence[Indicator]) -> list[Sheet]:
    manifest = lake.manifest()
    with connect(lake.folder, manifest, locked=True) as connection:
        # The rules find the accounts that are made here, and make none of their own.
        compute(connection, of_packs())
        base = {row["person"]: row for row in _rows(connection, _sql())}
        with held(connection, queries_of(asked)):
            outcomes = run(connection, asked)
            person_of = _persons(outcomes)
            leads = [one for one in leads_of(connection, outcomes) if one.suppressed_by is None]
            silent = {person_of[one.id] for one in leads if one.rule == "FL-01"} - base.keys()
            about = base.keys() | silent
            opened = _open(connection, outcomes, about)
            names = _names(connection, silent)
    findings: dict[str, list[Lead]] = defaultdict(list)
    place: dict[str, int] = {}
    for turn, lead in enumerate(leads):
        person = person_of[lead.id]
        if person in about:
            findings[person].append(lead)
            if lead.weight:
                place.setdefault(person, turn)
    made = [
        _sheet({"person": person, "name": names.get(person), **base.get(person, {})}, found, opened)
        for person in (*base, *sorted(silent))
        for found in [findings[person]]
    ]
    # Sorting keeps the order of the accounts among those without findings.
    return sorted(made, key=lambda one: place.get(one.person, len(leads)))


def _sheet(row: dict[str, Any], found: list[Lead], opened: Mapping[str, list[Open]]) -> Sheet:
    of_rule = Counter(one.rule for one in found)
    row["reasons"] = list(row.get("reasons") or ())
    row["late"] = max(row.get("late", 0), of_rule["FL-02"])
    return Sheet(
        **row,
        not_filed=of_rule["FL-01"],
        incomplete=of_rule["FL-04"],
        findings=found,
        cannot_tell=opened.get(row["person"], []),
    )


def _person_column(outcome: Outcome) -> str:
    """Name the column that has the declarant: rules about a firm name the person beside it."""
    columns = outcome.hits.column_names
    return next((one for one in ("person_id", "official_id") if one in columns), "entity_id")


def _persons(outcomes: Iterable[Outcome]) -> dict[str, str]:
    """Give the declarant of every hit, by the id of its lead."""
    return {
        lead_id(one.indicator.id, unit): person
        for one in outcomes
        for unit, person in zip(
            one.hits.column("unit_id").to_pylist(),
            one.hits.column(_person_column(one)).to_pylist(),
            strict=True,
        )
    }


def _open(
    connection: duckdb.DuckDBPyConnection, outcomes: Iterable[Outcome], about: Iterable[str]
) -> dict[str, list[Open]]:
    """Count what each rule could not tell of each declarant."""
    known = set(about)
    found: dict[str, list[Open]] = defaultdict(list)
    for one in outcomes:
        if not one.cannot_tell:
            continue
        rule = one.indicator
        columns = (
            f"{_person_column(one)} as person, count(*) as units, "
            "list_sort(list(distinct reason)) as reasons"
        )
        query = over(
            fill(rule.answers, rule.defaults), columns, "where answer = 'cannot_tell' group by 1"
        )
        for person, units, reasons in connection.execute(query).fetchall():
            if person in known:
                found[person].append(Open(rule.id, units, reasons))
    return found


def _names(connection: duckdb.DuckDBPyConnection, persons: Iterable[str]) -> dict[str, str]:
    wanted = sorted(persons)
    return dict(
        connection.execute(
            "select entity_id, name from entity where entity_id in (select unnest($1)) "
            "and name is not null",
            [wanted],
        ).fetchall()
    )


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    result = connection.execute(query)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


@cache
def _sql() -> str:
    place = resources.files("plumbrule.actions") / "declarations_rank.sql"
    return place.read_text(encoding="utf-8")
