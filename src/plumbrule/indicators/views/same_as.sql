/*
kind: table
meaning: An entity of `concern` and one that it is or may be; the same written number beside the same strict name confirms even where the check digit does not.
columns:
  one: entity of `concern`
  other: the entity it is or may be
  rank: rank of the identity rung; 0 where only the name agrees and the numbers of one scheme differ
*/
with record as (
  select c.entity_id, coalesce(e.party_id, c.entity_id) as party_id
  from concern as c
  left join party_entity as e on e.entity_id = c.entity_id
),
borne as (
  select r.entity_id, i.scheme, i.value, p.name_key, p.kind
  from record as r
  join party as p on p.party_id = r.party_id
  left join identifier as i on i.party_id = r.party_id and i.value is not null
  where p.name_key is not null
  group by r.entity_id, i.scheme, i.value, p.name_key, p.kind
),
bearer as (
  -- Records of the same strict name, with their numbers.
  select
    coalesce(e.entity_id, p.party_id) as entity_id, i.scheme, i.value, p.name_key, p.kind
  from party as p
  left join identifier as i on i.party_id = p.party_id and i.value is not null
  left join party_entity as e on e.party_id = p.party_id
  where p.name_key in (select name_key from borne)
  group by coalesce(e.entity_id, p.party_id), i.scheme, i.value, p.name_key, p.kind
),
named as (
  select
    b.entity_id as one, o.entity_id as other,
    max(if(b.scheme = o.scheme and b.value = o.value, 1, 0)) as same_number,
    max(if(b.scheme = o.scheme and b.value <> o.value, 1, 0)) as other_number
  from borne as b
  join bearer as o on o.name_key = b.name_key
  where
    o.entity_id <> b.entity_id
    and (b.kind is null or o.kind is null or b.kind = o.kind)
  group by b.entity_id, o.entity_id
),
found as (
  select entity_id as one, entity_id as other, 9 as rank from concern
  union all
  select m.one, m.other, m.rank
  from possible_match as m
  join concern as c on c.entity_id = m.one
  union all
  select n.one, n.other, case when n.same_number = 1 then 5 when n.other_number = 1 then 0 else 1 end as rank
  from named as n
),
refuted as (
  select one, other from named where other_number = 1 and same_number = 0
)
select f.one, f.other, if(min(r.one) is null, max(f.rank), 0) as rank
from found as f
left join refuted as r on r.one = f.one and r.other = f.other
group by f.one, f.other
