/*
id: R061
title: Decision within a few days of the deadline
version: "1.0"
since: "2026-11-24"
unit: award
stage: award
category: bid rigging
rationale: >
  A decision that follows the deadline almost at once can mean that the evaluation was a formality.
basis:
  - "UN Convention against Corruption, article 9(1)(c): objective and predetermined criteria for decisions"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R061"
needs: [tender.tender_end, award.date, tender.method]
parameters:
  short_days:
    value: 4
    meaning: Whole days after the deadline up to which a decision is very quick
    source: our proposal
  methods:
    value: [open, selective, limited]
    meaning: Methods with bids to evaluate
    source: OCDS 1.1 code list of procurement methods
  suppress_share:
    value: 0.8
    meaning: Where at least this share of a publisher's awards is that quick, it tells nothing about one
    source: our proposal
  suppress_n:
    value: 50
    meaning: Least number of its awards for that
    source: our proposal
cannot_tell:
  missing_field: the deadline or the award has no date
  inconsistent_dates: the award lies before the deadline; see TIME-PRE
  window: a day is given without a time, and the answer depends on the time
  no_timezone: a time is given without a zone, and the answer depends on it
innocent:
  - A reverse auction decides at once
  - Price was the single criterion
  - A small purchase
clears:
  - The evaluation report with its date and signatures
weight: 30
needs_rung: record
sentence: "The award in {ocid:title} was made {value} days after the deadline for bids."
*/
with class as (
  select source, year,
    count(*) filter (where longest between 0 and $short_days) as short,
    count(*) as n
  from award_timing
  where reason is null
  group by source, year
),
judged as (
  select
    a.*, k.short, k.n,
    coalesce(
      a.reason,
      case
        when a.longest <= $short_days or a.shortest > $short_days then null
        else doubt_of_dates(
          a.deadline_earliest, a.deadline_latest, a.deadline_text,
          a.awarded_earliest, a.awarded_latest, a.awarded_text
        )
      end
    ) as judgement
  from award_timing as a
  left join class as k on k.source = a.source and k.year is not distinct from a.year
  -- A purchase from one chosen supplier has no competing bids to weigh.
  where coalesce(a.method, 'open') in $methods
)
select
  j.unit_id,
  case
    when j.judgement is not null then 'cannot_tell'
    when j.longest <= $short_days then 'hit'
    else 'clear'
  end as answer,
  j.judgement as reason,
  case
    when j.judgement is null and j.longest <= $short_days and j.n >= $suppress_n
      and cast(j.short as double) / nullif(j.n, 0) >= $suppress_share
      then 'suppressed:usual_in_class'
  end as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.currency,
  written_day(j.awarded_earliest, j.awarded_latest, j.awarded_text) as day,
  j.country,
  j.year,
  cast(j.longest as double) as value,
  cast($short_days as double) as threshold,
  'parameter short_days' as threshold_source,
  concat(
    cast(j.short as varchar), ' of ', cast(j.n as varchar), ' awards of the publisher in the year'
  ) as comparison,
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
