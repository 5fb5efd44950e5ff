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
  select
    recommendation_id,
    max(first_day_of(extended_earliest, extended_latest, extended_text)) as first_until,
    max(last_day_of(extended_earliest, extended_latest, extended_text)) as last_until
  from audit_recommendation
  group by recommendation_id
),
told as (
  select
    s.*, n.told, x.first_until, x.last_until,
    first_day_of(s.due_earliest, s.due_latest, s.due_text) as first_due,
    last_day_of(s.due_earliest, s.due_latest, s.due_text) as last_due,
    first_day_of(s.as_of_earliest, s.as_of_latest, s.as_of_text) as first_day,
    last_day_of(s.as_of_earliest, s.as_of_latest, s.as_of_text) as last_day
  from state as s
  join newest as n on n.source = s.source
  join extension as x on x.recommendation_id = s.recommendation_id
  where s.place = 1
),
dated as (
  select
    t.recommendation_id, t.sequence, t.status, t.addressee_id, t.value_amount, t.value_currency,
    t.told, t.first_day, t.last_day,
    greatest(t.first_due, coalesce(t.first_until, t.first_due)) as first_due_day,
    greatest(t.last_due, coalesce(t.last_until, t.last_due)) as last_due_day
  from told as t
),
judged as (
  select
    d.*, p.country, e.entity_id,
    case
      when d.status in ('implemented_verified', 'superseded', 'rejected') then 'clear'
      when d.status is null then 'missing_field:status'
      when d.last_due_day is null then 'missing_field:due'
      when d.last_day is null then 'missing_field:as_of'
      when d.last_day <= d.first_due_day then 'clear'
      when date_diff('day', cast(d.last_day as date), cast(d.told as date)) >= $stale_days
        then 'stale:status'
      when d.first_day > d.last_due_day then 'hit'
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
  j.last_day as day,
  j.country as country,
  year(j.last_due_day) as year,
  cast(date_diff('day', cast(j.last_due_day as date), cast(j.first_day as date)) as double) as value,
  0.0 as threshold,
  'the day it was due, with extensions' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.sequence,
  j.status,
  j.last_due_day as due_day,
  cast(date_diff('day', cast(j.last_due_day as date), cast(j.first_day as date)) as varchar) as days_over
from judged as j;

select
  h.unit_id, 'the recommendation' as role, 'audit_recommendation' as table_name,
  r.source, r.file, r.line, r.path, 'due' as field, coalesce(r.extended_text, r.due_text) as value
from hit as h
join audit_recommendation as r
  on r.recommendation_id = h.unit_id and r.sequence = h.sequence;
