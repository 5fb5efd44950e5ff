/*
id: NET-GROUP
title: A group of bidders who bid together and with hardly anyone else
version: "1.0"
since: "2026-11-24"
unit: group of bidders in a market
stage: any
category: collusion
rationale: >
  A ring keeps together and keeps to itself. Three firms or more of which every two meet beyond chance, evenly and apart from others, look like one; so does a narrow market, which is why its size is told.
basis:
  - "Wachs and Kertesz, A network approach to cartel detection in public auction markets, Scientific Reports 9 (2019)"
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), suspicious patterns"
  - "Besag and Clifford, Sequential Monte Carlo p-values, Biometrika 78 (1991)"
  - "Benjamini and Hochberg, Controlling the false discovery rate (1995)"
needs: [bid.status, bid_party.party_id, tender.division, tender.year, tender.region]
parameters:
  p_max:
    value: 0.01
    meaning: Chance of a group as cohesive and as exclusive when its members meet at random in each place and year
    source: our proposal
  q_max:
    value: 0.05
    meaning: Share of false finds that is accepted among all groups tried
    source: our proposal
  exclusivity_min:
    value: 0.5
    meaning: Least share of meetings that are among members
    source: our proposal
  market_min:
    value: 30
    meaning: Least number of competitions in the market for its groups to be judged
    source: our proposal
cannot_tell:
  group_too_small: the market has too few competitions for a test
innocent:
  - A specialised market with few firms that are able
  - Firms of one place and licence, finer than the data show
clears:
  - A list of the firms able to bid that is not much longer than the group
  - Bids that were prepared, priced and sent apart
weight: 40
needs_rung: publisher_id
sentence: "{members} bidders, {member_ids:name}, met each other in {market} far more than chance lets them: {percent} percent of their meetings were among themselves. They won {won} of the {taken} competitions they took part in. A narrow market looks the same."
*/
with grouped as (
  select
    group_id, min(market) as market, min(country) as country, min(division) as division,
    max(members) as members, min(cohesion) as cohesion, min(exclusivity) as exclusivity,
    min(chance) as group_chance, max(market_n) as market_n,
    array_to_string(list_sort(array_agg(entity_id)), ' + ') as member_ids,
    min(entity_id) as first_id
  from bidding_group
  group by group_id
),
active as (
  select
    g.group_id, max(t.year) as year, count(distinct t.unit_id) as taken,
    count(distinct case when t.won then t.unit_id end) as won
  from bidding_group as g
  join took_part as t
    on t.entity_id = g.entity_id and t.country is not distinct from g.country
    and t.division is not distinct from g.division
  group by g.group_id
),
judged as (
  select
    g.*, a.year, a.taken, a.won, g.group_chance as chance,
    case when g.market_n < $market_min then 'group_too_small' end as reason
  from grouped as g
  join active as a on a.group_id = g.group_id
),
tried as (
  select count(*) as n from judged where reason is null
),
placed_by_chance as (
  select j.group_id, j.chance, row_number() over (order by j.chance, j.group_id) as nth
  from judged as j
  where j.reason is null
),
corrected as (
  select
    p.group_id, t.n as tried,
    min(p.chance * t.n / nullif(cast(p.nth as double), 0)) over (
      order by p.nth rows between current row and unbounded following
    ) as q
  from placed_by_chance as p
  cross join tried as t
)
select
  j.group_id as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.chance <= $p_max and c.q <= $q_max and j.exclusivity >= $exclusivity_min then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.first_id as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  j.exclusivity as value,
  cast($exclusivity_min as double) as threshold,
  'parameters p_max, q_max and exclusivity_min' as threshold_source,
  concat(
    'chance ', cast(round(j.chance, 4) as varchar), ', ', coalesce(cast(c.tried as varchar), '0'),
    ' groups tried; ', cast(j.market_n as varchar), ' competitions in ', j.market
  ) as comparison,
  'publisher_id' as rung,
  j.group_id,
  j.member_ids,
  j.members,
  j.market,
  j.taken,
  j.won,
  j.cohesion,
  100.0 * j.exclusivity as percent
from judged as j
left join corrected as c on c.group_id = j.group_id;

select
  h.unit_id, 'a bid of a member where at least two took part' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join bidding_group as g on g.group_id = h.group_id
join took_part as t
  on t.entity_id = g.entity_id and t.country is not distinct from g.country
  and t.division is not distinct from g.division
join offer as o on o.unit_id = t.unit_id and o.tenderer = t.tenderer
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where exists (
  select 1 as one
  from took_part as u
  join bidding_group as v on v.entity_id = u.entity_id
  where u.unit_id = t.unit_id and u.entity_id <> t.entity_id and v.group_id = h.group_id
)
union all
select
  h.unit_id, 'the award to a member' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join bidding_group as g on g.group_id = h.group_id
join took_part as t
  on t.entity_id = g.entity_id and t.won and t.country is not distinct from g.country
  and t.division is not distinct from g.division
join decision as d on d.unit_id = t.unit_id and d.status = 'active'
join award as a on a.ocid = d.ocid and a.award_id = d.award_id
where exists (
  select 1 as one
  from took_part as u
  join bidding_group as v on v.entity_id = u.entity_id
  where u.unit_id = t.unit_id and u.entity_id <> t.entity_id and v.group_id = h.group_id
);
