/*
kind: table
meaning: Two bidders who met as rivals at least three times in one market (country and class), with what became of it.
columns:
  pair_id: both bidders and the market
  one: number of the bidder whose id sorts first
  other: number of the other
  one_id: the first bidder
  other_id: the other bidder
  country: ISO 3166-1 alpha-2 code
  division: first two characters of the class
  rank: rank of the weakest identity rung of the two
  meetings: competitions both took part in
  placed: those whose place is known
  decided: those in which it is known who won
  one_wins: those in which the first won and the other did not
  other_wins: those in which the other won and the first did not
  both_win: those in which both won
  year: year of the last
*/
with met as (
  select
    a.bidder as one, b.bidder as other, a.country, a.division,
    count(*) as meetings,
    count(a.place) as placed,
    count(a.won) as decided,
    count(*) filter (where a.won and not b.won) as one_wins,
    count(*) filter (where b.won and not a.won) as other_wins,
    count(*) filter (where a.won and b.won) as both_win,
    min(least(a.rank, b.rank)) as rank,
    max(a.year) as year
  from took_part as a
  join took_part as b on b.unit_id = a.unit_id and b.bidder > a.bidder
  where a.tenderer <> b.tenderer
  group by a.bidder, b.bidder, a.country, a.division
  having count(*) >= 3
),
named as (
  select bidder, min(entity_id) as entity_id from took_part group by bidder
)
select
  concat(
    a.entity_id, ' and ', b.entity_id, ' in ', coalesce(m.country, 'no country'), ', class ',
    coalesce(m.division, 'none')
  ) as pair_id,
  m.one, m.other, a.entity_id as one_id, b.entity_id as other_id, m.country, m.division, m.rank,
  m.meetings, m.placed, m.decided, m.one_wins, m.other_wins, m.both_win, m.year
from met as m
join named as a on a.bidder = m.one
join named as b on b.bidder = m.other
