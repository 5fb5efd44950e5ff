/*
id: AU-04
title: The same finding again after it was closed
version: "1.0"
since: "2026-11-25"
unit: body x type of finding
stage: follow-up
category: audit follow-up
rationale: >
  A finding that comes back within a few years of its closing was closed on paper, or its cause was not
  removed.
basis:
  - "ISSAI 100, Fundamental Principles of Public-Sector Auditing: follow-up"
needs: [audit_finding.body_id, audit_finding.kind, audit_finding.found, audit_finding.closed]
parameters:
  years:
    value: 3.0
    meaning: A finding within this many years after the closing of one of the same type is a repeat
    source: our proposal
cannot_tell:
  missing_field: findings are not coded by type, or a date is missing
  window: the dates leave it open
innocent:
  - The law changed between the two
  - Another unit of the body
clears:
  - Another cause than before
weight: 30
needs_rung: record
sentence: "{entity_id:name}: a finding of type {kind} of {day} comes after one of the same type was closed on {closed_day}."
*/
with finding as (
  select
    f.finding_id, coalesce(e.entity_id, f.body_id) as body, coalesce(f.kind, '') as kind, f.unit,
    f.found_earliest, f.found_latest, f.closed_earliest, f.closed_latest, p.country
  from audit_finding as f
  left join party_entity as e on e.party_id = f.body_id
  left join party as p on p.party_id = f.body_id
  where f.body_id is not null
),
repeat_of as (
  select
    a.body, a.kind, a.finding_id as first_id, b.finding_id as second_id, a.closed_latest,
    b.found_latest,
    case
      when a.closed_earliest is null or b.found_earliest is null then 'missing_field:date'
      when b.found_earliest > a.closed_latest
        and whole_days(a.closed_earliest, b.found_latest) <= $years * 365.25 then 'hit'
      when b.found_latest <= a.closed_earliest then 'clear'
      when whole_days(a.closed_latest, b.found_earliest) > $years * 365.25 then 'clear'
      else 'window:closed'
    end as state
  from finding as a
  join finding as b on b.body = a.body and b.kind = a.kind and b.finding_id <> a.finding_id
  where a.kind <> '' and (a.unit = b.unit or a.unit is null or b.unit is null)
    and (a.closed_earliest is not null or a.found_earliest is null or b.found_earliest is null)
),
ordered as (
  select
    r.*,
    row_number() over (
      partition by r.body, r.kind
      order by
        case r.state when 'hit' then 0 when 'clear' then 2 else 1 end,
        r.found_latest desc, r.first_id, r.second_id
    ) as place
  from repeat_of as r
),
judged as (
  select
    f.body, f.kind, min(f.country) as country, max(f.found_latest) as last_found,
    min(o.first_id) as first_id, min(o.second_id) as second_id, min(o.closed_latest) as closed_latest,
    min(o.found_latest) as found_latest,
    if(f.kind = '', 'missing_field:kind', coalesce(min(o.state), 'clear')) as state
  from finding as f
  left join ordered as o on o.body = f.body and o.kind = f.kind and o.place = 1
  group by f.body, f.kind
)
select
  concat(j.body, '/', j.kind) as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.body as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(coalesce(j.found_latest, j.last_found) as date) as day,
  j.country as country,
  year(coalesce(j.found_latest, j.last_found)) as year,
  cast(null as double) as value,
  $years as threshold,
  'parameter years' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.kind,
  j.first_id,
  j.second_id,
  cast(j.closed_latest as date) as closed_day
from judged as j;

select
  h.unit_id, if(f.finding_id = h.first_id, 'the finding that was closed', 'the finding after it') as role, 'audit_finding' as table_name,
  f.source, f.file, f.line, f.path, 'kind' as field, f.kind as value
from hit as h
join audit_finding as f on f.finding_id = h.first_id or f.finding_id = h.second_id;
