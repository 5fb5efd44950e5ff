-- One step up: those who stand above a company that is wanted, and are not wanted yet.
insert into network_wanted
select distinct coalesce(source.entity_id, relation.from_id)
from relation
left join party_entity as source on source.party_id = relation.from_id
left join party_entity as target on target.party_id = relation.to_id
semi join network_wanted as known
    on known.entity_id = coalesce(target.entity_id, relation.to_id)
anti join network_wanted as met on met.entity_id = coalesce(source.entity_id, relation.from_id)
where
    relation.kind in ('ownership', 'control', 'representation', 'unknown')
    and relation.from_id is not null
returning entity_id;
