/*
id: R062
title: Very long time to decide
version: "1.0"
since: "2026-11-24"
unit: award
stage: award
category: bid rigging
rationale: >
  A decision that takes far longer than is usual for like purchases leaves room for pressure and
  for changes to bids.
basis:
  - "UN Convention against Corruption, article 9(1)(c): objective and predetermined criteria for decisions"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R062"
needs: [tender.tender_end, award.date, tender.method]
parameters: {}
cannot_tell:
  missing_field: the deadline or the award has no date
  group_too_small: fewer than thirty like units to compare with, or none that is like it
  no_spread: the middle half of the like units took the same number of days
  window: the dates leave open whether the time lies beyond the fence
  no_timezone: a time is given without a zone, and the answer depends on it
  inconsistent_dates: the second date lies before the first
innocent:
  - A complaint or a case in court
  - Complex works
  - The budget was not yet approved
  - The award date is that of a notice published late
clears:
  - The minutes of the evaluation with its dates
  - The decision on the complaint
weight: 20
needs_rung: record
sentence: "The award in {ocid:title} came {value} days after the deadline; like awards take at most {threshold} ({comparison})."
*/
with compared as (
  select v.*, g.label, g.n, g.q1, g.q3, g.high
  from award_timing as v
  left join measure_group as g
    on g.kind = 'decision'
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
        else doubt_of_dates(c.deadline_earliest, c.deadline_latest, c.deadline_text,
          c.awarded_earliest, c.awarded_latest, c.awarded_text
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
  j.supplier as entity_id,
  j.amount,
  j.currency,
  written_day(j.awarded_earliest, j.awarded_latest, j.awarded_text) as day,
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
  'record' as rung,
  j.award_id
from judged as j;

select
  h.unit_id, 'the deadline' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'tenderPeriod/endDate' as field, r.tender_end_text as value
from hit as h
join tender as r on r.ocid = h.ocid
where r.tender_end_text is not null
union all
select
  h.unit_id, 'the deadline of the lot' as role, 'lot' as table_name,
  r.source, r.file, r.line, r.path,
  'lots/tenderPeriod/endDate' as field, r.tender_end_text as value
from hit as h
join lot as r on r.ocid = h.ocid and r.lot_id = (
  select min(a.lot_id) from award as a where a.ocid = h.ocid and a.award_id = h.award_id
)
where r.tender_end_text is not null
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.date_text as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.award_id;
