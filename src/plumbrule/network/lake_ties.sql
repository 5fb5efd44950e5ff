-- Ties of ownership, control and management into the companies that are wanted, by company.
with whole as (
    select distinct unnest(string_split(component_of, ';')) as statement
    from relation
    where component_of is not null
)
select
    relation.relation_id as id,
    coalesce(source.entity_id, relation.from_id, '') as owner,
    coalesce(target.entity_id, relation.to_id) as owned,
    relation.kind,
    coalesce(relation.interest_type, '') as interest,
    -- Those who stand behind a joint arrangement hold the whole of it together; parts told of each
    -- are their own affair.
    if(relation.joint_group = relation.to_id, 100.0, relation.share_min) as least,
    if(relation.joint_group = relation.to_id, 100.0, relation.share_max) as most,
    relation.share_min_open as least_open,
    relation.share_max_open as most_open,
    coalesce(relation.directness, '') as directness,
    coalesce(relation.beneficial, false) as beneficial,
    coalesce(relation.joint_group, '') as joint,
    coalesce(relation.source, '') || '|' || coalesce(relation.component_of, '') as telling,
    whole.statement is not null as is_primary,
    coalesce(relation.status, '') = 'closed' as closed,
    network_first_day(relation.start_text, relation.start_earliest) as start_first,
    network_last_day(relation.start_text, relation.start_latest) as start_last,
    network_first_day(relation.end_text, relation.end_earliest) as end_first,
    network_last_day(relation.end_text, relation.end_latest) as end_last,
    coalesce(network_last_day(relation.stated_text, relation.stated_latest), sight.day) as stated,
    sight.day as seen,
    network_weaker(coalesce(source.rung, 'self'), coalesce(target.rung, 'self')) as rung,
    coalesce(relation.role, '') as role,
    coalesce(relation.source, '') as source,
    coalesce(relation.file, '') as file,
    relation.line,
    coalesce(relation.path, '') as path
from relation
left join party_entity as source on source.party_id = relation.from_id
left join party_entity as target on target.party_id = relation.to_id
left join network_sight as sight on sight.file = relation.file
left join whole on whole.statement = regexp_replace(relation.relation_id, '/[0-9]+$', '')
where
    relation.kind in ('ownership', 'control', 'directorship', 'representation', 'unknown')
    and relation.to_id is not null
    and network_is_wanted(relation.to_id)
order by owned, id, relation.file, relation.line;
