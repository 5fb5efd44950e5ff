/*
kind: table
meaning: How far the lowest valid rival stood above the winning bid, for competitions with one winner and at least two valid bids in which price may have decided.
columns:
  unit_id: the competition
  ocid: the process
  country: ISO 3166-1 alpha-2 code
  year: year of the process
  method: open, selective, limited or direct
  category: goods, works or services
  division: first two characters of the first item's class
  region: region of the buyer
  bid_id: the winning bid
  award_id: the award
  supplier: who won
  winning: price of the winning bid
  rival_price: lowest price of a valid bid by others
  rival: who made it
  currency: ISO 4217 code of both
  gap: (rival_price - winning) / winning; null when it cannot be told
  reason: why it cannot be told
  amount: value of the award, or the winning price
  amount_currency: ISO 4217 code
  day: day of the award
  criteria_known: whether the award criteria are published
*/
with population as (
  select c.*
  from competition as c
  where c.active > 0
    and (c.valid >= 2 or (c.bids >= 2 and c.unknown > 0) or c.unlinked)
    and (c.award_criteria is null or c.award_criteria in ('priceOnly', 'lowestCost'))
),
won as (
  select p.*, w.bid_id, w.award_id, w.evidence, w.price, w.tenderer, w.supplier
  from population as p
  left join winning_bid as w on w.unit_id = p.unit_id and p.active = 1
),
rival as (
  select w.unit_id, min(o.compared_price) as price
  from won as w
  join offer as o on o.unit_id = w.unit_id
  where o.status = 'valid' and o.bid_id <> w.bid_id and o.compared_price is not null
    and not shares_member(o.tenderer, w.tenderer)
  group by w.unit_id
),
rival_name as (
  select r.unit_id, min(o.tenderer) as tenderer
  from rival as r
  join won as w on w.unit_id = r.unit_id
  join offer as o on o.unit_id = r.unit_id and o.compared_price = r.price
  where o.status = 'valid' and not shares_member(o.tenderer, w.tenderer)
  group by r.unit_id
),
judged as (
  select
    w.*, r.price as rival_price, n.tenderer as rival,
    case
      when w.unlinked then 'unlinked_lot'
      when w.unknown > 0 then 'missing_field:bids/details/status'
      when w.active > 1 then 'winner_unknown'
      when w.priced_valid < w.valid then 'missing_field:bids/details/value/amount'
      when w.currency_low = '' then 'missing_field:bids/details/value/currency'
      when w.currency_low <> w.currency_high then 'no_rate'
      when w.bid_id is null then 'winner_unknown'
      when w.price is null then 'missing_field:bids/details/value/amount'
      when r.price is null then 'too_few_bids'
      when r.price < w.price and w.award_criteria is not null then 'inconsistent_prices'
    end as reason
  from won as w
  left join rival as r on r.unit_id = w.unit_id
  left join rival_name as n on n.unit_id = w.unit_id
)
select
  j.unit_id, j.ocid, j.country, j.year, j.method, j.category, j.division, j.region,
  j.bid_id, j.award_id, j.supplier, j.price as winning, j.rival_price, j.rival,
  j.currency_low as currency,
  case
    when j.reason is null
      then cast(j.rival_price - j.price as double) / nullif(cast(j.price as double), 0)
  end as gap,
  j.reason,
  coalesce(j.awarded, j.price) as amount,
  if(j.awarded is null, j.currency_low, j.awarded_currency) as amount_currency,
  j.award_day as day,
  (j.award_criteria is not null) as criteria_known
from judged as j
-- Criteria are not published and the winner was not the cheapest: price alone did not decide.
where j.reason is not null or j.rival_price >= j.price
