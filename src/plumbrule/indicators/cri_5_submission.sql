/*
id: CRI-5
title: "Component of the corruption risk index: time to bid"
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  A time to bid that is unusual in the country goes with fewer bidders; the bands are those found for
  it.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
  - "Government Transparency Institute, definitions of the ProACT indicators (2020), for the bands by country"
needs: [tender.tender_start, tender.notice, tender.tender_end, tender.country]
parameters:
  hit_from:
    value: 1
    meaning: Value of the component (0, 0.5 or 1) from which it is a hit
    source: our proposal
cannot_tell:
  missing_field: the publication or the deadline is not published
  inconsistent_dates: the deadline is not after the publication, or more than a year after it
  no_threshold: no bands are known for the country
  band_gap: the days lie in a gap or an overlap of the bands, or the dates leave the band open
innocent:
  - A lawful accelerated procedure
  - A prior notice that shortens the period
clears:
  - A later notice that extends the deadline
weight: 10
needs_rung: record
sentence: "Bidders had {value_days} days for {ocid:title}, which is a risky time in the country; the component stands at {value} of 1."
*/
select
  k.ocid as unit_id,
  case
    when k.submission is null then 'cannot_tell'
    when k.submission >= $hit_from then 'hit'
    else 'clear'
  end as answer,
  k.submission_reason as reason,
  -- A component speaks in the index; alone it is no lead.
  if(k.submission >= $hit_from, 'suppressed:component_of_cri', null) as suppressed_by,
  k.ocid,
  t.buyer_id as entity_id,
  t.value_amount as amount,
  t.value_currency as currency,
  cast(t.tender_end_latest as date) as day,
  t.country,
  t.year,
  k.submission as value,
  cast($hit_from as double) as threshold,
  'bands of the country, ProACT definitions of December 2020' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  k.days as value_days
from (
  -- What concerns the whole process is the same for each of its lots.
  select ocid, min(submission) as submission, min(submission_reason) as submission_reason, min(submission_days) as days
  from cri_component
  group by ocid
) as k
join tender as t on t.ocid = k.ocid;

select
  h.unit_id, 'publication' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'tenderNotice/datePublished' as field, t.notice_text as value
from hit as h
join tender as t on t.ocid = h.ocid
where t.notice_text is not null
union all
select
  h.unit_id, 'start of the period' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'tenderPeriod/startDate' as field, t.tender_start_text as value
from hit as h
join tender as t on t.ocid = h.ocid
where t.tender_start_text is not null
union all
select
  h.unit_id, 'deadline' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'tenderPeriod/endDate' as field, t.tender_end_text as value
from hit as h
join tender as t on t.ocid = h.ocid;
