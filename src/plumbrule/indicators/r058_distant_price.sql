/*
id: R058
title: The runner-up bid far above the winning price
version: "1.1"
since: "2026-11-24"
unit: lot
stage: award
category: collusion
rationale: >
  Rivals that are far dearer than is usual in the market may have bid to lose (cover bids), or the
  price was set so low that it will be raised after the award.
basis:
  - "UN Convention against Corruption, article 9(1): competition and objective criteria"
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R058"
needs: [bid.status, bid.value_amount, bid.value_currency, award.status, award.bid_id]
parameters:
  absolute:
    value: 0.0
    meaning: Relative gap from which a runner-up is distant in any market; 0 asks the comparison group alone
    source: off by default; our proposal
cannot_tell:
  missing_field: a valid bid has no price or currency, or a bid has no status
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  no_rate: bids are in several currencies, and no rate of the day or of the seven days before is loaded
  winner_unknown: several suppliers won, or it cannot be told which bid won
  too_few_bids: no valid bid of an independent rival has a price
  inconsistent_prices: price was the only criterion, and the winner was not the cheapest
  group_too_small: no comparison group has thirty gaps
  no_spread: half of the group's gaps are equal
innocent:
  - A very efficient or a new firm
  - Clearing of stock
  - The runner-up made a mistake
clears:
  - Cost sheet of the winner that explains the price
  - The contract was carried out at the price agreed
weight: 35
needs_rung: record
sentence: "The lowest rival bid in {ocid:title} ({rival_price}) was {percent} percent above the winning one ({winning}), farther than in comparable procedures."
*/
with judged as (
  select
    g.*, f.label, f.n, f.q1, f.q3, f.high as fence,
    case
      when g.reason is not null then 'cannot_tell'
      -- Equal prices are what R028 is about.
      when g.gap = 0 then 'clear'
      when $absolute > 0 and g.gap >= $absolute then 'hit'
      when f.n is null or f.q1 = f.q3 then 'cannot_tell'
      when ln(g.gap) >= f.high then 'hit'
      else 'clear'
    end as answer
  from price_gap as g
  left join price_gap_group as f on f.unit_id = g.unit_id
)
select
  j.unit_id,
  j.answer,
  case
    when j.reason is not null then j.reason
    when j.answer = 'clear' and j.gap = 0 then 'excluded:equal_prices'
    when j.answer <> 'cannot_tell' then null
    when j.n is null then 'group_too_small'
    else 'no_spread'
  end as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.amount_currency as currency,
  j.day,
  j.country,
  j.year,
  j.gap as value,
  case
    when $absolute > 0 and j.gap >= $absolute then $absolute
    else exp(j.fence)
  end as threshold,
  case
    when $absolute > 0 and j.gap >= $absolute then 'parameter absolute'
    else 'upper fence of the comparison group (Q3 + 1.5 IQR of ln gap)'
  end as threshold_source,
  case
    when j.answer = 'hit' and j.n is not null then concat(
      j.label, ': ', cast(j.n as varchar), ' gaps, quartiles ',
      cast(round(exp(j.q1), 4) as varchar), ' and ', cast(round(exp(j.q3), 4) as varchar)
    )
  end as comparison,
  'record' as rung,
  j.supplier as supplier_id,
  j.rival as rival_id,
  j.winning,
  j.currency as winning_currency,
  j.rival_price,
  j.currency as rival_price_currency,
  round(100 * j.gap, 2) as percent,
  j.bid_id,
  j.award_id
from judged as j;

select
  h.unit_id, if(b.bid_id = h.bid_id, 'the winning bid', concat('a bid, ', b.status)) as role,
  'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join offer as o on o.unit_id = h.unit_id
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where o.submitted
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id
union all
select
  h.unit_id, r.role, r.table_name, r.source, r.file, r.line, r.path, r.field, r.value
from hit as h
join rate_used as r on r.unit_id = h.unit_id;
