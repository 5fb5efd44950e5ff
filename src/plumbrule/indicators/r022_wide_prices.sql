/*
id: R022
title: Bids far farther apart than in comparable competitions
version: "1.1"
since: "2026-11-24"
unit: lot
stage: award
category: collusion
rationale: >
  Prices that differ beyond what the market knows may come from cover bids set absurdly high, or from information that only one bidder had.
basis:
  - "UN Convention against Corruption, article 9(1): competition and objective criteria"
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R022"
needs: [bid.status, bid.value_amount, bid.value_currency, bid_party.party_id, award.status]
parameters:
  n_bids_min:
    value: 3
    meaning: Least number of bidders with a valid price
    source: Open Contracting Partnership, R022, and our proposal
  fixed_price_details:
    value: [fixed price, fixed rate, price floor, lottery, draw of lots]
    meaning: Local names, in lower case, of procedures in which close prices are expected
    source: our proposal
cannot_tell:
  missing_field: a bid has no status, or a valid bid has no price or currency
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  no_rate: bids are in several currencies, and no rate of the day or of the seven days before is loaded
  too_few_obs: the valid bids are of too few bidders
  group_too_small: no comparison group of the same number of bidders has thirty competitions
  no_spread: half of the group is equal
innocent:
  - Very different technical solutions
  - An unclear specification
  - One typing error
clears:
  - Specifications that allow different solutions, and bids that use them
  - The bidder confirms a mistake in the sum
weight: 25
needs_rung: record
sentence: "The {bidders} valid bids in {ocid:title} differed far more than in comparable competitions: standard deviation {percent} percent of the mean, the dearest {range_percent} percent above the cheapest."
*/
with judged as (
  select
    s.*, g.label, g.n as peers, g.cv_fence, g.spd_fence,
    case
      when s.reason is not null then 'cannot_tell'
      when s.n < $n_bids_min then 'cannot_tell'
      when s.spd = 0 then 'clear'
      when g.cv_fence is null or g.spd_fence is null then 'cannot_tell'
      when ln(s.cv) > g.cv_fence or ln(s.spd) > g.spd_fence then 'hit'
      else 'clear'
    end as answer
  from price_spread as s
  left join spread_group as g on g.unit_id = s.unit_id
  where s.valid >= $n_bids_min
)
select
  j.unit_id,
  j.answer,
  case
    when j.answer <> 'cannot_tell' then null
    when j.reason is not null then j.reason
    when j.n < $n_bids_min then 'too_few_obs'
    when j.label is null then 'group_too_small'
    when true then 'no_spread'
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
  j.cv as value,
  exp(j.cv_fence) as threshold,
  'upper fence of the comparison group' as threshold_source,
  case
    when j.label is not null then concat(cast(j.peers as varchar), ' in ', j.label)
  end as comparison,
  'record' as rung,
  j.n as bidders,
  100.0 * j.cv as percent,
  100.0 * j.spd as range_percent
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
