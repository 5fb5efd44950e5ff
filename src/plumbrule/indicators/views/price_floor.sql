/*
kind: table
meaning: Markets (country, year, category, class) with at least a hundred awards that can be compared with the estimate, and how many of them stand at one ratio below it.
columns:
  market: country, year, category and class in words
  country: ISO 3166-1 alpha-2 code
  year: year of the processes
  category: goods, works or services
  division: first two characters of the first item's class
  n: awards compared
  ratio: the most frequent ratio of award to estimate, to four digits
  at_ratio: awards within 0.0005 of it
  share: at_ratio by n
*/
with compared as (
  select
    concat(
      coalesce(country, 'no country'), ', ', coalesce(cast(year as varchar), 'no year'), ', ',
      coalesce(category, 'no category'), ', class ', coalesce(division, 'none')
    ) as market,
    country, year, category, division,
    round(cast(awarded as double) / nullif(cast(estimate as double), 0), 4) as q
  from competition
  where active = 1 and awarded > 1 and estimate > 1 and awarded_currency = estimate_currency
),
counted as (
  select market, q, count(*) as n from compared group by market, q
),
whole as (
  select market, sum(n) as n from counted group by market having sum(n) >= 100
),
-- A price at the estimate itself is a copied estimate, not a floor.
ranked as (
  select
    c.market, c.q, w.n,
    row_number() over (partition by c.market order by c.n desc, c.q) as place
  from counted as c
  join whole as w on w.market = c.market
  where c.q < 0.9995
),
near as (
  select r.market, r.q, r.n, sum(c.n) as at_ratio
  from ranked as r
  join counted as c on c.market = r.market and c.q >= r.q - 0.00055 and c.q <= r.q + 0.00055
  where r.place = 1
  group by r.market, r.q, r.n
),
place as (
  select
    market, min(country) as country, min(year) as year, min(category) as category,
    min(division) as division
  from compared
  group by market
)
select
  n.market, p.country, p.year, p.category, p.division, cast(n.n as bigint) as n, n.q as ratio,
  cast(n.at_ratio as bigint) as at_ratio,
  cast(n.at_ratio as double) / nullif(cast(n.n as double), 0) as share
from near as n
join place as p on p.market = n.market
