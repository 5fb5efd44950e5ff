/*
id: CRI-6
title: "Component of the corruption risk index: time to decide"
version: "1.0"
since: "2026-11-24"
unit: lot
stage: award
category: bid rigging
rationale: >
  A decision that is unusually quick or slow in the country may have been made before, or be waited
  out; the bands are those found for it.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
  - "Government Transparency Institute, definitions of the ProACT indicators (2020), for the bands by country"
needs: [tender.tender_end, award.date, award.status, tender.country]
parameters:
  hit_from:
    value: 1
    meaning: Value of the component (0, 0.5 or 1) from which it is a hit
    source: our proposal
cannot_tell:
  missing_field: the deadline or the date of the award is not published
  not_final: no award was made yet
  inconsistent_dates: the award lies before the deadline, or more than a year after it
  no_threshold: no bands are known for the country
  band_gap: the days lie in a gap or an overlap of the bands, or the dates leave the band open
innocent:
  - Simple goods, decided quickly
  - Complex bids or a complaint, decided slowly
  - In other studies the other direction is the risky one
clears:
  - The minutes of the evaluation
weight: 10
needs_rung: record
sentence: "The award in {ocid:title} came {value_days} days after the deadline, which is a risky time in the country; the component stands at {value} of 1."
*/
select
  k.unit_id as unit_id,
  case
    when k.decision_period is null then 'cannot_tell'
    when k.decision_period >= $hit_from then 'hit'
    else 'clear'
  end as answer,
  k.decision_reason as reason,
  -- A component speaks in the index; alone it is no lead.
  if(k.decision_period >= $hit_from, 'suppressed:component_of_cri', null) as suppressed_by,
  k.ocid,
  t.buyer_id as entity_id,
  coalesce(c.awarded, c.estimate) as amount,
  if(c.awarded is not null, c.awarded_currency, c.estimate_currency) as currency,
  c.award_day as day,
  t.country,
  t.year,
  k.decision_period as value,
  cast($hit_from as double) as threshold,
  'bands of the country, ProACT definitions of December 2020' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  k.decision_days as value_days
from cri_component as k
join competition as c on c.unit_id = k.unit_id
join tender as t on t.ocid = k.ocid;

select
  h.unit_id, 'deadline' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'tenderPeriod/endDate' as field, t.tender_end_text as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join decision as d on d.unit_id = h.unit_id and d.status = 'active'
join award as a on a.ocid = d.ocid and a.award_id = d.award_id;
