/*
id: SCR-RDNOR
title: First step between bids far wider than the mean step
version: "1.1"
since: "2026-11-24"
unit: lot
stage: award
category: collusion
rationale: >
  The distance of the two lowest bids measured by the mean of all steps; it is bounded by the number of bidders less one and never infinite.
basis:
  - "Huber and Imhof, Machine learning with screens for detecting bid-rigging cartels, International Journal of Industrial Organization 65 (2019)"
  - "Imhof, Detecting bid-rigging cartels with descriptive statistics, Journal of Competition Law and Economics 13 (2017)"
needs: [bid.status, bid.value_amount, bid.value_currency, bid_party.party_id, award.status]
parameters:
  rdnor_min:
    value: 1.5
    meaning: Ratio of the first step to the mean step above which it stands out
    source: our proposal
  n_bids_min:
    value: 3
    meaning: Least number of bidders with a valid price
    source: with two bidders the ratio is always one
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
  - One firm that is really cheaper than the rest
  - Losers that worked from the same published estimate
clears:
  - Cost sheets of the bidders that were made independently
  - Other competitions of the same bidders with prices spread as usual
weight: 12
needs_rung: record
sentence: "The step from the lowest to the next of {bidders} valid bids in {ocid:title} was {value} times the mean step."
*/
with judged as (
  select
    s.*,
    case
      when s.reason is not null then 'cannot_tell'
      when s.n < $n_bids_min then 'cannot_tell'
      when s.rdnor is null then 'cannot_tell'
      when s.rdnor > $rdnor_min then 'hit'
      else 'clear'
    end as answer
  from price_spread as s
  where s.valid >= $n_bids_min
)
select
  j.unit_id,
  j.answer,
  case
    when j.answer <> 'cannot_tell' then null
    when j.reason is not null then j.reason
    when j.n < $n_bids_min then 'too_few_obs'
    when j.rdnor is null then 'no_spread'
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
  j.rdnor as value,
  cast($rdnor_min as double) as threshold,
  'parameter rdnor_min' as threshold_source,
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
