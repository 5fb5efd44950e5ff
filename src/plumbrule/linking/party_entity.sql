-- Each record's entity. What can be known for a whole number or key is worked out there, so that a
-- record costs one look-up; the tables of the exceptions are empty or small for most lakes.
create or replace temp table linking_own_place as
select own.party_id, coalesce(component.entity_id, own.node) as entity_id, coalesce(component.tie, 'id_match') as tie
from linking_node as own
left join linking_component as component on component.node = own.node;

create or replace temp table linking_key_place as
select
    grouped.source, grouped.local_id, grouped.name_key, grouped.records,
    coalesce(component.entity_id, grouped.anchor) as entity_id,
    case
        when grouped.records > 1 or grouped.follows then 'publisher_id'
        else coalesce(component.tie, 'publisher_id')
    end as tie
from linking_group as grouped
left join linking_component as component on component.node = grouped.anchor
where grouped.anchor is not null;

create or replace temp table linking_size as
with part as (
    select entity_id, count(*) as records from linking_own_place group by entity_id
    union all
    select entity_id, records from linking_key_place
)
select entity_id, sum(records) as records
from part
group by entity_id;

create or replace table linked_party_entity as
with own as (
    select
        place.party_id, place.entity_id,
        case when size.records = 1 then 'self' else place.tie end as rung,
        rung || ' 1' as rule
    from linking_own_place as place
    inner join linking_size as size on size.entity_id = place.entity_id
),
keyed as (
    select
        place.source, place.local_id, place.name_key, place.entity_id,
        case when size.records = 1 then 'self' else place.tie end as rung,
        rung || ' 1' as rule
    from linking_key_place as place
    inner join linking_size as size on size.entity_id = place.entity_id
    where place.records > 0
)
select
    party.party_id,
    coalesce(own.entity_id, keyed.entity_id, party.party_id) as entity_id,
    coalesce(own.rung, keyed.rung, 'self') as rung,
    coalesce(own.rule, keyed.rule, 'self 1') as rule
from linking_party as party
left join keyed
    on keyed.name_key = party.name_key and keyed.local_id = party.local_id and keyed.source = party.source
left join own on own.party_id = party.party_id;

-- Names of each entity, and how many of its records bear them.
create or replace temp table linking_name as
with member as (
    select
        place.entity_id, party.name_key, min(party.name) as name, min(party.kind) as kind,
        min(upper(party.country)) as country, max(upper(party.country)) as other_country,
        count(*) as records
    from linking_own_place as place
    inner join linking_party as party on party.party_id = place.party_id
    group by place.entity_id, party.name_key
),
lone as (
    select party_id
    from linked_party_entity
    where entity_id = party_id
)
select
    place.entity_id, grouped.name_key, grouped.name, grouped.kind, grouped.country,
    grouped.other_country, grouped.records
from linking_group as grouped
inner join linking_key_place as place
    on place.name_key = grouped.name_key and place.local_id = grouped.local_id and place.source = grouped.source
where grouped.records > 0
union all
select entity_id, name_key, name, kind, country, other_country, records
from member
union all
select
    party.party_id as entity_id, party.name_key, party.name, party.kind,
    upper(party.country) as country, upper(party.country) as other_country, 1 as records
from linking_party as party
semi join lone on lone.party_id = party.party_id
anti join linking_node as own on own.party_id = party.party_id;
