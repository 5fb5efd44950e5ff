/*
id: R067
title: Delivery late or not made
version: "1.0"
since: "2026-11-24"
unit: milestone
stage: implementation
category: fraud
rationale: >
  What was bought did not come when it should. With payments made, late or missing delivery can
  mean that nothing was meant to be delivered.
basis:
  - "UN Convention against Corruption, article 9(2): transparency and accountability in the management of public finances"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R067"
needs: [milestone.kind, milestone.due, milestone.met, milestone.status]
parameters:
  kinds:
    value: [delivery]
    meaning: Types of milestone that are deliveries
    source: OCDS 1.1 code list of milestone types
cannot_tell:
  missing_field: the milestone has no due date, or is said to be met without a date
  not_final: the latest release is older than the due date
  window: a day is given without a time, and the answer depends on the time
  no_timezone: a time is given without a zone, and the answer depends on it
innocent:
  - It was met and not reported
  - A longer time was agreed and is not in the data
  - Force majeure
clears:
  - The certificate of delivery
  - The agreement on a longer time
weight: 30
needs_rung: record
sentence: "A delivery of {ocid:title}, due {due}, {words}."
*/
with stated as (
  select
    m.*, t.country, t.year, t.value_amount, t.value_currency, t.buyer_id, t.release_earliest,
    t.release_latest, t.release_text,
    surely_before(
      m.due_earliest, m.due_latest, m.due_text, m.met_earliest, m.met_latest, m.met_text
    ) as met_late,
    surely_before(
      m.due_earliest, m.due_latest, m.due_text,
      t.release_earliest, t.release_latest, t.release_text
    ) as overdue
  from milestone as m
  join tender as t on t.ocid = m.ocid
  where m.stage in ('contract', 'implementation') and m.kind in $kinds
),
judged as (
  select
    s.*, coalesce(s.met_late, false) or (s.met_earliest is null and s.overdue) as found,
    case
      when s.due_earliest is null then 'missing_field:milestones/dueDate'
      when s.met_earliest is null and s.status = 'met' then 'missing_field:milestones/dateMet'
      when s.met_earliest is null and coalesce(s.overdue, false) then null
      when s.met_earliest is null then 'not_final'
      when s.met_late or s.met_latest <= s.due_latest then null
      when length(s.due_text) <= 10 and substring(s.met_text, 1, 10) <= s.due_text then null
      else doubt_of_dates(
        s.due_earliest, s.due_latest, s.due_text, s.met_earliest, s.met_latest, s.met_text
      )
    end as reason
  from stated as s
)
select
  concat(j.ocid, '/', j.stage, '/', j.parent_id, '/milestone/', j.milestone_id) as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  written_day(j.due_earliest, j.due_latest, j.due_text) as day,
  j.country,
  j.year,
  cast(
    longest_days(
      j.due_earliest, j.due_latest, j.due_text,
      coalesce(j.met_earliest, j.release_earliest), coalesce(j.met_latest, j.release_latest),
      coalesce(j.met_text, j.release_text)
    ) as double
  ) as value,
  cast(0 as double) as threshold,
  'definition' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.stage,
  j.parent_id,
  j.milestone_id,
  j.due_text as due,
  if(
    j.met_earliest is null, concat('was not yet met in the release of ', j.release_text),
    concat('was met on ', j.met_text)
  ) as words
from judged as j;

select
  h.unit_id, 'the milestone: when due' as role, 'milestone' as table_name,
  r.source, r.file, r.line, r.path, 'dueDate' as field, r.due_text as value
from hit as h
join milestone as r
  on r.ocid = h.ocid
  and r.stage = h.stage
  and r.parent_id = h.parent_id
  and r.milestone_id = h.milestone_id
union all
select
  h.unit_id, 'the milestone: when met' as role, 'milestone' as table_name,
  r.source, r.file, r.line, r.path,
  'dateMet' as field, coalesce(r.met_text, concat('not met; status ', r.status)) as value
from hit as h
join milestone as r
  on r.ocid = h.ocid
  and r.stage = h.stage
  and r.parent_id = h.parent_id
  and r.milestone_id = h.milestone_id
union all
select
  h.unit_id, 'the latest release' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.release_text as value
from hit as h
join tender as r on r.ocid = h.ocid;
