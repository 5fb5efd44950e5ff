/*
kind: table
meaning: How estimates lie around a legal limit, for each market of a limit and each buyer in it, with the same counts around round multiples of the limit that are no limit.
columns:
  market: country, kind of limit, its value and the law in words
  buyer: entity of the buyer; null for the market as a whole
  rank: rank of the weakest identity rung of the buyer's records
  country: ISO 3166-1 alpha-2 code
  year: latest year
  limit_amount: the limit
  currency: ISO 4217 code
  law: the law
  processes: processes to which the limit applies
  valued: those with an estimate in its currency
  below: estimates from a tenth below the limit up to it, the limit itself excluded
  lower: estimates from three tenths to one tenth below it
  upper: estimates from the limit to a fifth above it
  n: below + lower + upper
  expected: below as the density on both sides lets expect: a quarter of lower + upper
  z: standard deviations of below from a fifth of n, which a straight density would give
  excess: (below - expected) by fifth parts of expected, the mean of a bin of a fiftieth of the limit
  excess_low: lower end of the 99 percent interval of excess
  placebo_ratio: greatest below / expected around multiples that are no limit, in the market
  placebo_excess: greatest excess there
  placebos: multiples with at least thirty estimates around
*/
with estimated as (
  select
    t.ocid, coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) as buyer,
    rung_rank(coalesce(e.rung, 'self')) as rank, t.country, t.year, v.name, v.limit_amount,
    v.currency, v.law,
    case
      when t.value_amount > 1 and t.value_currency = v.currency
        then cast(t.value_amount as double) / nullif(cast(v.limit_amount as double), 0)
    end as x
  from value_limit as v
  join tender as t on t.ocid = v.ocid
  left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
  where v.limit_amount is not null
    and coalesce(t.status, '') not in ('planning', 'planned')
),
marked as (
  select
    e.*,
    concat(
      e.country, ', ', e.name, ' ', cast(cast(e.limit_amount as bigint) as varchar), ' ',
      e.currency, ', ', e.law
    ) as market
  from estimated as e
),
counted as (
  select
    market, cast(null as varchar) as buyer, 9 as rank, min(country) as country, max(year) as year,
    min(limit_amount) as limit_amount, min(currency) as currency, min(law) as law,
    count(*) as processes, count(x) as valued,
    count(*) filter (where x >= 0.9 and x < 1.0) as below,
    count(*) filter (where x >= 0.7 and x < 0.9) as lower,
    count(*) filter (where x >= 1.0 and x < 1.2) as upper
  from marked
  group by market
  union all
  select
    market, buyer, min(rank) as rank, min(country) as country, max(year) as year,
    min(limit_amount) as limit_amount, min(currency) as currency, min(law) as law,
    count(*) as processes, count(x) as valued,
    count(*) filter (where x >= 0.9 and x < 1.0) as below,
    count(*) filter (where x >= 0.7 and x < 0.9) as lower,
    count(*) filter (where x >= 1.0 and x < 1.2) as upper
  from marked
  where buyer is not null
  group by market, buyer
),
multiple as (
  -- Far enough from the limit that the counts around them and around it do not overlap.
  select 0.4 as times union all select 0.5 as times union all select 1.5 as times
  union all select 2.0 as times
),
placebo as (
  select
    m.market, f.times,
    count(*) filter (where m.x >= 0.9 * f.times and m.x < f.times) as below,
    count(*) filter (where m.x >= 0.7 * f.times and m.x < 0.9 * f.times) as lower,
    count(*) filter (where m.x >= f.times and m.x < 1.2 * f.times) as upper
  from marked as m
  cross join multiple as f
  where m.x is not null
  group by m.market, f.times
),
placebos as (
  select
    market, count(*) as n,
    max(below / greatest((lower + upper) / 4.0, 0.25)) as ratio,
    max(5.0 * (below - (lower + upper) / 4.0) / greatest((lower + upper) / 4.0, 0.25)) as excess
  from placebo
  where below + lower + upper >= 30
  group by market
),
measured as (
  select
    c.*, c.below + c.lower + c.upper as n,
    cast(greatest((c.lower + c.upper) / 4.0, 0.25) as double) as expected
  from counted as c
)
select
  m.market, m.buyer, m.rank, m.country, m.year, m.limit_amount, m.currency, m.law, m.processes,
  m.valued, m.below, m.lower, m.upper, m.n, m.expected,
  (m.below - 0.2 * m.n) / nullif(sqrt(0.16 * m.n), 0) as z,
  5.0 * (m.below - m.expected) / nullif(m.expected, 0) as excess,
  -- Poisson counts: the variance of below is itself, that of expected a sixteenth of its counts.
  5.0 * (m.below - m.expected - 2.58 * sqrt(m.below + (m.lower + m.upper) / 16.0))
    / nullif(m.expected, 0)
    as excess_low,
  cast(p.ratio as double) as placebo_ratio,
  cast(p.excess as double) as placebo_excess,
  coalesce(p.n, 0) as placebos
from measured as m
left join placebos as p on p.market = m.market
