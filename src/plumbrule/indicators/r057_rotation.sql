/*
id: R057
title: The members of a group win in turn
version: "1.0"
since: "2026-11-24"
unit: group of bidders in a market
stage: any
category: collusion
rationale: >
  Who takes turns has agreed on them. Where the winner before tells who wins next, better than when the same wins are shuffled, a group rotates.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), suspicious patterns"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R057"
  - "Besag and Clifford, Sequential Monte Carlo p-values, Biometrika 78 (1991)"
  - "Benjamini and Hochberg, Controlling the false discovery rate (1995)"
needs: [bid.status, bid_party.party_id, award.status, award_party.party_id, award.date, tender.division]
parameters:
  n_min:
    value: 6
    meaning: Least number of wins of members where at least two took part
    source: our proposal
  p_max:
    value: 0.01
    meaning: Chance of so orderly a sequence when the wins are shuffled
    source: our proposal
  q_max:
    value: 0.05
    meaning: Share of false finds that is accepted among all groups tried
    source: our proposal
cannot_tell:
  too_few_obs: fewer wins than needed, or of one member only
  window: the order of the wins is not known
innocent:
  - Firms alternate because their capacity is limited
  - A framework that shares out its orders by rule
  - A lottery
clears:
  - The rule by which orders are shared
  - Full books of the firm whose turn it was not
weight: 55
needs_rung: publisher_id
sentence: "In {market}, {member_ids:name} won in turn: of {wins} wins, {percent} percent of the rounds had each winner once."
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
    g.*, a.year, a.taken, a.won, t.wins, t.winners, t.entropy, t.chance, t.turn_taking,
    case
      when coalesce(t.wins, 0) < $n_min or t.winners < 2 then 'too_few_obs'
      when t.ordered < $n_min - 1 or t.ordered < 0.8 * (t.wins - 1) then 'window:order'
    end as reason
  from grouped as g
  join active as a on a.group_id = g.group_id
  left join group_turns as t on t.group_id = g.group_id
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
    when j.chance <= $p_max and c.q <= $q_max then 'hit'
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
  j.entropy as value,
  cast($p_max as double) as threshold,
  'parameters p_max and q_max' as threshold_source,
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
  j.wins,
  j.turn_taking,
  100.0 * j.turn_taking as percent
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
