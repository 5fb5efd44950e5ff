"""What a body bought from the firms around a person, in the time that counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from plumbrule.checks.answer import NEEDED_OF_BODY, Record, record
from plumbrule.checks.facts.reading import Reading
from plumbrule.checks.facts.records import Business
from plumbrule.checks.identity import Identity
from plumbrule.checks.scene import Scene

DAYS = 1_096
"""36 months."""
_SHOWN = 3

_AWARDS = """
with bought as (
    select ocid from tender
    where buyer_id in (select party_id from party_entity where entity_id in (select unnest($1)))
       or procuring_entity_id in (
           select party_id from party_entity where entity_id in (select unnest($1)))
)
select e.entity_id, a.date_text, a.source, a.file, a.line, a.path
from award as a
join bought on bought.ocid = a.ocid
join award_party as s on s.ocid = a.ocid and s.award_id = a.award_id
join party_entity as e on e.party_id = s.party_id
where e.entity_id in (select unnest($2)) and coalesce(a.status, 'active') = 'active'
  and a.date_earliest between $3 and $4
order by a.date_earliest desc, a.ocid, a.award_id
"""


def business(reading: Reading, scene: Scene, body: Identity) -> Scene:
    """Add to a scene what the body bought from the firms in it."""
    bodies = sorted(one.entity for one in body.possible if one.rank >= NEEDED_OF_BODY)
    firms = sorted({tie.held for tie in scene.picture.ties})
    until = datetime(scene.day.year, scene.day.month, scene.day.day, tzinfo=UTC)
    found: dict[str, list[Record]] = defaultdict(list)
    if bodies and firms:
        since = until - timedelta(days=DAYS)
        for firm, text, *place in reading.rows(_AWARDS, bodies, firms, since, until):
            found[firm].append(record("an award", "award", place, "date", text))
    return replace(
        scene,
        business={firm: Business(len(rows), tuple(rows[:_SHOWN])) for firm, rows in found.items()},
    )
