-- One row for each name of each entity that takes part. Of a kind of value of which an entity has
-- several (two places), the smallest number stands here and `is_plural` says that there are more.
create or replace temp table linking_alike_number as
select value.entity_id, value.kind, valued.no
from linking_alike_value as value
inner join linking_alike_valued as valued on valued.kind = value.kind and valued.text = value.text;

create or replace temp table linking_alike_entity as
with fact as (
    select
        entity_id,
        min(no) filter (where kind = 'country') as country,
        min(no) filter (where kind = 'city') as city,
        min(no) filter (where kind = 'postcode') as postcode,
        count(*) > count(distinct kind) as is_plural
    from linking_alike_number
    group by entity_id
)
select
    cast(row_number() over (order by member.entity_id) as integer) as e,
    member.*, fact.country, fact.city, fact.postcode, coalesce(fact.is_plural, false) as is_plural
from linking_alike_member as member
left join fact on fact.entity_id = member.entity_id;

create or replace temp table linking_alike_name as
select
    cast(row_number() over (order by entity.e, known_as.name_key) as integer) as n,
    entity.e, entity.home, entity.is_reference,
    entity.is_person and not entity.is_organisation as is_person, md5_number_lower(form.clean) as clean_no, form.numbers,
    form.t1, form.t2, form.t3, form.t4, form.w1, form.w2, form.w3, form.w4, form.total, form.rest,
    entity.country, entity.city, entity.postcode, entity.is_plural
from linking_alike_known as known_as
inner join linking_alike_entity as entity on entity.entity_id = known_as.entity_id
inner join linking_alike_form as form
    on form.name_key = known_as.name_key and form.is_person = known_as.is_person
where form.t1 is not null or entity.is_person;
create or replace temp table linking_alike_text as
select
    cast(row_number() over (order by entity.e, known_as.name_key) as integer) as n,
    entity.e, known_as.alias, known_as.name_key, form.clean, form.legal_form
from linking_alike_known as known_as
inner join linking_alike_entity as entity on entity.entity_id = known_as.entity_id
inner join linking_alike_form as form
    on form.name_key = known_as.name_key and form.is_person = known_as.is_person
where form.t1 is not null or entity.is_person;
