/*
id: CRI-1
title: "Component of the corruption risk index: single bid"
version: "1.0"
since: "2026-11-24"
unit: lot
stage: tender
category: low competition
rationale: >
  One bid in a procedure open to competition is the output side of the index: the competition that
  should have been is not there.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
needs: [tender.method, bid.status, bid_party.party_id, tender.number_of_tenderers]
parameters:
  hit_from:
    value: 1
    meaning: Value of the component (0, 0.5 or 1) from which it is a hit
    source: our proposal; only 0 and 1 occur
cannot_tell:
  missing_field: the method, or every count of bidders, is not published
  unparseable: the method is a word that is none of the four of the standard
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  sources_disagree: the bids and the number of tenderers do not agree
  not_final: no award was made yet
innocent:
  - One firm alone makes or sells the thing
  - A remote place or a very special need
clears:
  - Market research on file that shows one supplier
weight: 10
needs_rung: record
sentence: "{ocid:title} received one bid; the component stands at {value} of 1."
*/
select
  k.unit_id as unit_id,
  case
    when k.single is null then 'cannot_tell'
    when k.single >= $hit_from then 'hit'
    else 'clear'
  end as answer,
  k.single_reason as reason,
  -- A component speaks in the index; alone it is no lead.
  if(k.single >= $hit_from, 'suppressed:component_of_cri', null) as suppressed_by,
  k.ocid,
  t.buyer_id as entity_id,
  coalesce(c.awarded, c.estimate) as amount,
  if(c.awarded is not null, c.awarded_currency, c.estimate_currency) as currency,
  c.award_day as day,
  t.country,
  t.year,
  k.single as value,
  cast($hit_from as double) as threshold,
  'definition: one bidder' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung
from cri_component as k
join competition as c on c.unit_id = k.unit_id
join tender as t on t.ocid = k.ocid
where k.single_reason is distinct from 'not_competitive';

select
  h.unit_id, 'the procedure and its count of bidders' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'numberOfTenderers' as field, cast(t.number_of_tenderers as varchar) as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'the bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join offer as o on o.unit_id = h.unit_id and o.submitted
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id;
