/*
id: LB-02
title: Met an organisation that should stand in the lobby register and does not
version: "1.0"
since: "2026-11-25"
unit: contact
stage: any
category: lobbying
rationale: >
  A register of lobbyists is worth what is not in it: whoever met an official to sway a decision without
  an entry was not seen by anybody else.
basis:
  - "OECD Recommendation on Transparency and Integrity in Lobbying and Influence (2010, revised 2024)"
  - "The law of the country pack that obliges to register"
needs: [lobby_contact.organisation_id, lobby_contact.date, lobby_registration.party_id]
parameters: {}
cannot_tell:
  source_absent: no register of lobbyists is loaded
  missing_field: the contact names no organisation or no day
  window: the dates leave open whether the entry stood on the day
  no_threshold: the country pack does not say who must register
  weak: an entry may be the organisation's, and the evidence is weaker than needed
innocent:
  - An embassy, a court or a group of citizens, which need not register
  - An entry under another name
clears:
  - The entry in the register
weight: 30
needs_rung: record
sentence: "{official_id:name} met {organisation:name} on {day}; the register of lobbyists that was loaded has no entry of it for that day."
*/
with duty as (
  select country, begins, ends, min(source) as source
  from threshold
  where name = 'lobby_register_duty' and value >= 1.0
  group by country, begins, ends
),
told as (
  select
    c.contact_id, c.official_id, c.date_earliest, c.date_latest, b.country, p.kind,
    c.organisation_id, coalesce(o.entity_id, c.organisation_id) as organisation
  from lobby_contact as c
  left join party_entity as o on o.party_id = c.organisation_id
  left join party as p on p.party_id = c.organisation_id
  left join party as b on b.party_id = coalesce(c.body_id, c.official_id)
),
registered as (
  select coalesce(e.entity_id, r.party_id) as entity_id, r.start_earliest, r.start_latest, r.end_earliest, r.end_latest
  from lobby_registration as r
  left join party_entity as e on e.party_id = r.party_id
  where r.party_id is not null
  union all
  select coalesce(e.entity_id, r.client_id) as entity_id, r.start_earliest, r.start_latest, r.end_earliest, r.end_latest
  from lobby_registration as r
  left join party_entity as e on e.party_id = r.client_id
  where r.client_id is not null
),
size as (
  select count(*) as entries from lobby_registration
),
met as (
  -- 3: stood in the register for certain, 2: perhaps on the day, 1: perhaps another's entry.
  select
    t.contact_id,
    max(
      case
        when r.entity_id is null or t.date_latest < r.start_earliest or t.date_earliest > r.end_latest then 0
        when s.rank < 5 then 1
        when r.start_latest is null or t.date_earliest < r.start_latest then 2
        when t.date_latest > r.end_earliest then 2
        else 3
      end
    ) as standing,
    max(s.rank) filter (where r.entity_id is not null) as rank
  from told as t
  join same_as as s on s.one = t.organisation and s.rank > 0
  left join registered as r on r.entity_id = s.other
  group by t.contact_id
),
judged as (
  select
    t.*, d.source as law,
    case
      when z.entries = 0 then 'source_absent'
      when t.organisation_id is null then 'missing_field:lobby_contact/organisation'
      when t.date_earliest is null then 'missing_field:lobby_contact/date'
      when t.kind = 'body' then 'excluded:public_body'
      when m.standing = 3 then 'clear'
      when m.standing = 2 then 'window:registration'
      when m.standing = 1 then concat('weak:', rung_name(m.rank))
      when d.source is null then 'no_threshold'
      else 'hit'
    end as state
  from told as t
  cross join size as z
  left join met as m on m.contact_id = t.contact_id
  left join duty as d
    on d.country = t.country and t.date_earliest >= d.begins
    and (d.ends is null or t.date_latest < d.ends)
)
select
  j.contact_id as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state = 'excluded:public_body' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.organisation as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(j.date_latest as date) as day,
  j.country,
  year(j.date_earliest) as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  coalesce(j.law, 'the register') as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.official_id,
  j.organisation
from judged as j;

select
  h.unit_id, 'the contact' as role, 'lobby_contact' as table_name, c.source, c.file, c.line, c.path,
  'date' as field, c.date_text as value
from hit as h
join lobby_contact as c on c.contact_id = h.unit_id;
