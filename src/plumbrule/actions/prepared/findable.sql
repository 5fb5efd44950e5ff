-- Entities that can be searched for, those with most records first.
select
    entity_id,
    kind,
    name,
    country,
    scheme,
    identifier,
    records
from entity
where name is not null
order by records desc, entity_id
