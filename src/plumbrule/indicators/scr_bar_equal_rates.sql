/*
id: SCR-BAR
title: Bids almost equal in their distance from the floor
version: "1.1"
since: "2026-11-24"
unit: lot
stage: award
category: collusion
rationale: >
  Where bids are made as a rate of a base price above a floor, independent bidders differ in how near
  they dare to go. Rates that all but agree over the first ranks may have been agreed.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
needs: [bid.status, bid.value_amount, bid.value_currency, tender.value_amount, tender.value_currency]
parameters:
  floor_rate:
    value: 0.0
    meaning: Least rate of the base price that may be accepted, in percent; 0 takes the floor that the market shows
    source: the law of the country; none is known by default
  floor_share:
    value: 0.1
    meaning: Least share of the market's awards at one ratio to the estimate for that ratio to show a floor
    source: our proposal
  ranks:
    value: 5
    meaning: Bids above the floor that are compared, from the lowest
    source: our proposal
  n_min:
    value: 30
    meaning: Least number of competitions in the comparison group
    source: our proposal
cannot_tell:
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  missing_field: the base price is missing, or a bid has no price or currency
  no_rate: bids and base price are in several currencies
  no_threshold: no floor is set and the market shows none
  too_few_obs: fewer than two bids stand at or above the floor
  group_too_small: fewer competitions in the comparison group than needed
innocent:
  - All aim at the floor because the lowest bid above it wins
clears:
  - Bids prepared and sent apart, with their own calculations
weight: 12
needs_rung: record
sentence: "The {compared} lowest bids above the floor in {ocid:title} differed by {value} points of the base price only."
*/
with population as (
  select
    c.*,
    case
      when $floor_rate > 0 then $floor_rate
      when f.share >= $floor_share then 100.0 * f.ratio
    end as least_rate,
    case
      when c.unlinked then 'unlinked_lot'
      when c.estimate is null or c.estimate <= 1 then 'missing_field:tender/value/amount'
      when c.priced_valid < c.valid then 'missing_field:bids/details/value/amount'
      when c.currency_low = '' then 'missing_field:bids/details/value/currency'
      when c.currency_low <> c.currency_high or c.estimate_currency is distinct from c.currency_low
        then 'no_rate'
      when $floor_rate <= 0 and coalesce(f.share, 0.0) < $floor_share then 'no_threshold'
    end as obstacle
  from competition as c
  left join price_floor as f
    on f.country is not distinct from c.country and f.year is not distinct from c.year
    and f.category is not distinct from c.category and f.division is not distinct from c.division
  where c.active > 0 and c.valid >= 2
),
rated as (
  select
    p.unit_id, o.bid_id,
    round(100.0 * cast(o.compared_price as double) / nullif(cast(p.estimate as double), 0), 6)
      - p.least_rate as bar
  from population as p
  join offer as o on o.unit_id = p.unit_id
  where p.obstacle is null and o.status = 'valid'
),
placed as (
  select unit_id, bar, row_number() over (partition by unit_id order by bar, bid_id) as place
  from rated
  where bar >= -0.0001
),
spread as (
  select unit_id, count(*) as compared, max(bar) - min(bar) as width
  from placed
  where place <= $ranks
  group by unit_id
  having count(*) >= 2
),
keyed as (
  select
    p.*, s.compared, round(s.width, 6) as width,
    concat(
      coalesce(p.country, 'no country'), ', ', coalesce(cast(p.year as varchar), 'no year'), ', ',
      coalesce(p.category, 'no category'), ', ', cast(s.compared as varchar), ' bids'
    ) as label
  from population as p
  left join spread as s on s.unit_id = p.unit_id
),
peers as (
  select label, count(*) as n, quantile8(list_sort(array_agg(width)), 0.05) as low
  from keyed
  where width is not null
  group by label
),
judged as (
  select
    k.*, g.n, g.low,
    case
      when k.obstacle is not null then k.obstacle
      when k.compared is null then 'too_few_obs'
      when g.n < $n_min then 'group_too_small'
    end as reason
  from keyed as k
  left join peers as g on g.label = k.label
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.width < j.low then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  cast(null as varchar) as entity_id,
  j.awarded as amount,
  j.awarded_currency as currency,
  j.award_day as day,
  j.country,
  j.year,
  j.width as value,
  j.low as threshold,
  'fifth percentile of the comparison group' as threshold_source,
  case when j.reason is null then concat(cast(j.n as varchar), ' in ', j.label) end as comparison,
  'record' as rung,
  j.compared
from judged as j;

select
  h.unit_id, 'a valid bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join offer as o on o.unit_id = h.unit_id and o.status = 'valid'
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
union all
select
  h.unit_id, 'the base price' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'value/amount' as field, cast(t.value_amount as varchar) as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, r.role, r.table_name, r.source, r.file, r.line, r.path, r.field, r.value
from hit as h
join rate_used as r on r.unit_id = h.unit_id;
