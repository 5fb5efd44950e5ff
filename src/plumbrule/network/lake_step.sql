-- One step up: those who stand above the companies met last, and were not met yet.
create or replace temp table network_last as
with told as (
    select distinct relation.from_id
    from relation
    semi join network_last_record as known on known.party_id = relation.to_id
    where
        relation.kind in ('ownership', 'control', 'representation', 'unknown')
        and relation.from_id is not null
)
select distinct coalesce(place.entity_id, told.from_id) as entity_id
from told
left join party_entity as place on place.party_id = told.from_id
anti join network_wanted as met on met.entity_id = coalesce(place.entity_id, told.from_id);

insert into network_wanted
select entity_id from network_last;
