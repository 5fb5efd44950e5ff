-- One row for each tie between two entities in scope.
with piece as (
    select
        unnest(string_split(component_of, ';')) as whole_statement,
        relation_id as component
    from relation
    where component_of is not null
)
select
    relation.relation_id, relation.kind, source.entity_id as from_entity, target.entity_id as to_entity,
    source_entity.kind as from_kind, target_entity.kind as to_kind,
    source_entity.name as from_name, target_entity.name as to_name,
    relation.role, relation.interest_type, relation.directness,
    relation.share_min, relation.share_max, relation.share_min_open, relation.share_max_open,
    relation.beneficial, relation.component_of is not null as is_component,
    exported_date(relation.start_text, relation.start_earliest, relation.start_latest) as start_date,
    exported_date(relation.end_text, relation.end_earliest, relation.end_latest) as end_date,
    exported_date(relation.stated_text, relation.stated_earliest, relation.stated_latest) as stated_date,
    relation.status, relation.source,
    coalesce(parts.components, []) as components
from relation
inner join party_entity as source on source.party_id = relation.from_id
inner join party_entity as target on target.party_id = relation.to_id
inner join exported_scope as source_scope on source_scope.entity_id = source.entity_id
inner join exported_scope as target_scope on target_scope.entity_id = target.entity_id
inner join entity as source_entity on source_entity.entity_id = source.entity_id
inner join entity as target_entity on target_entity.entity_id = target.entity_id
left join (
    select whole_statement, list(distinct component order by component) as components
    from piece
    group by whole_statement
) as parts on parts.whole_statement = regexp_replace(relation.relation_id, '/[^/]*$', '')
order by is_component desc, relation.relation_id;
