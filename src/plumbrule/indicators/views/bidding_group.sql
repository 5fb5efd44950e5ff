/*
kind: computed
meaning: A member of a group of three bidders or more who meet far more than chance lets them, pair by pair; found by plumbrule.network.groups in the pairs below.
columns:
  group_id: market and first member
  market: country and class in words
  country: ISO 3166-1 alpha-2 code
  division: first two characters of the class
  entity_id: the member
  members: how many are in the group
  cohesion: geometric by arithmetic mean of the Jaccard weights of its pairs
  exclusivity: meetings of members with members by those with anybody
  chance: how often members who meet at random are as close
  market_n: competitions in the market
*/
with near as (
  -- Significant among all pairs that were tried, and together in a fifth of what either bid in.
  select
    concat(coalesce(p.country, 'no country'), ', class ', p.division) as market,
    p.country, p.division, p.one, p.other, p.one_id, p.other_id,
    p.meetings / nullif(cast(c.one_n + c.other_n - p.meetings as double), 0) as weight
  from pair_meeting as p
  join pair_chance as c
    on c.one = p.one and c.other = p.other and c.country is not distinct from p.country
    and c.division is not distinct from p.division
  where c.q < 0.01 and p.division is not null and p.placed = p.meetings
    and p.rank >= rung_rank('publisher_id')
    and p.meetings >= 0.2 * (c.one_n + c.other_n - p.meetings)
),
in_question as (
  select market, country, division, one as bidder from near
  union
  select market, country, division, other as bidder from near
),
stratum as (
  select distinct q.market, t.country, t.division, t.place, t.year
  from in_question as q
  join took_part as t
    on t.bidder = q.bidder and t.country is not distinct from q.country
    and t.division is not distinct from q.division
),
sized as (
  select unit_id, count(*) as size from took_part group by unit_id
),
drawn_from as (
  select
    s.market,
    concat(coalesce(t.place, '?'), ', ', coalesce(cast(t.year as varchar), '?')) as stratum,
    t.unit_id, t.entity_id, t.bidder, z.size
  from took_part as t
  join stratum as s
    on s.country is not distinct from t.country and s.division is not distinct from t.division
    and s.place is not distinct from t.place and s.year is not distinct from t.year
  join sized as z on z.unit_id = t.unit_id
),
market as (
  select
    concat(coalesce(country, 'no country'), ', class ', division) as market,
    count(distinct unit_id) as n
  from took_part
  where division is not null
  group by country, division
)
select
  'pair' as what, n.market, n.country, n.division, cast(null as varchar) as stratum,
  cast(null as varchar) as unit_id, n.one_id as entity_id, n.other_id, n.weight,
  cast(null as bigint) as size, m.n
from near as n
join market as m on m.market = n.market
union all
select
  'field' as what, f.market, cast(null as varchar) as country, cast(null as varchar) as division,
  f.stratum, cast(null as varchar) as unit_id, cast(null as varchar) as entity_id,
  cast(null as varchar) as other_id, cast(null as double) as weight, f.size,
  count(distinct f.unit_id) as n
from drawn_from as f
group by f.market, f.stratum, f.size
union all
select
  'bidder' as what, f.market, cast(null as varchar) as country, cast(null as varchar) as division,
  f.stratum, f.unit_id, f.entity_id, cast(null as varchar) as other_id,
  cast(null as double) as weight, f.size, cast(null as bigint) as n
from drawn_from as f
join in_question as q on q.bidder = f.bidder and q.market = f.market
