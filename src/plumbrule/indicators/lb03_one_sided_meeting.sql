/*
id: LB-03
title: A meeting that only one side reports
version: "1.0"
since: "2026-11-25"
unit: contact
stage: any
category: lobbying
rationale: >
  Where officials and lobbyists both report whom they met, each report can be held against the other. A
  meeting in one of them alone was moved, cancelled, logged by somebody else, or left out.
basis:
  - "OECD Recommendation on Transparency and Integrity in Lobbying and Influence (2010, revised 2024)"
needs: [lobby_contact.official_id, lobby_contact.organisation_id, lobby_contact.date, lobby_contact.reported_by]
parameters:
  days:
    value: 3
    meaning: Days by which the two reports may differ
    source: our proposal
cannot_tell:
  missing_field: the report does not say whom, when or by which side
  unavailable: the other side published nothing for the time
innocent:
  - It was cancelled
  - It stands under the member of the cabinet who went
clears:
  - The report of the other side
weight: 20
needs_rung: record
sentence: "The {side} reported a meeting of {official_id:name} with {organisation:name} on {day}; the other side published reports for that time and has none within {most} days."
*/
with told as (
  select
    c.contact_id, c.reported_by, c.date_earliest, c.date_latest, c.date_text,
    coalesce(p.entity_id, c.official_id) as official,
    coalesce(o.entity_id, c.organisation_id) as organisation,
    cast(c.date_earliest as date) as from_day, cast(c.date_latest as date) as to_day
  from lobby_contact as c
  left join party_entity as p on p.party_id = c.official_id
  left join party_entity as o on o.party_id = c.organisation_id
),
published as (
  select reported_by, min(from_day) as first_day, max(to_day) as last_day
  from told
  where from_day is not null
  group by reported_by
),
matched as (
  select t.contact_id, count(*) as n
  from told as t
  join told as o
    on o.official = t.official and o.organisation = t.organisation
    and o.reported_by <> t.reported_by
  where
    date_diff('day', o.to_day, t.from_day) <= $days
    and date_diff('day', t.to_day, o.from_day) <= $days
  group by t.contact_id
),
judged as (
  select
    t.*, p.first_day,
    case
      when t.official is null then 'missing_field:lobby_contact/official'
      when t.organisation is null then 'missing_field:lobby_contact/organisation'
      when t.from_day is null then 'missing_field:lobby_contact/date'
      when t.reported_by is null then 'missing_field:lobby_contact/reported_by'
      when m.n > 0 then 'clear'
      when p.first_day is null or t.from_day < p.first_day or t.to_day > p.last_day
        then 'unavailable:other_side'
      else 'hit'
    end as state
  from told as t
  left join published as p
    on p.reported_by = case t.reported_by when 'official' then 'lobbyist' when 'lobbyist' then 'official' end
  left join matched as m on m.contact_id = t.contact_id
)
select
  j.contact_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.organisation as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.to_day as day,
  cast(null as varchar) as country,
  year(j.date_earliest) as year,
  cast(null as double) as value,
  cast($days as double) as threshold,
  'parameter days' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.official as official_id,
  j.organisation,
  j.reported_by as side,
  cast($days as varchar) as most
from judged as j;

select
  h.unit_id, 'the report' as role, 'lobby_contact' as table_name, c.source, c.file, c.line, c.path,
  'date' as field, c.date_text as value
from hit as h
join lobby_contact as c on c.contact_id = h.unit_id;
