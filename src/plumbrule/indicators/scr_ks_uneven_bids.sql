/*
id: SCR-KS
title: Bids unevenly spread between the cheapest and the dearest
version: "1.1"
since: "2026-11-24"
unit: lot
stage: award
category: collusion
rationale: >
  Prices that were arranged bunch together at one end of their range. The distance from an even spread is compared with what independent bids of the same number give.
basis:
  - "Huber and Imhof, Machine learning with screens for detecting bid-rigging cartels, International Journal of Industrial Organization 65 (2019)"
  - "Kolmogorov, Sulla determinazione empirica di una legge di distribuzione (1933), for the distance"
needs: [bid.status, bid.value_amount, bid.value_currency, bid_party.party_id, award.status]
parameters:
  p_max:
    value: 0.05
    meaning: Chance of such a distance when the bids between are even; 0.05 or 0.01
    source: by convention
  n_bids_min:
    value: 4
    meaning: Least number of bidders with a valid price
    source: two bids between the extremes are the least that can be uneven
  fixed_price_details:
    value: [fixed price, fixed rate, price floor, lottery, draw of lots]
    meaning: Local names, in lower case, of procedures in which close prices are expected
    source: our proposal
cannot_tell:
  missing_field: a bid has no status, or a valid bid has no price or currency
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  no_rate: bids are in several currencies, and no rate of the day or of the seven days before is loaded
  too_few_obs: the valid bids are of too few bidders
  no_spread: all bids are equal
innocent:
  - True costs are not evenly spread
  - One outlier, such as a typing error, pushes the others together
clears:
  - Cost sheets of the bidders that were made independently
  - Other competitions of the same bidders with prices spread as usual
weight: 12
needs_rung: record
sentence: "The {bidders} valid bids in {ocid:title} bunched together: their distance from an even spread was {value}."
*/
with judged as (
  select
    s.*, u.at_05, u.at_01,
    case
      when s.reason is not null then 'cannot_tell'
      when s.n < $n_bids_min then 'cannot_tell'
      when s.ks is null then 'cannot_tell'
      when s.ks >= if($p_max < 0.05, u.at_01, u.at_05) then 'hit'
      else 'clear'
    end as answer
  from price_spread as s
  left join uniform_distance as u on u.n = least(s.n, 30)
  where s.valid >= $n_bids_min
)
select
  j.unit_id,
  j.answer,
  case
    when j.answer <> 'cannot_tell' then null
    when j.reason is not null then j.reason
    when j.n < $n_bids_min then 'too_few_obs'
    when j.ks is null then 'no_spread'
  end as reason,
  case
    when j.answer <> 'hit' then null
    when lower(j.method_details) in $fixed_price_details then 'suppressed:fixed_price'
    when j.at_floor then 'suppressed:floor_price'
  end as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.awarded as amount,
  j.awarded_currency as currency,
  j.day,
  j.country,
  j.year,
  j.ks as value,
  if($p_max < 0.05, j.at_01, j.at_05) as threshold,
  'exact law of the distance for the same number of bidders' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.n as bidders
from judged as j;

select
  h.unit_id, 'a valid bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join offer as o on o.unit_id = h.unit_id and o.status = 'valid'
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join decision as d on d.unit_id = h.unit_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id
union all
select
  h.unit_id, r.role, r.table_name, r.source, r.file, r.line, r.path, r.field, r.value
from hit as h
join rate_used as r on r.unit_id = h.unit_id;
