/*
id: SCR-ROUND
title: Losers' prices rounder than winners'
version: "1.0"
since: "2026-11-24"
unit: market (country, year, category, class, currency)
stage: award
category: collusion
rationale: >
  A price that is meant to win is calculated; one that is meant to lose can be made up, and people make
  up round numbers.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
  - "Benjamini and Hochberg, Controlling the false discovery rate (1995)"
needs: [bid.status, bid.value_amount, bid.value_currency, award.status, award.bid_id]
parameters:
  n_min:
    value: 30
    meaning: Least number of losing and of winning prices in whole units
    source: our proposal
  p_max:
    value: 0.01
    meaning: Share of false finds that is accepted among all markets looked at
    source: our proposal
cannot_tell:
  too_few_obs: fewer winning or losing prices than needed
innocent:
  - Budgets that are round
  - A currency of little value, in which all prices are round
  - Professional services at round fees
clears:
  - Losing bids with cost sheets that add up to the price
weight: 12
needs_rung: record
sentence: "In the market {market}, {losing_percent} percent of {losers} losing prices were round, and {winning_percent} percent of {winners} winning ones."
*/
with priced as (
  -- A price is round when it has more zeros at its end than other digits.
  select
    c.country, c.year, c.category, c.division, o.currency, o.unit_id, o.bid_id,
    (w.bid_id is not null) as won,
    length(cast(cast(o.price as bigint) as varchar)) as digits,
    length(regexp_replace(cast(cast(o.price as bigint) as varchar), '0+$', '', 'g')) as significant
  from competition as c
  join offer as o on o.unit_id = c.unit_id
  left join (
    select unit_id, bid_id
    from winning_bid
    where bid_id is not null
    group by unit_id, bid_id
  ) as w on w.unit_id = o.unit_id and w.bid_id = o.bid_id
  where c.active > 0 and c.priced_valid >= 2 and o.status = 'valid' and o.price is not null
    and o.currency is not null and o.price = floor(o.price)
    and exists (
      select 1 as one from winning_bid as x
      where x.unit_id = c.unit_id and x.bid_id is not null
    )
),
market as (
  select
    concat(
      coalesce(country, 'no country'), ', ', coalesce(cast(year as varchar), 'no year'), ', ',
      coalesce(category, 'no category'), ', class ', coalesce(division, 'none'), ', ', currency
    ) as market,
    min(country) as country, min(year) as year, min(category) as category,
    min(division) as division, min(currency) as currency,
    count(*) filter (where won) as winners,
    count(*) filter (where not won) as losers,
    count(*) filter (where won and digits - significant > significant) as winners_round,
    count(*) filter (where not won and digits - significant > significant) as losers_round
  from priced
  group by country, year, category, division, currency
),
measured as (
  select
    m.*,
    m.losers_round / nullif(cast(m.losers as double), 0) as losing,
    m.winners_round / nullif(cast(m.winners as double), 0) as winning,
    (m.losers_round + m.winners_round) / nullif(cast(m.losers + m.winners as double), 0) as pooled,
    case when m.winners < $n_min or m.losers < $n_min then 'too_few_obs' end as reason
  from market as m
),
tested as (
  -- The tail of the normal law lies under half of exp(-z * z / 2).
  select
    m.*,
    case
      when m.reason is not null then null
      when m.losing <= m.winning then 1.0
      else 0.5 * exp(
        -0.5 * (m.losing - m.winning) * (m.losing - m.winning)
          / nullif(
            m.pooled * (1.0 - m.pooled)
              * (
                1.0 / nullif(cast(m.losers as double), 0)
                + 1.0 / nullif(cast(m.winners as double), 0)
              ),
            0
          )
      )
    end as chance
  from measured as m
),
tried as (
  select count(*) as n from tested where reason is null
),
placed as (
  select market, chance, row_number() over (order by chance, market) as nth
  from tested
  where reason is null
),
corrected as (
  select
    p.market, t.n as tried,
    min(p.chance * t.n / nullif(cast(p.nth as double), 0)) over (
      order by p.nth rows between current row and unbounded following
    ) as q
  from placed as p
  cross join tried as t
)
select
  m.market as unit_id,
  case
    when m.reason is not null then 'cannot_tell'
    when c.q < $p_max then 'hit'
    else 'clear'
  end as answer,
  m.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  cast(null as varchar) as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  m.country,
  m.year,
  m.losing as value,
  m.winning as threshold,
  'share of round prices among the winners' as threshold_source,
  case when c.tried is not null then concat(cast(c.tried as varchar), ' markets tried') end
    as comparison,
  'record' as rung,
  m.market,
  m.category,
  m.division,
  m.currency as market_currency,
  m.winners,
  m.losers,
  100.0 * m.losing as losing_percent,
  100.0 * m.winning as winning_percent
from tested as m
left join corrected as c on c.market = m.market;

select
  h.unit_id, 'a valid bid in whole units' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join competition as c
  on c.country is not distinct from h.country and c.year is not distinct from h.year
  and c.category is not distinct from h.category and c.division is not distinct from h.division
join offer as o on o.unit_id = c.unit_id and o.currency = h.market_currency
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where c.active > 0 and o.status = 'valid' and o.price = floor(o.price);
