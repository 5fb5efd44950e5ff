/*
kind: table
meaning: An entity that is a public body, or owned by one, by any of its records.
columns:
  entity_id: the entity
*/
select distinct coalesce(e.entity_id, p.party_id) as entity_id
from party as p
left join party_entity as e on e.party_id = p.party_id
where p.kind = 'body' or p.publicly_owned
