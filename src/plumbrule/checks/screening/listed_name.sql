select distinct
    name.party_id as party_id,
    name.name as name,
    coalesce(name.kind, 'alternative') as kind
from name
inner join wanted on wanted.party_id = name.party_id
where name.name is not null
order by party_id, name, kind
