/*
id: AU-01
title: An audit recommendation is overdue
version: "1.0"
since: "2026-11-25"
unit: recommendation
stage: follow-up
category: audit follow-up
rationale: >
  An audit helps only when what it recommends is done. What is past its day without being done, rejected
  or replaced is a question to its addressee.
basis:
  - "ISSAI 100, Fundamental Principles of Public-Sector Auditing: follow-up"
  - "UN Convention against Corruption, article 9(2)(e): corrective action in the management of public finances"
needs: [audit_recommendation.due, audit_recommendation.status, audit_recommendation.as_of]
parameters:
  stale_days:
    value: 365
    meaning: A status is too old when it is told this many days or more before the newest of the data set
    source: our proposal
cannot_tell:
  missing_field: the day it is due, the status, or the day whose state is told is missing
  stale: the status is older than the parameter says
  window: the dates leave it open
innocent:
  - An extension was agreed and not recorded
clears:
  - The agreed extension, or proof that it was done
weight: 30
needs_rung: record
sentence: "A recommendation due on {due_day} was {status} on {day}, {days_over} days later."
*/
with state as (
  select
    r.*,
    row_number() over (
      partition by r.recommendation_id order by r.sequence desc, r.source, r.line
    ) as place
  from audit_recommendation as r
),
newest as (
  select source, max(as_of_latest) as told from audit_recommendation group by source
),
extension as (
  select recommendation_id, max(extended_latest) as until, max(extended_earliest) as surely_until
  from audit_recommendation
  group by recommendation_id
),
dated as (
  select
    s.recommendation_id, s.sequence, s.status, s.addressee_id, s.value_amount, s.value_currency,
    s.as_of_earliest, s.as_of_latest, n.told,
    greatest(s.due_latest, coalesce(x.until, s.due_latest)) as due_latest,
    greatest(s.due_earliest, coalesce(x.surely_until, s.due_earliest)) as due_earliest
  from state as s
  join newest as n on n.source = s.source
  join extension as x on x.recommendation_id = s.recommendation_id
  where s.place = 1
),
judged as (
  select
    d.*, p.country, e.entity_id,
    case
      when d.status in ('implemented_verified', 'superseded', 'rejected') then 'clear'
      when d.status is null then 'missing_field:status'
      when d.due_latest is null then 'missing_field:due'
      when d.as_of_latest is null then 'missing_field:as_of'
      when d.as_of_latest <= d.due_earliest then 'clear'
      when date_diff('day', cast(d.as_of_latest as date), cast(d.told as date)) >= $stale_days
        then 'stale:status'
      when d.as_of_earliest > d.due_latest then 'hit'
      else 'window:due'
    end as state
  from dated as d
  left join party as p on p.party_id = d.addressee_id
  left join party_entity as e on e.party_id = d.addressee_id
)
select
  j.recommendation_id as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  coalesce(j.entity_id, j.addressee_id) as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  cast(j.as_of_latest as date) as day,
  j.country as country,
  year(j.due_latest) as year,
  cast(date_diff('day', cast(j.due_latest as date), cast(j.as_of_earliest as date)) as double) as value,
  0.0 as threshold,
  'the day it was due, with extensions' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.sequence,
  j.status,
  cast(j.due_latest as date) as due_day,
  cast(date_diff('day', cast(j.due_latest as date), cast(j.as_of_earliest as date)) as varchar) as days_over
from judged as j;

select
  h.unit_id, 'the recommendation' as role, 'audit_recommendation' as table_name,
  r.source, r.file, r.line, r.path, 'due' as field, coalesce(r.extended_text, r.due_text) as value
from hit as h
join audit_recommendation as r
  on r.recommendation_id = h.unit_id and r.sequence = h.sequence;
