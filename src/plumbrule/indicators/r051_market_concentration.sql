/*
id: R051
title: A market in few hands
version: "1.0"
since: "2026-11-24"
unit: market
stage: award
category: low competition
rationale: >
  Where few suppliers share what is spent on one class of goods or works in a region, prices and
  quality lack the check of competition, and agreements between suppliers are easier.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R051"
  - "Hirschman, The paternity of an index, American Economic Review 54 (1964), for the measure"
needs: [award.status, award.date, award.value_amount, award.value_currency, award_party.party_id, tender.division, tender.region]
parameters:
  hhi_max:
    value: 0.25
    meaning: Sum of squared value shares above which it is a hit
    source: Open Contracting Partnership, R051
  n_min:
    value: 10
    meaning: Least number of awards in the market
    source: Open Contracting Partnership, R051
  missing_max:
    value: 0.2
    meaning: Largest share of awards without a value
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which records are taken for one supplier
    source: our proposal; a link that is missed can only lower the measure
cannot_tell:
  missing_field: class, year or region is not published, or too many awards have no value
  identity_weak: some suppliers' records are not tied firmly enough
  too_few_obs: the market is too small
  no_rate: the market's awards are in several currencies
innocent:
  - A small or remote market, or specialised goods
  - Central purchasing through one framework
  - One very large contract in a small market
clears:
  - A count of the firms able to supply in the region
  - The same measure over several years
weight: 15
needs_rung: publisher_id
sentence: "In {market}, {suppliers} suppliers shared {awards} awards worth {amount}; the concentration of their shares is {value} on a scale from 0 to 1."
*/
with unplaced as (
  -- Awards whose market is not known stand together, one for each missing field, country and year.
  select
    coalesce(country, 'no country') || ', ' || coalesce(cast(year as varchar), 'no year')
      || ', without ' || missing as market,
    min(country) as country, max(year) as year, missing
  from purchase_market
  where market is null
  group by coalesce(country, 'no country') || ', ' || coalesce(cast(year as varchar), 'no year')
    || ', without ' || missing, missing
),
judged as (
  select
    m.market, m.country, m.year, m.n, m.suppliers, m.total, m.currency, m.hhi, m.rank, m.last_day,
    case
      when m.n < $n_min then 'too_few_obs'
      when m.rank < rung_rank($least_rung) then 'identity_weak'
      when m.n - m.valued > $missing_max * m.n then 'missing_field:awards/value/amount'
      when m.currency is null then 'no_rate'
    end as reason
  from market_value as m
  union all
  select
    u.market, u.country, u.year, cast(null as bigint) as n, cast(null as bigint) as suppliers,
    cast(null as decimal(38, 4)) as total, cast(null as varchar) as currency,
    cast(null as double) as hhi, 9 as rank, cast(null as date) as last_day,
    'missing_field:' || u.missing as reason
  from unplaced as u
)
select
  j.market as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.hhi > $hhi_max then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  cast(null as varchar) as entity_id,
  cast(j.total as decimal(24, 4)) as amount,
  j.currency,
  j.last_day as day,
  j.country,
  j.year,
  j.hhi as value,
  cast($hhi_max as double) as threshold,
  'parameter hhi_max' as threshold_source,
  case when j.reason is null then concat(cast(j.n as varchar), ' awards') end as comparison,
  rung_name(j.rank) as rung,
  j.market,
  j.n as awards,
  j.suppliers
from judged as j;

select
  h.unit_id, 'an award of the market' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join purchase_market as p on p.market = h.market
join award as a on a.ocid = p.ocid and a.award_id = p.award_id
where p.supplier is not null;
