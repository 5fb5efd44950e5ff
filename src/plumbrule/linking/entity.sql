-- What is told of each entity: the name that most of its records bear, its main number.
create or replace table linked_entity as
with named as (
    select
        entity_id, name_key, min(name) as name, min(kind) as kind,
        min(country) as country, max(other_country) as other_country, sum(records) as records
    from linking_name
    group by entity_id, name_key
),
several as (
    select entity_id from named group by entity_id having count(*) > 1
),
single as (
    select
        entity_id, name_key, name, kind, records,
        case when country = other_country then country end as country
    from named
    anti join several using (entity_id)
),
merged as (
    select
        entity_id,
        min_by(name_key, (name_key is null, -records, name_key)) as name_key,
        min_by(name, (name_key is null, -records, name_key)) as name,
        min_by(kind, (kind is null, -records, kind)) as kind,
        sum(records) as records,
        case when min(country) = max(other_country) then min(country) end as country
    from named
    semi join several using (entity_id)
    group by entity_id
),
described as (
    select entity_id, name_key, name, kind, records, country from single
    union all
    select entity_id, name_key, name, kind, records, country from merged
),
bearers as (
    select name_key, count(*) as bearers from described where name_key is not null group by name_key
),
main_number as (
    select anchor, scheme, value from linking_number where checksum <> 'bad'
)
select
    described.entity_id, described.kind, described.name, described.name_key,
    main_number.scheme, main_number.value as identifier, described.country,
    cast(described.records as bigint) as records,
    cast(bearers.bearers as bigint) as bearers
from described
left join bearers on bearers.name_key = described.name_key
left join main_number on main_number.anchor = described.entity_id;
