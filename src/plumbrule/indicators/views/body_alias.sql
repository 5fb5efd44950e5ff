/*
kind: table
meaning: A public body that officials, lists or meetings name, and one that it is or may be; a body is known by its exact name where no register has two of that name in one country.
columns:
  one: entity of the body
  other: entity that it is or may be
  rank: rank of the identity rung
*/
with wanted as (
  select body as entity_id from official_seat
  union
  select coalesce(e.entity_id, l.scope_body_id) as entity_id
  from listing as l
  left join party_entity as e on e.party_id = l.scope_body_id
  where l.scope_body_id is not null
  union
  select coalesce(e.entity_id, c.body_id) as entity_id
  from lobby_contact as c
  left join party_entity as e on e.party_id = c.body_id
  where c.body_id is not null
),
record as (
  select w.entity_id, p.name_key
  from wanted as w
  left join party_entity as e on e.entity_id = w.entity_id
  join party as p on p.party_id = coalesce(e.party_id, w.entity_id)
  where p.name_key is not null and p.kind = 'body'
  group by w.entity_id, p.name_key
),
bearer as (
  select p.name_key, p.source, p.country, coalesce(e.entity_id, p.party_id) as entity_id
  from party as p
  left join party_entity as e on e.party_id = p.party_id
  where p.kind = 'body' and p.name_key in (select name_key from record)
  group by p.name_key, p.source, p.country, coalesce(e.entity_id, p.party_id)
),
in_one_source as (
  select name_key, source, count(distinct entity_id) as n
  from bearer
  group by name_key, source
),
ambiguous as (
  select name_key from in_one_source where n > 1
  union
  select name_key from bearer group by name_key having count(distinct country) > 1
),
found as (
  select entity_id as one, entity_id as other, 9 as rank from wanted
  union all
  select m.one, m.other, m.rank
  from possible_match as m
  join wanted as w on w.entity_id = m.one
  union all
  select r.entity_id as one, b.entity_id as other, if(a.name_key is null, 4, 1) as rank
  from record as r
  join bearer as b on b.name_key = r.name_key
  left join ambiguous as a on a.name_key = r.name_key
)
select one, other, max(rank) as rank
from found
group by one, other
