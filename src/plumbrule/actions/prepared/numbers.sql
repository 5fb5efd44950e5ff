-- Every official number of an entity.
select distinct
    party_entity.entity_id,
    numbers.value
from (
    select party_id, value from identifier
    union
    select party_id, identifier from party
) as numbers
inner join party_entity on numbers.party_id = party_entity.party_id
where numbers.value is not null
order by numbers.value, party_entity.entity_id
