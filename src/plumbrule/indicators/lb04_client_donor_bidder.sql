/*
id: LB-04
title: Client of a lobbyist, donor and supplier in one
version: "1.0"
since: "2026-11-25"
unit: organisation
stage: any
category: lobbying
rationale: >
  Each of the three is common and lawful. One organisation in all three roles has three ways to be
  heard, and is worth a look where the dates are close.
basis:
  - "OECD Recommendation on Transparency and Integrity in Lobbying and Influence (2010, revised 2024)"
  - "UN Convention against Corruption, article 7(3): transparency in the funding of parties"
needs: [lobby_registration.client_id, donation.donor_id, award_party.party_id]
parameters: {}
cannot_tell:
  source_absent: no donations, or no contracts, are loaded
  weak: in one of the roles it may be another
innocent:
  - A large company active in all three
clears:
  - A number that differs
weight: 25
needs_rung: confirmed
sentence: "{entity_id:name} is a client of a lobbyist, gave a donation, and won {wins} contracts. Each of these is lawful by itself."
*/
with client as (
  select coalesce(e.entity_id, r.client_id) as entity_id, min(r.registration_id) as registration_id
  from lobby_registration as r
  left join party_entity as e on e.party_id = r.client_id
  where r.client_id is not null
  group by coalesce(e.entity_id, r.client_id)
),
gave as (
  select c.entity_id, max(least(s.rank, rung_rank(coalesce(e.rung, 'self')))) as rank, min(d.donation_id) as donation_id
  from client as c
  join same_as as s on s.one = c.entity_id and s.rank > 0
  left join party_entity as e on e.entity_id = s.other
  join donation as d on d.donor_id = coalesce(e.party_id, s.other)
  group by c.entity_id
),
won as (
  select c.entity_id, max(least(s.rank, m.rank)) as rank, count(distinct m.matter_id) as wins, min(m.matter_id) as matter_id
  from client as c
  join same_as as s on s.one = c.entity_id and s.rank > 0
  join matter as m on m.party = s.other and m.kind = 'award' and m.status = 'active'
  group by c.entity_id
),
size as (
  select
    (select count(*) from donation) as donations, (select count(*) from award) as awards
),
judged as (
  select
    c.entity_id, c.registration_id, g.donation_id, w.matter_id, w.wins, g.rank as gave_rank, w.rank as won_rank,
    case
      when z.donations = 0 or z.awards = 0 then 'source_absent'
      when g.rank is null or w.rank is null then 'clear'
      when least(g.rank, w.rank) < 5 then concat('weak:', rung_name(least(g.rank, w.rank)))
      else 'hit'
    end as state
  from client as c
  cross join size as z
  left join gave as g on g.entity_id = c.entity_id
  left join won as w on w.entity_id = c.entity_id
)
select
  j.entity_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  cast(null as varchar) as country,
  cast(null as integer) as year,
  cast(j.wins as double) as value,
  cast(null as double) as threshold,
  'client, donor and supplier' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(least(coalesce(j.gave_rank, 9), coalesce(j.won_rank, 9))) as rung,
  j.registration_id,
  j.donation_id,
  j.matter_id,
  cast(j.wins as varchar) as wins
from judged as j;

select
  h.unit_id, 'the entry in the lobby register' as role, 'lobby_registration' as table_name, r.source,
  r.file, r.line, r.path, 'start' as field, r.start_text as value
from hit as h
join lobby_registration as r on r.registration_id = h.registration_id
union all
select
  h.unit_id, 'a donation' as role, 'donation' as table_name, d.source, d.file, d.line, d.path,
  'date' as field, d.date_text as value
from hit as h
join donation as d on d.donation_id = h.donation_id
union all
select
  h.unit_id, 'an award' as role, m.table_name, m.source, m.file, m.line, m.path, 'date' as field, m.date_text as value
from hit as h
join (
  select matter_id, table_name, source, file, line, path, date_text
  from matter
  group by matter_id, table_name, source, file, line, path, date_text
) as m on m.matter_id = h.matter_id;
