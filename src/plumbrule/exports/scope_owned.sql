-- Entities that ownership data name: owners, controllers, directors and what they own or direct.
insert into exported_scope
select distinct place.entity_id
from (
    select unnest([from_id, to_id]) as party_id
    from relation
    where kind in ('ownership', 'control', 'directorship', 'representation', 'unknown')
    union all
    select party_id from unspecified_owner
) as named
inner join party_entity as place using (party_id);
