/*
id: K-8
title: Bids opened at another time than the deadline
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: bid rigging
rationale: >
  Between the deadline and the opening, bids can be read, changed or exchanged; an opening before
  the deadline lets a late bidder know the others' prices.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 42: tenders are opened at the time that is the deadline for presenting them"
  - "K-Monitor, Red Flags (Hungary)"
needs: [tender.opening, tender.tender_end]
parameters:
  methods:
    value: [open, selective]
    meaning: Methods with bids that are opened
    source: OCDS 1.1 code list of procurement methods
  tolerance_minutes:
    value: 60
    meaning: Minutes after the deadline within which an opening is taken for immediate
    source: our proposal
  suppress_share:
    value: 0.5
    meaning: Where at least this share of a publisher opens later, a later opening tells nothing about one process
    source: our proposal
  suppress_n:
    value: 50
    meaning: Least number of processes for that
    source: our proposal
cannot_tell:
  missing_field: the deadline or the opening is not published
  window: a day is given without a time, and the answer depends on the time
  no_timezone: a time is given without a zone, and the answer depends on it
innocent:
  - The system opens the bids a few minutes later
  - The publisher opens a day later as a rule
  - The deadline was extended and the opening not
clears:
  - The minutes of the opening
  - The log of the electronic system
weight: 15
needs_rung: record
sentence: "Bids for {ocid:title} were due {deadline} and opened {opened}."
*/
with measured as (
  select
    t.ocid, t.source, t.country, t.year, t.method, t.value_amount, t.value_currency, t.buyer_id,
    t.tender_end_earliest, t.tender_end_latest, t.tender_end_text, t.opening_earliest,
    t.opening_latest, t.opening_text,
    -- Two times of one place are compared in its time.
    case
      when t.tender_end_earliest <> t.tender_end_latest and t.opening_earliest <> t.opening_latest
        then seconds_between(local_begin(t.tender_end_text), local_end(t.opening_text))
      else seconds_between(t.tender_end_earliest, t.opening_latest)
    end as longest,
    case
      when t.tender_end_earliest <> t.tender_end_latest and t.opening_earliest <> t.opening_latest
        then seconds_between(local_end(t.tender_end_text), local_begin(t.opening_text))
      else seconds_between(t.tender_end_latest, t.opening_earliest)
    end as shortest
  from tender as t
  where (t.method in $methods or t.method is null)
    and (t.opening_earliest is not null or t.tender_end_earliest is not null)
    and coalesce(t.status, '') not in ('planning', 'planned')
),
judged as (
  select
    m.*,
    case
      when m.opening_earliest is null then 'missing_field:tender/bidOpening/date'
      when m.tender_end_earliest is null then 'missing_field:tender/tenderPeriod/endDate'
      when m.longest < 0 or m.shortest > 60 * $tolerance_minutes then null
      when m.shortest >= 0 and m.longest <= 60 * $tolerance_minutes then null
      else doubt_of_dates(
        m.tender_end_earliest, m.tender_end_latest, m.tender_end_text,
        m.opening_earliest, m.opening_latest, m.opening_text
      )
    end as reason,
    coalesce(m.longest < 0 or m.shortest > 60 * $tolerance_minutes, false) as found
  from measured as m
),
class as (
  select
    source, year, count(*) as n, count(*) filter (where found and shortest > 0) as later
  from judged
  where reason is null
  group by source, year
)
select
  j.ocid as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  case
    when j.reason is null and j.found and j.shortest > 0 and k.n >= $suppress_n
      and cast(k.later as double) / nullif(k.n, 0) >= $suppress_share
      then 'suppressed:usual_in_class'
  end as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  written_day(j.opening_earliest, j.opening_latest, j.opening_text) as day,
  j.country,
  j.year,
  j.longest / 60.0 as value,
  cast($tolerance_minutes as double) as threshold,
  'parameter tolerance_minutes' as threshold_source,
  concat(
    cast(k.later as varchar), ' of ', cast(k.n as varchar),
    ' processes of the publisher in the year were opened later'
  ) as comparison,
  'record' as rung,
  j.tender_end_text as deadline,
  j.opening_text as opened
from judged as j
left join class as k on k.source = j.source and k.year is not distinct from j.year;

select
  h.unit_id, 'the deadline' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'tenderPeriod/endDate' as field, r.tender_end_text as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the opening' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'bidOpening/date' as field, r.opening_text as value
from hit as h
join tender as r on r.ocid = h.ocid;
