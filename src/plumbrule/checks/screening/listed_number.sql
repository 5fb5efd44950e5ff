select distinct
    identifier.party_id as party_id,
    identifier.scheme as scheme,
    identifier.value as value,
    identifier.country as country
from identifier
inner join wanted on wanted.party_id = identifier.party_id
where identifier.value is not null
union
select distinct
    party.party_id as party_id,
    party.scheme as scheme,
    party.identifier as value,
    party.country as country
from party
inner join wanted on wanted.party_id = party.party_id
where party.identifier is not null
order by party_id, scheme, value, country
