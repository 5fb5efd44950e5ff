/*
kind: table
meaning: A firm that the holder of a public post, now or once, owns at any depth, controls, directs, or is.
columns:
  official: entity of the official
  firm: entity of the firm
  how: owns, directs or is
  share: part held, 0 to 1; 1 for a director and for the person itself; null when not known
  path: relation_ids joined by ` > `; empty for the person itself
  steps: ties in it
  rank: rank of the weakest identity rung
  by_post: a seat on a board that goes with a post
  sure_from: from when on it held for certain; null when not known
  sure_to: until when it did; null when it still does
  may_from: from when on it may have held; null when always
  may_to: until when it may have; null when it still does
*/
with person as (
  select official, official as entity_id, 9 as rank from official_seat group by official
  union all
  select s.official, m.other as entity_id, m.rank
  from (select distinct official from official_seat) as s
  join possible_match as m on m.one = s.official
)
select
  p.official, c.firm, 'owns' as how, c.share, c.path, c.steps, least(p.rank, c.rank) as rank,
  false as by_post, c.sure_from, c.sure_to, c.may_from, c.may_to
from person as p
join owner_chain as c on c.owner = p.entity_id
union all
select
  o.official, o.firm, 'directs' as how, 1.0 as share, o.relation_id as path, 1 as steps, o.rank,
  o.by_post, o.start_latest as sure_from, o.end_earliest as sure_to, o.start_earliest as may_from,
  o.end_latest as may_to
from official_interest as o
where o.kin_id is null and o.kind = 'directorship' and o.relation_id is not null
union all
select
  p.official, p.entity_id as firm, 'is' as how, 1.0 as share, '' as path, 0 as steps, p.rank,
  false as by_post, timestamp with time zone '0001-01-01 00:00:00+00' as sure_from,
  cast(null as timestamp with time zone) as sure_to,
  cast(null as timestamp with time zone) as may_from,
  cast(null as timestamp with time zone) as may_to
from person as p
