/*
kind: computed
meaning: How a group of bidders shares its wins over time and over places, where at least two members took part and one of them alone won; made by plumbrule.network.sequences of the wins below.
columns:
  group_id: the group
  wins: such competitions
  winners: members who won one
  entropy: openness of who wins next, in bits
  chance: how often shuffled winners are as orderly
  turn_taking: share of windows as long as there are winners in which each wins once
  ordered: neighbouring wins of which the order is known
  placed: such competitions whose place and year are known
  places: different places
  information: normalised mutual information of place and winner
  place_chance: how often winners shuffled inside years are as separate
*/
with member as (
  select g.group_id, g.entity_id, g.country, g.division from bidding_group as g
),
met as (
  select
    m.group_id, t.unit_id, count(*) as members,
    count(*) filter (where t.won) as winners,
    min(case when t.won then t.entity_id end) as winner,
    min(t.place) as place, min(t.year) as year
  from member as m
  join took_part as t
    on t.entity_id = m.entity_id and t.country is not distinct from m.country
    and t.division is not distinct from m.division
  group by m.group_id, t.unit_id
)
select
  m.group_id, m.unit_id, m.winner, m.place, m.year,
  cast(coalesce(c.deadline_latest, cast(c.award_day as timestamp with time zone))
    as timestamp with time zone) as at
from met as m
join competition as c on c.unit_id = m.unit_id
where m.members >= 2 and m.winners = 1
