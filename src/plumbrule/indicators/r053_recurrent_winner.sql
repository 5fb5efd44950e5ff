/*
id: R053
title: Of two who often meet, always the same one wins
version: "1.0"
since: "2026-11-24"
unit: pair of bidders in a market
stage: award
category: collusion
rationale: >
  A firm that meets another again and again and never wins against it may be there to make the other's
  bid look like one of several.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), suspicious patterns: cover bids"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R053"
  - "Hoeffding, Probability inequalities for sums of bounded random variables (1963), theorem 1, for the bound"
needs: [bid.status, bid_party.party_id, award.status, award_party.party_id]
parameters:
  k:
    value: 5
    meaning: Least number of meetings with a known winner
    source: our proposal
  r:
    value: 0.8
    meaning: Least share of the meetings won by either that the one wins alone
    source: our proposal
  p_max:
    value: 0.01
    meaning: Share of false finds that is accepted among all pairs looked at, each from both sides
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which records of several competitions are taken for one bidder
    source: our proposal; a name alone never is
cannot_tell:
  identity_weak: the records of one of the two are not tied surely enough
  winner_unknown: too few of the meetings have a known winner
innocent:
  - One firm is really cheaper, or the incumbent
  - The firms differ in size and take different contracts
clears:
  - Cost sheets of the loser that explain its prices
  - The loser wins where the winner does not bid
weight: 35
needs_rung: publisher_id
sentence: "{winner_id:name} and {loser_id:name} met in {meetings} competitions; {winner_id:name} won {wins} of them and {loser_id:name} none. The number of bidders lets expect about {expected_words} wins."
*/
with pair as (
  select
    p.*,
    if(p.one_wins >= p.other_wins, p.one, p.other) as winner,
    if(p.one_wins >= p.other_wins, p.one_id, p.other_id) as winner_id,
    if(p.one_wins >= p.other_wins, p.other_id, p.one_id) as loser_id,
    greatest(p.one_wins, p.other_wins) as alone,
    least(p.one_wins, p.other_wins) as against,
    case
      when p.rank < rung_rank($least_rung) then 'identity_weak'
      when p.decided < $k then 'winner_unknown'
    end as reason
  from pair_meeting as p
  where p.meetings >= $k
),
one_sided as (
  select p.pair_id, p.alone + p.both_win as wins
  from pair as p
  where p.reason is null and p.against = 0 and p.alone >= $r * (p.alone + p.both_win) and p.alone > 0
),
field as (
  select unit_id, count(distinct tenderer) as size
  from took_part
  group by unit_id
),
odds as (
  select
    s.pair_id, s.wins, count(*) as n,
    -- As decimals, so that the sum does not depend on the order of adding.
    cast(
      sum(cast(round(1.0 / nullif(cast(f.size as double), 0), 12) as decimal(28, 12))) as double
    ) as expected
  from one_sided as s
  join meeting as m on m.pair_id = s.pair_id and m.decided
  join field as f on f.unit_id = m.unit_id
  group by s.pair_id, s.wins
),
weighed as (
  select
    o.pair_id, o.wins, o.expected,
    case
      when o.wins <= o.expected then 1.0
      when o.wins = o.n then power(o.expected / nullif(o.n, 0), o.n)
      else exp(
        -1.0 * o.wins * ln(o.wins / nullif(o.expected, 0))
        - (o.n - o.wins) * ln((o.n - o.wins) / nullif(o.n - o.expected, 0))
      )
    end as chance
  from odds as o
),
tried as (
  select 2 * count(*) as n from pair where reason is null
),
placed as (
  select w.*, row_number() over (order by w.chance, w.pair_id) as nth
  from weighed as w
),
corrected as (
  select
    p.pair_id, p.wins, p.expected, t.n as tried,
    min(p.chance * t.n / nullif(cast(p.nth as double), 0)) over (
      order by p.nth rows between current row and unbounded following
    ) as q
  from placed as p
  cross join tried as t
)
select
  p.pair_id as unit_id,
  case
    when p.reason is not null then 'cannot_tell'
    when c.q < $p_max then 'hit'
    else 'clear'
  end as answer,
  p.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  p.winner_id as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  p.country,
  p.year,
  cast(c.wins as double) as value,
  c.expected as threshold,
  'sum of 1 / number of bidders over the meetings' as threshold_source,
  case when c.tried is not null then concat(cast(c.tried as varchar), ' tried') end as comparison,
  rung_name(p.rank) as rung,
  p.one_id,
  p.other_id,
  p.winner_id,
  p.loser_id,
  p.division,
  p.meetings,
  c.wins,
  round(c.expected, 1) as expected_words
from pair as p
left join corrected as c on c.pair_id = p.pair_id;

select
  h.unit_id, 'a bid of one of the two in a competition where they met' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join meeting as m on m.pair_id = h.unit_id
join offer as o
  on o.unit_id = m.unit_id and (o.tenderer = m.one_tenderer or o.tenderer = m.other_tenderer)
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
union all
select
  h.unit_id, 'the award in such a competition' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join meeting as m on m.pair_id = h.unit_id
join decision as d on d.unit_id = m.unit_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id;
