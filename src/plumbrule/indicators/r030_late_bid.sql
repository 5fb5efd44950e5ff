/*
id: R030
title: The winning bid came after the deadline
version: "1.0"
since: "2026-11-24"
unit: lot
stage: award
category: fraud
rationale: >
  Whoever bids after the others may know their prices. Most laws forbid to accept a late bid.
basis:
  - "UN Convention against Corruption, article 9(1): transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 40(3): late submissions are not opened"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R030"
needs: [bid.date, tender.tender_end, award.status, award.bid_id]
parameters:
  grace_seconds:
    value: 0
    meaning: Seconds after the deadline that are not counted
    source: our proposal
cannot_tell:
  missing_field: the deadline or the date of the winning bid is not published
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  winner_unknown: it cannot be told which bid won
  no_timezone: a time is given without a zone, and the answer depends on it
  window: a day is given without a time, and the answer depends on the time
  import_time: all bids bear one and the same instant, that of an opening or an import
innocent:
  - The deadline was extended in a notice that is not loaded
  - The date is that of registration, not of submission
  - A clock that was not set right
clears:
  - The notice that extends the deadline
  - The log of the submission system
weight: 60
needs_rung: record
sentence: "The winning bid of {supplier_id:name} in {ocid:title} is dated {bid_text}, after the deadline {deadline_text}."
*/
with population as (
  select c.*
  from competition as c
  where c.active > 0 and (c.bids > 0 or c.unlinked)
),
-- Where every bid is certainly in time it does not matter which of them won.
in_question as (
  select p.*
  from population as p
  where not p.unlinked
    and (
      p.deadline_earliest is null or p.undated > 0 or p.unknown > 0 or p.submitted = 0
      or p.last_bid > p.deadline_earliest
    )
),
dated as (
  select
    q.unit_id, w.award_id, w.bid_id, w.date_earliest, w.date_latest, b.date_text,
    q.deadline_earliest, q.deadline_latest,
    coalesce(l.tender_end_text, t.tender_end_text) as deadline_text,
    q.submitted >= 2 and q.undated = 0 and q.first_bid = q.last_bid as one_instant,
    w.supplier
  from in_question as q
  join winning_bid as w on w.unit_id = q.unit_id
  join tender as t on t.ocid = q.ocid
  left join lot as l on l.ocid = q.ocid and l.lot_id = q.lot_id
  left join bid as b on b.ocid = q.ocid and b.bid_id = w.bid_id
),
timed as (
  -- Seconds late under the kindest and the harshest reading.
  select
    d.*,
    case
      when d.date_earliest <> d.date_latest and d.deadline_earliest <> d.deadline_latest
        and local_begin(d.date_text) is not null and local_end(d.deadline_text) is not null
        then seconds_between(local_end(d.deadline_text), local_begin(d.date_text))
      else seconds_between(d.deadline_latest, d.date_earliest)
    end as least_late,
    case
      when d.date_earliest <> d.date_latest and d.deadline_earliest <> d.deadline_latest
        and local_end(d.date_text) is not null and local_begin(d.deadline_text) is not null
        then seconds_between(local_begin(d.deadline_text), local_end(d.date_text))
      else seconds_between(d.deadline_earliest, d.date_latest)
    end as most_late
  from dated as d
),
told as (
  select
    t.*,
    case
      when t.deadline_earliest is null then 'missing_field:tender/tenderPeriod/endDate'
      when t.bid_id is null then 'winner_unknown'
      when t.date_earliest is null then 'missing_field:bids/details/date'
      when t.most_late <= $grace_seconds then null
      when t.one_instant then 'import_time'
      when t.least_late > $grace_seconds then null
      when (t.date_earliest <> t.date_latest and length(t.date_text) > 10)
        or (t.deadline_earliest <> t.deadline_latest and length(t.deadline_text) > 10)
        then 'no_timezone'
      else 'window:bid_date'
    end as reason
  from timed as t
),
ordered as (
  -- One row for a competition with several awards: a late winner first, then what is not known.
  select
    t.*,
    row_number() over (
      partition by t.unit_id
      order by
        case
          when t.reason is null and t.least_late > $grace_seconds then 0
          when t.reason is not null then 1
          else 2
        end,
        t.award_id
    ) as place
  from told as t
),
judged as (
  select
    p.*, o.reason as open_question, o.least_late, o.date_text, o.deadline_text, o.bid_id,
    o.award_id, o.supplier,
    (o.reason is null and o.least_late > $grace_seconds) as late
  from population as p
  left join ordered as o on o.unit_id = p.unit_id and o.place = 1
)
select
  j.unit_id,
  case
    when j.unlinked or j.open_question is not null then 'cannot_tell'
    when j.late then 'hit'
    else 'clear'
  end as answer,
  if(j.unlinked, 'unlinked_lot', j.open_question) as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  coalesce(j.supplier, j.supplier_low) as entity_id,
  j.awarded as amount,
  j.awarded_currency as currency,
  cast(j.last_bid as date) as day,
  j.country,
  j.year,
  cast(j.least_late as double) as value,
  cast($grace_seconds as double) as threshold,
  'deadline of the tender' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.supplier as supplier_id,
  j.date_text as bid_text,
  j.deadline_text,
  j.bid_id,
  j.award_id
from judged as j;

select
  h.unit_id, 'the winning bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'date' as field, b.date_text as value
from hit as h
join bid as b on b.ocid = h.ocid and b.bid_id = h.bid_id
union all
select
  h.unit_id, 'the deadline' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'tenderPeriod/endDate' as field, t.tender_end_text as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id;
