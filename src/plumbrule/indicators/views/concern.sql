/*
kind: table
meaning: An entity that records about officials, lists or lobbying name; whose dealings with bodies are to be found.
columns:
  entity_id: the entity
*/
select firm as entity_id from official_interest
union
select firm as entity_id from declared_tie
union
select coalesce(e.entity_id, l.party_id) as entity_id
from listing as l
left join party_entity as e on e.party_id = l.party_id
union
select coalesce(e.entity_id, r.to_id) as entity_id
from relation as r
left join party_entity as e on e.party_id = r.to_id
where r.kind in ('employment', 'representation')
union
select coalesce(e.entity_id, m.counterparty_id) as entity_id
from declared_movement as m
left join party_entity as e on e.party_id = m.counterparty_id
where m.kind = 'gift_in' and m.counterparty_id is not null
union
select coalesce(e.entity_id, i.counterparty_id) as entity_id
from declaration_item as i
left join party_entity as e on e.party_id = i.counterparty_id
where i.kind = 'gift' and i.counterparty_id is not null
union
select coalesce(e.entity_id, c.organisation_id) as entity_id
from lobby_contact as c
left join party_entity as e on e.party_id = c.organisation_id
where c.organisation_id is not null
union
select coalesce(e.entity_id, c.client_id) as entity_id
from lobby_registration as c
left join party_entity as e on e.party_id = c.client_id
where c.client_id is not null
union
select coalesce(e.entity_id, p.subject_id) as entity_id
from official_act as p
left join party_entity as e on e.party_id = p.subject_id
where p.subject_id is not null
union
select t.firm as entity_id from official_tie as t where t.how = 'owns'
union
select coalesce(e.entity_id, c.agent_id) as entity_id
from lobby_contact as c
left join party_entity as e on e.party_id = c.agent_id
where c.agent_id is not null
