/*
id: SCR-MISS
title: No bids close to the winning one
version: "1.1"
since: "2026-11-24"
unit: market (country, category, class, currency)
stage: award
category: collusion
rationale: >
  Bidders who do not know each other's prices come close to the best rival now and then, just above and
  just below. Where such near misses are lacking, the losers may have kept a distance on purpose.
basis:
  - "Chassang, Kawai, Nakabayashi and Ortner, Robust screens for noncompetitive bidding in procurement auctions, Econometrica 90 (2022)"
  - "Benjamini and Hochberg, Controlling the false discovery rate (1995)"
needs: [bid.status, bid.value_amount, bid.value_currency, tender.value_amount, tender.value_currency]
parameters:
  eps:
    value: 0.005
    meaning: Half width of the band around zero, and width of the bands beside it, as a share of the estimate
    source: our proposal
  tie_tolerance:
    value: 0.0001
    meaning: Margins up to this share of the estimate are ties and are counted apart
    source: our proposal
  n_min:
    value: 200
    meaning: Least number of margins in the market
    source: our proposal
  p_max:
    value: 0.01
    meaning: Share of false finds that is accepted among all markets looked at
    source: our proposal
cannot_tell:
  missing_field: no competition of the market has an estimate in the currency of its bids
  too_few_obs: fewer margins than needed
innocent:
  - Prices on a coarse grid
  - Several rounds of bidding
  - A lottery at a price floor
clears:
  - The rules of the auction or of the price list that keep bids apart
weight: 15
needs_rung: record
sentence: "In the market {market}, {near} of {n} bids came within {eps_percent} percent of the estimate of the best rival, and {beside} lay in the bands of the same width beside."
*/
with priced as (
  select
    o.unit_id, coalesce(o.tenderer, o.bid_id) as bidder, min(o.compared_price) as price,
    min(o.compared_currency) as currency
  from competition as c
  join offer as o on o.unit_id = c.unit_id
  where c.priced_valid >= 2 and c.priced_valid = c.valid and c.unknown = 0 and not c.unlinked
    and c.currency_low = c.currency_high and c.currency_low <> '' and o.status = 'valid'
  group by o.unit_id, coalesce(o.tenderer, o.bid_id)
),
placed as (
  select
    p.*,
    row_number() over (partition by p.unit_id order by p.price, p.bidder) as place,
    count(*) over (partition by p.unit_id) as bidders
  from priced as p
),
lowest as (
  select
    unit_id,
    min(price) as first_price,
    min(price) filter (where place = 2) as second_price
  from placed
  where bidders >= 2
  group by unit_id
),
margin as (
  select
    c.country, c.category, c.division, p.currency, c.unit_id, c.year,
    case
      when c.estimate > 1 and c.estimate_currency = p.currency then
        cast(
          p.price - if(
            p.place = 1, least(l.second_price, c.estimate), least(l.first_price, c.estimate)
          ) as double
        ) / nullif(cast(c.estimate as double), 0)
    end as x
  from placed as p
  join lowest as l on l.unit_id = p.unit_id
  join competition as c on c.unit_id = p.unit_id
),
by_auction as (
  select
    country, category, division, currency, unit_id, max(year) as year,
    count(*) as bids,
    count(x) as n,
    count(*) filter (where abs(x) <= $tie_tolerance) as ties,
    count(*) filter (where abs(x) > $tie_tolerance and abs(x) < $eps) as inner_n,
    count(*) filter (where abs(x) >= $eps and abs(x) < 2 * $eps) as outer_n
  from margin
  group by country, category, division, currency, unit_id
),
market as (
  select
    concat(
      coalesce(country, 'no country'), ', ', coalesce(category, 'no category'), ', class ',
      coalesce(division, 'none'), ', ', currency
    ) as market,
    min(country) as country, min(category) as category, min(division) as division,
    min(currency) as currency, max(year) as year,
    sum(bids) as bids, sum(n) as n, sum(ties) as ties, sum(inner_n) as inner_n,
    sum(outer_n) as outer_n,
    sum((inner_n - outer_n) * (inner_n - outer_n)) as squares
  from by_auction
  group by country, category, division, currency
),
tested as (
  -- Differences are independent between auctions, not inside one: the variance is taken by auction.
  select
    m.*,
    case
      when m.n = 0 then 'missing_field:tender/value/amount'
      when m.n < $n_min then 'too_few_obs'
    end as reason,
    case
      when m.inner_n >= m.outer_n then 1.0
      else 0.5 * exp(
        -0.5 * cast(m.outer_n - m.inner_n as double) * cast(m.outer_n - m.inner_n as double)
          / nullif(cast(m.squares as double), 0)
      )
    end as chance
  from market as m
),
tried as (
  select count(*) as n from tested where reason is null
),
ordered as (
  select market, chance, row_number() over (order by chance, market) as nth
  from tested
  where reason is null
),
corrected as (
  select
    o.market, t.n as tried,
    min(o.chance * t.n / nullif(cast(o.nth as double), 0)) over (
      order by o.nth rows between current row and unbounded following
    ) as q
  from ordered as o
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
  cast(m.inner_n as double) as value,
  cast(m.outer_n as double) as threshold,
  'margins in the bands beside' as threshold_source,
  concat(
    cast(m.ties as varchar), ' ties apart; ', coalesce(cast(c.tried as varchar), '0'),
    ' markets tried'
  ) as comparison,
  'record' as rung,
  m.market,
  m.category,
  m.division,
  m.currency as market_currency,
  m.n,
  m.inner_n as near,
  m.outer_n as beside,
  100.0 * $eps as eps_percent
from tested as m
left join corrected as c on c.market = m.market;

select
  h.unit_id, 'a valid bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join competition as c
  on c.country is not distinct from h.country and c.category is not distinct from h.category
  and c.division is not distinct from h.division and c.currency_low = h.market_currency
join offer as o on o.unit_id = c.unit_id
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where c.priced_valid >= 2 and o.status = 'valid'
union all
select
  h.unit_id, 'the estimate' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'value/amount' as field, cast(t.value_amount as varchar) as value
from hit as h
join competition as c
  on c.country is not distinct from h.country and c.category is not distinct from h.category
  and c.division is not distinct from h.division and c.currency_low = h.market_currency
join tender as t on t.ocid = c.ocid
where c.priced_valid >= 2
union all
select
  h.unit_id, r.role, r.table_name, r.source, r.file, r.line, r.path, r.field, r.value
from hit as h
join competition as c
  on c.country is not distinct from h.country and c.category is not distinct from h.category
  and c.division is not distinct from h.division and c.currency_low = h.market_currency
join rate_used as r on r.unit_id = c.unit_id
where c.priced_valid >= 2;
