/*
id: DB-08
title: Decided, and long not entered in the register
version: "1.0"
since: "2026-11-25"
unit: decision
stage: any
category: debarment
rationale: >
  A debarment that no register shows bars nobody. What is to be counted are the days from a final
  decision to its entry.
basis:
  - "UN Convention against Corruption, article 34: consequences of acts of corruption"
needs: [listing.decided, listing.entered]
parameters:
  days:
    value: 30
    meaning: Days from a decision to its entry that are passed over
    source: our proposal
cannot_tell:
  missing_field: the day of the decision or of the entry is not known
  not_final: the decision can be appealed, or nobody says that it cannot
  window: the dates are too coarse for the days between
innocent:
  - An appeal was pending
  - It was entered under a former name before
clears:
  - The entry of an earlier day
weight: 30
needs_rung: record
sentence: "{entity_id:name}: decided on {decided_on}, entered in {list} on {entered_on}, {value} days later."
*/
with told as (
  select
    l.listing_id, l.list, l.final, l.country, coalesce(e.entity_id, l.party_id) as entity_id,
    l.decided_text, l.entered_text, l.published_text, l.decided_earliest,
    l.entered_latest,
    date_diff('day', cast(l.decided_latest as date), cast(l.entered_earliest as date)) as least_days,
    date_diff('day', cast(l.decided_earliest as date), cast(l.entered_latest as date)) as most_days
  from listing as l
  left join party_entity as e on e.party_id = l.party_id
  where
    coalesce(l.effect, if(l.kind = 'debarment', 'debarred', null)) in ('debarred', 'disqualified', 'suspended')
    and (l.decided_earliest is not null or l.entered_earliest is not null)
),
judged as (
  select
    t.*,
    case
      when t.decided_earliest is null then 'missing_field:listing/decided'
      when t.entered_latest is null then 'missing_field:listing/entered'
      when t.most_days <= $days then 'clear'
      when t.least_days <= $days then 'window:entry'
      when t.final is null or not t.final then 'not_final'
      else 'hit'
    end as state
  from told as t
)
select
  j.listing_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(j.entered_latest as date) as day,
  j.country,
  year(j.decided_earliest) as year,
  cast(j.least_days as double) as value,
  cast($days as double) as threshold,
  'parameter days' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.list,
  j.decided_text as decided_on,
  j.entered_text as entered_on
from judged as j;

select
  h.unit_id, 'the entry' as role, 'listing' as table_name, l.source, l.file, l.line, l.path,
  'entered' as field, l.entered_text as value
from hit as h
join listing as l on l.listing_id = h.unit_id
union all
select
  h.unit_id, 'the decision' as role, 'listing' as table_name, l.source, l.file, l.line, l.path,
  'decided' as field, l.decided_text as value
from hit as h
join listing as l on l.listing_id = h.unit_id;
