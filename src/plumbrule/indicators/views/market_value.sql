/*
kind: table
meaning: A market, what was bought in one class, region and year, with the value awarded in it; suppliers who win together count as one.
columns:
  market: country, region, class and year in words; what rules join by
  country: ISO 3166-1 alpha-2 code
  year: year of the awards
  division: first two characters of the class
  region: region of the buyer; null when no award of the class and year has one
  n: awards
  valued: awards with a value
  total: sum of the values; null when they differ in currency
  currency: ISO 4217 code; null when they differ
  suppliers: suppliers with a valued award
  rank: rank of the weakest identity rung of the suppliers
  hhi: Herfindahl-Hirschman index of value shares, 0 to 1
  last_day: day of the latest award
*/
with supplied as (
  select
    market, supplier, count(*) as n, count(amount) as valued, sum(amount) as total,
    min(currency) as low, max(currency) as high, min(supplier_rank) as rank, max(day) as last_day
  from purchase_market
  where market is not null and supplier is not null
  group by market, supplier
),
whole as (
  select
    market, cast(sum(n) as bigint) as n, cast(sum(valued) as bigint) as valued, sum(total) as total, min(low) as low,
    max(high) as high, count(*) filter (where valued > 0) as suppliers, min(rank) as rank,
    max(last_day) as last_day,
    sum(cast(total as double) * cast(total as double)) as squares
  from supplied
  group by market
),
place as (
  select market, min(country) as country, max(year) as year, min(division) as division,
    min(region) as region
  from purchase_market
  where market is not null
  group by market
)
select
  w.market, p.country, p.year, p.division, p.region, w.n, w.valued,
  case when w.low = w.high then w.total end as total,
  case when w.low = w.high then w.low end as currency,
  w.suppliers, w.rank,
  case
    when w.low = w.high then w.squares / nullif(cast(w.total as double) * cast(w.total as double), 0)
  end as hhi,
  w.last_day
from whole as w
join place as p on p.market = w.market
