-- Every other name that an entity's records bear.
select distinct
    party_entity.entity_id,
    also.name
from (
    select party_id, name from name
    union
    select party_id, name from party
) as also
inner join party_entity on also.party_id = party_entity.party_id
inner join entity on party_entity.entity_id = entity.entity_id
where also.name is not null and also.name is distinct from entity.name
order by party_entity.entity_id, also.name
