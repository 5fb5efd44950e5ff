/*
id: K-22
title: Best offer judged by fewer than two criteria
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: bid rigging
rationale: >
  If not the price alone decides, at least two criteria must be weighed; one alone, not the price, can
  be cut to a bidder.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2014/24/EU, article 67: the most economically advantageous tender"
  - "K-Monitor, Red Flags project: indicators of corruption risk in procurement notices"
needs: [tender.award_criteria, criterion.kind]
parameters:
  count_min:
    value: 2
    meaning: Least number of criteria of a procedure in which not the price alone decides
    source: K-Monitor, Red Flags project
cannot_tell:
  missing_field: neither the kind of award criteria nor a list of them is published, or the list is missing
innocent:
  - The price is fixed by law and quality alone is weighed
  - The list in the record is not the whole list of the documents
clears:
  - The criteria in the tender documents
weight: 10
needs_rung: record
sentence: "In {ocid:title}, in which not the price alone is to decide, {value} criterion is published."
*/
with judged as (
  select
    t.*, k.criteria,
    case
      when t.award_criteria is null and k.criteria is null then 'missing_field:tender/awardCriteria'
      when k.criteria is null then 'missing_field:tender/lots/awardCriteria/criteria'
    end as reason
  from tender as t
  join criteria_kind as k on k.ocid = t.ocid
  where coalesce(t.status, '') not in ('planning', 'planned')
    and (t.method is null or t.method <> 'direct')
    -- Where price alone decides, one criterion is all there is.
    and coalesce(t.award_criteria, '')
      not in ('priceOnly', 'costOnly', 'lowestCost', 'singleBidOnly')
    and not (t.award_criteria is null and coalesce(k.kind, '') = 'price')
)
select
  j.ocid as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.criteria < $count_min then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  cast(j.tender_end_latest as date) as day,
  j.country,
  j.year,
  cast(j.criteria as double) as value,
  cast($count_min as double) as threshold,
  'parameter count_min' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung
from judged as j;

select
  h.unit_id, 'kind of award criteria' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'awardCriteria' as field, t.award_criteria as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'a criterion' as role, 'criterion' as table_name,
  r.source, r.file, r.line, r.path, 'type' as field, r.kind as value
from hit as h
join criterion as r on r.ocid = h.ocid;
