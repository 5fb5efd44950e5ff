/*
id: R025
title: Bids again and again and wins far less than the odds
version: "1.0"
since: "2026-11-24"
unit: company
stage: award
category: collusion
rationale: >
  A firm that bids as often as the busiest of its market, and wins far less than the number of
  bidders lets expect, may bid so that others win (cover bids).
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), suspicious patterns"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R025"
  - "Wilson, Probable inference, the law of succession, and statistical inference (1927), for the bound"
needs: [bid.status, bid_party.party_id, award.status, award_party.party_id, tender.division]
parameters:
  percentile:
    value: 0.75
    meaning: Bidders of the market at or above this share of participations are looked at
    source: Open Contracting Partnership, R025
  n_min:
    value: 20
    meaning: Least number of competitions the firm took part in with a valid bid
    source: our proposal
  z:
    value: 1.96
    meaning: Width of the Wilson interval in standard deviations
    source: 95 percent, by convention
cannot_tell:
  identity_weak: the firm's records are not tied by one official number
  missing_field: bids without status or tenders without class of goods
  too_few_obs: too few participations
innocent:
  - A new entrant, or a firm with high costs
  - A firm that bids to stay on a list of suppliers
clears:
  - Cost sheets that explain the prices
  - The firm also wins elsewhere, or its prices are those of its other contracts
weight: 45
needs_rung: id_match
sentence: "{entity_id:name} took part in {value_n} competitions of one market ({comparison}) and won {wins}; the number of bidders lets expect about {expected_wins}."
*/
with market as (
  select
    entity_id, country, division, min(rank) as rank, sum(bids) as bids, sum(unknown) as unknown,
    max(last_year) as year
  from participation
  group by entity_id, country, division
),
busy_enough as (
  -- Who could have enough participations, and is surely one firm.
  select distinct entity_id
  from market
  where rank >= rung_rank('id_match') and bids >= $n_min
),
decided_unit as (
  -- Competitions that reached an award, with their market.
  select c.unit_id, c.country, c.division
  from competition as c
  where c.active > 0 and c.valid > 0 and c.division is not null
),
valid_member as (
  select o.unit_id, o.tenderer, o.tenderer as entity_id, o.rank
  from offer as o
  where o.status = 'valid' and o.members = 1
    and o.tenderer in (select entity_id from busy_enough)
  union all
  select o.unit_id, o.tenderer, unnest(string_split(o.tenderer, ' + ')) as entity_id, o.rank
  from offer as o
  where o.status = 'valid' and o.members > 1
),
taken as (
  select distinct d.country, d.division, v.unit_id, v.entity_id
  from valid_member as v
  join decided_unit as d on d.unit_id = v.unit_id
  where v.entity_id in (select entity_id from busy_enough)
),
field as (
  select o.unit_id, count(distinct o.tenderer) as bidders
  from offer as o
  where o.status = 'valid' and o.unit_id in (select unit_id from taken)
  group by o.unit_id
),
winner as (
  select distinct d.unit_id, d.supplier as entity_id
  from decision as d
  where d.status = 'active' and d.members = 1 and d.unit_id in (select unit_id from taken)
  union
  select distinct d.unit_id, unnest(string_split(d.supplier, ' + ')) as entity_id
  from decision as d
  where d.status = 'active' and d.members > 1 and d.unit_id in (select unit_id from taken)
),
tally as (
  select
    t.country, t.division, t.entity_id,
    count(*) as n,
    count(w.entity_id) as wins,
    -- As decimals, so that the sum does not depend on the order of adding.
    cast(
      sum(cast(round(1.0 / nullif(cast(f.bidders as double), 0), 12) as decimal(28, 12))) as double
    ) as expected
  from taken as t
  join field as f on f.unit_id = t.unit_id
  left join winner as w on w.unit_id = t.unit_id and w.entity_id = t.entity_id
  group by t.country, t.division, t.entity_id
),
busy as (
  -- The whole market, those who bid once or twice included.
  select
    country, division, count(*) as firms,
    quantile8(list_sort(array_agg(cast(bids as double))), $percentile) as participations
  from market
  where bids > 0
  group by country, division
),
judged as (
  select
    m.*, t.n, t.wins, t.expected, b.participations, b.firms,
    wilson_high(t.wins, t.n, $z) as at_most,
    t.expected / nullif(cast(t.n as double), 0) as odds,
    case
      when m.rank < rung_rank('id_match') then 'identity_weak'
      when m.division is null then 'missing_field:tender/items/classification/id'
      when m.unknown > 0 then 'missing_field:bids/details/status'
      when coalesce(t.n, 0) < $n_min then 'too_few_obs'
    end as reason
  from market as m
  left join tally as t
    on t.entity_id = m.entity_id and t.division = m.division
    and t.country is not distinct from m.country
  left join busy as b on b.division = m.division and b.country is not distinct from m.country
)
select
  concat(
    j.entity_id, ' in ', coalesce(j.country, 'no country'), ', ', coalesce(j.division, 'no class')
  ) as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.n >= j.participations and j.wins < j.expected and j.at_most < j.odds then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  cast(j.wins as double) / nullif(cast(j.n as double), 0) as value,
  j.odds as threshold,
  'mean of 1 / number of bidders over the same competitions' as threshold_source,
  case
    when j.reason is null then concat(
      cast(j.firms as varchar), ' bidders in ', coalesce(j.country, 'no country'), ', class ',
      j.division, ', of which a quarter took part at least ',
      cast(round(j.participations, 1) as varchar), ' times'
    )
  end as comparison,
  rung_name(j.rank) as rung,
  j.division,
  j.n as value_n,
  j.wins,
  round(j.expected, 1) as expected_wins
from judged as j;

select
  h.unit_id, concat('a bid, ', b.status) as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join competition as c
  on c.division = h.division and c.country is not distinct from h.country
join bid as b on b.ocid = c.ocid
join bid_party as p on p.ocid = b.ocid and p.bid_id = b.bid_id
left join party_entity as e on e.party_id = p.party_id
where coalesce(e.entity_id, p.party_id) = h.entity_id and b.status = 'valid'
  and c.active > 0 and (c.lot_id is null or c.lot_id = b.lot_id)
union all
select
  h.unit_id, 'an award to the firm' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join competition as c
  on c.division = h.division and c.country is not distinct from h.country
join award as a on a.ocid = c.ocid and a.status = 'active'
join award_party as p on p.ocid = a.ocid and p.award_id = a.award_id
left join party_entity as e on e.party_id = p.party_id
where coalesce(e.entity_id, p.party_id) = h.entity_id
  and (c.lot_id is null or c.lot_id = a.lot_id);
