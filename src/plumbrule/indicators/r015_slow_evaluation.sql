/*
id: R015
title: Very long time between opening and evaluation
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: bid rigging
rationale: >
  Bids that lie open for long before anyone evaluates them can be changed, leaked or bargained
  over.
basis:
  - "UN Convention against Corruption, article 9(1)(c): objective and predetermined criteria for decisions"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R015"
needs: [tender.opening, tender.award_start, tender.method]
parameters: {}
cannot_tell:
  missing_field: the opening or the start of the evaluation is not published
  group_too_small: fewer than thirty like units to compare with, or none that is like it
  no_spread: the middle half of the like units took the same number of days
  window: the dates leave open whether the time lies beyond the fence
  no_timezone: a time is given without a zone, and the answer depends on it
  inconsistent_dates: the second date lies before the first
innocent:
  - A complaint stopped the procedure
  - Holidays
  - The publisher gives another meaning to the award period
clears:
  - The minutes of the opening and of the evaluation
weight: 20
needs_rung: record
sentence: "The evaluation of bids for {ocid:title} began {value} days after their opening; in like processes it begins within {threshold} ({comparison})."
*/
with compared as (
  select v.*, g.label, g.n, g.q1, g.q3, g.high
  from evaluation_timing as v
  left join measure_group as g
    on g.kind = 'evaluation'
    and g.key = alike(v.country, v.year, v.method, v.category, v.division, v.region)
),
judged as (
  select
    c.*,
    coalesce(
      c.reason,
      case
        when c.label is null then 'group_too_small'
        when c.q1 = c.q3 then 'no_spread'
        when ln(1.0 + c.longest) <= c.high then null
        when c.shortest >= 0 and ln(1.0 + c.shortest) > c.high then null
        else doubt_of_dates(c.opening_earliest, c.opening_latest, c.opening_text,
          c.begun_earliest, c.begun_latest, c.begun_text
        )
      end
    ) as judgement
  from compared as c
)
select
  j.unit_id,
  case
    when j.judgement is not null then 'cannot_tell'
    when ln(1.0 + j.longest) > j.high then 'hit'
    else 'clear'
  end as answer,
  j.judgement as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  cast(null as varchar) as entity_id,
  j.amount,
  j.currency,
  written_day(j.begun_earliest, j.begun_latest, j.begun_text) as day,
  j.country,
  j.year,
  cast(j.longest as double) as value,
  exp(j.high) - 1 as threshold,
  'Q3 + 1.5 IQR of ln(1 + days) among like units' as threshold_source,
  case
    when j.label is not null then concat(
      cast(j.n as varchar), ' in ', j.label, ': the middle half took ',
      cast(round(exp(j.q1) - 1, 1) as varchar), ' to ', cast(round(exp(j.q3) - 1, 1) as varchar),
      ' days'
    )
  end as comparison,
  'record' as rung
from judged as j;

select
  h.unit_id, 'the opening' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'bidOpening/date' as field, r.opening_text as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the start of the evaluation' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'awardPeriod/startDate' as field, r.award_start_text as value
from hit as h
join tender as r on r.ocid = h.ocid;
