-- Days and years of birth and founding, places and kinds: what may speak for or against a name.
-- Each day and year is marked as of birth or of founding, so that only like is compared with like.
create or replace temp table linking_fact as
with placed as (
    select party.*, placed.entity_id
    from linking_party as party
    inner join linked_party_entity as placed on placed.party_id = party.party_id
    semi join (
        select entity_id from linking_known_as
        union
        select entity_a as entity_id from linking_alike_pair
        union
        select entity_b as entity_id from linking_alike_pair
    ) as compared on compared.entity_id = placed.entity_id
),
beginning as (
    select entity_id, 'born ' as mark, regexp_replace(trim(born_text), '^(\d{4})(\d\d)(\d\d)$', '\1-\2-\3') as day_text
    from placed
    where born_earliest is not null
    union all
    select entity_id, 'founded ' as mark, regexp_replace(trim(founded_text), '^(\d{4})(\d\d)(\d\d)$', '\1-\2-\3') as day_text
    from placed
    where founded_earliest is not null
),
beginnings as (
    select
        entity_id,
        list(distinct mark || left(day_text, 10)) filter (
            where regexp_matches(day_text, '^\d{4}-\d\d-\d\d') and substr(day_text, 9, 2) <> '00'
        ) as days,
        list(distinct mark || left(day_text, 4)) as years
    from beginning
    group by entity_id
),
place as (
    select
        placed.entity_id,
        list(distinct upper(address.country)) filter (where address.country is not null) as countries,
        list(distinct linking_spelling(lower(address.locality))) filter (
            where linking_spelling(lower(address.locality)) <> ''
        ) as localities,
        list(distinct linking_bare(address.postcode)) filter (
            where not linking_placeholder(address.postcode)
        ) as postcodes
    from address
    inner join placed on placed.party_id = address.party_id
    group by placed.entity_id
),
nature as (
    select
        entity_id,
        list(distinct upper(country)) filter (where country is not null) as countries,
        coalesce(bool_or(kind = 'person'), false) as is_person,
        coalesce(bool_or(kind <> 'person'), false) as is_organisation
    from placed
    group by entity_id
)
select
    nature.entity_id, nature.is_person, nature.is_organisation,
    coalesce(nature.countries, place.countries) as countries,
    place.localities, place.postcodes, beginnings.days, beginnings.years
from nature
left join place on place.entity_id = nature.entity_id
left join beginnings on beginnings.entity_id = nature.entity_id;
