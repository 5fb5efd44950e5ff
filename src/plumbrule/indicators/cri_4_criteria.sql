/*
id: CRI-4
title: "Component of the corruption risk index: award criteria"
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: bid rigging
rationale: >
  Criteria other than price leave room for judgement: 0 for price alone or a small or whole weight
  elsewhere, 0.5 when they weigh from 0.4 to below 1 or have no published weight.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
needs: [tender.award_criteria, criterion.weight, criterion.kind]
parameters:
  hit_from:
    value: 0.5
    meaning: Value of the component (0, 0.5 or 1) from which it is a hit
    source: our proposal; 1 would need evidence that criteria are absent although required
cannot_tell:
  missing_field: the award criteria are not published
innocent:
  - Services in which quality must decide
clears:
  - Criteria and weights that were published before bids were due, and scores that follow them
weight: 10
needs_rung: record
sentence: "Criteria other than price decide in {ocid:title} with much weight or without a published one; the component stands at {value} of 1."
*/
select
  k.ocid as unit_id,
  case
    when k.criteria is null then 'cannot_tell'
    when k.criteria >= $hit_from then 'hit'
    else 'clear'
  end as answer,
  k.criteria_reason as reason,
  -- A component speaks in the index; alone it is no lead.
  if(k.criteria >= $hit_from, 'suppressed:component_of_cri', null) as suppressed_by,
  k.ocid,
  t.buyer_id as entity_id,
  t.value_amount as amount,
  t.value_currency as currency,
  cast(t.tender_end_latest as date) as day,
  t.country,
  t.year,
  k.criteria as value,
  cast($hit_from as double) as threshold,
  'definition: weight of 0.4 to below 1, or none published' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung
from (
  -- What concerns the whole process is the same for each of its lots.
  select ocid, min(criteria) as criteria, min(criteria_reason) as criteria_reason
  from cri_component
  group by ocid
) as k
join tender as t on t.ocid = k.ocid;

select
  h.unit_id, 'award criteria' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'awardCriteria' as field, t.award_criteria as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'a criterion' as role, 'criterion' as table_name,
  r.source, r.file, r.line, r.path, 'numbers/number' as field, cast(r.weight as varchar) as value
from hit as h
join criterion as r on r.ocid = h.ocid;
