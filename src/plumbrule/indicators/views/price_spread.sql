/*
kind: table
meaning: How the valid bids of an awarded competition are spread, one price for each bidder; for competitions with two valid bids or more in which price may have decided.
columns:
  unit_id: the competition
  ocid: the process
  country: ISO 3166-1 alpha-2 code
  year: year of the process
  method: open, selective, limited or direct
  method_details: local name of the procedure
  category: goods, works or services
  division: first two characters of the first item's class
  valid: valid bids, with those of unknown status when the status is missing
  n: bidders with a valid price
  currency: ISO 4217 code of the prices
  first_price: lowest price (b1)
  second_price: next price (b2), equal to b1 when two bidders bid the same
  last_price: highest price (bn)
  cv: sample standard deviation by mean
  spd: (bn - b1) / b1
  diffp: (b2 - b1) / b1
  rd: (b2 - b1) by the sample standard deviation of b2 to bn; null when that is zero
  rdalt: (b2 - b1) by the mean step between b2 and bn; null when that is zero
  rdnor: (b2 - b1) by the mean step between b1 and bn; null when all are equal
  skew: sample-corrected skewness; null with fewer than three bids or no spread
  kurt: sample-corrected excess kurtosis; null with fewer than four bids or no spread
  ks: greatest distance of the scaled prices (b - b1) / (bn - b1) from the uniform law
  at_floor: whether three in ten awards of the market stand at one ratio below the estimate, as under a price floor
  reason: why the prices cannot be compared; null when they can
  supplier: who won
  awarded: sum of the active awards, else the lowest price
  awarded_currency: ISO 4217 code
  day: day of the award
*/
with population as (
  select c.*
  from competition as c
  where c.active > 0
    and (c.valid >= 2 or (c.bids >= 2 and c.unknown > 0) or c.unlinked)
    and (c.award_criteria is null or c.award_criteria in ('priceOnly', 'lowestCost'))
),
priced as (
  -- Several bids of one bidder are one voice: its lowest price.
  select
    p.unit_id, coalesce(o.tenderer, o.bid_id) as bidder, min(o.compared_price) as price,
    min(coalesce(o.compared_currency, '')) as currency_low,
    max(coalesce(o.compared_currency, '')) as currency_high
  from population as p
  join offer as o on o.unit_id = p.unit_id
  where o.status = 'valid' and not p.unlinked and p.unknown = 0 and p.priced_valid = p.valid
  group by p.unit_id, coalesce(o.tenderer, o.bid_id)
),
placed as (
  select
    unit_id, bidder, price, currency_low, currency_high,
    row_number() over (partition by unit_id order by price, bidder) as place,
    count(*) over (partition by unit_id order by price) as upto
  from priced
),
summed as (
  select
    unit_id, count(*) as n, sum(price) as total, min(price) as b1,
    min(price) filter (where place = 2) as b2, max(price) as bn,
    sum(price) filter (where place >= 2) as losers_total,
    min(currency_low) as currency_low, max(currency_high) as currency_high
  from placed
  group by unit_id
  having count(*) >= 2 and min(currency_low) = max(currency_high)
),
-- Deviations are kept as decimals so that their sums do not depend on the order of adding.
deviated as (
  select
    s.unit_id, s.n, p.place,
    cast(
      round(cast(p.price as double) / nullif(cast(s.total as double) / nullif(s.n, 0), 0) - 1.0, 9)
      as decimal(18, 9)
    ) as u,
    cast(
      round(
        cast(p.price as double) / nullif(cast(s.losers_total as double) / nullif(s.n - 1, 0), 0) - 1.0, 9
      ) as decimal(18, 9)
    ) as v,
    abs(
      p.upto / nullif(cast(s.n as double), 0)
      - cast(p.price - s.b1 as double) / nullif(cast(s.bn - s.b1 as double), 0)
    ) as d
  from placed as p
  join summed as s on s.unit_id = p.unit_id
),
squared as (
  select
    unit_id, n,
    sqrt(cast(sum(u * u) as double) / nullif(n - 1, 0)) as cv,
    sqrt(cast(sum(v * v) filter (where place >= 2) as double) / nullif(n - 2, 0)) as losers_cv,
    max(d) as ks
  from deviated
  group by unit_id, n
),
standardised as (
  select
    q.unit_id,
    sum(cast(round(power(cast(d.u as double) / nullif(q.cv, 0), 3), 9) as decimal(18, 9))) as third,
    sum(cast(round(power(cast(d.u as double) / nullif(q.cv, 0), 4), 9) as decimal(18, 9))) as fourth
  from squared as q
  join deviated as d on d.unit_id = q.unit_id
  where q.n >= 3
  group by q.unit_id
)
select
  p.unit_id, p.ocid, p.country, p.year, p.method, p.method_details, p.category, p.division,
  p.valid + p.unknown as valid,
  s.n, s.currency_low as currency, s.b1 as first_price, s.b2 as second_price, s.bn as last_price,
  q.cv,
  cast(s.bn - s.b1 as double) / nullif(cast(s.b1 as double), 0) as spd,
  cast(s.b2 - s.b1 as double) / nullif(cast(s.b1 as double), 0) as diffp,
  round(
    cast(s.b2 - s.b1 as double)
      / nullif(q.losers_cv * cast(s.losers_total as double) / nullif(s.n - 1, 0), 0), 6
  ) as rd,
  cast(s.b2 - s.b1 as double)
    / nullif(cast(s.bn - s.b2 as double) / nullif(s.n - 2, 0), 0) as rdalt,
  cast(s.b2 - s.b1 as double)
    / nullif(cast(s.bn - s.b1 as double) / nullif(s.n - 1, 0), 0) as rdnor,
  s.n * cast(z.third as double) / nullif((s.n - 1.0) * (s.n - 2.0), 0) as skew,
  case
    when s.n >= 4 then
      s.n * (s.n + 1.0) * cast(z.fourth as double)
        / nullif((s.n - 1.0) * (s.n - 2.0) * (s.n - 3.0), 0)
      - 3.0 * (s.n - 1.0) * (s.n - 1.0) / nullif((s.n - 2.0) * (s.n - 3.0), 0)
  end as kurt,
  q.ks,
  coalesce(f.share >= 0.3, false) as at_floor,
  case
    when p.unlinked then 'unlinked_lot'
    when p.unknown > 0 then 'missing_field:bids/details/status'
    when p.priced_valid < p.valid then 'missing_field:bids/details/value/amount'
    when p.currency_low = '' then 'missing_field:bids/details/value/currency'
    when s.unit_id is null and p.currency_low <> p.currency_high then 'no_rate'
    when s.unit_id is null then 'too_few_obs'
  end as reason,
  w.supplier,
  coalesce(p.awarded, s.b1) as awarded,
  if(p.awarded is null, s.currency_low, p.awarded_currency) as awarded_currency,
  p.award_day as day
from population as p
left join summed as s on s.unit_id = p.unit_id
left join squared as q on q.unit_id = p.unit_id
left join standardised as z on z.unit_id = p.unit_id
left join price_floor as f
  on f.country is not distinct from p.country and f.year is not distinct from p.year
  and f.category is not distinct from p.category and f.division is not distinct from p.division
left join (
  select unit_id, min(supplier) as supplier from decision where status = 'active' group by unit_id
) as w on w.unit_id = p.unit_id
