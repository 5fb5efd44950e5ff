-- Pairs of persons of whom more is known than the name: each column compared on its own, in levels
-- from 0 (differs) up; null where a side says nothing.
create or replace temp table linking_alike_person as
with value as (
    select number.entity_id, number.kind, min(value.text) as text
    from linking_alike_number as number
    inner join linking_alike_value as value
        on value.entity_id = number.entity_id and value.kind = number.kind
    group by number.entity_id, number.kind
),
told as (
    select
        entity_id,
        min(text) filter (where kind = 'born day') as day,
        min(text) filter (where kind = 'city') as city,
        min(text) filter (where kind = 'postcode') as postcode,
        min(text) filter (where kind = 'contact') as contact,
        min(text) filter (where kind = 'street') as street,
        min(text) filter (where kind = 'number') as number
    from value
    group by entity_id
),
first_name as (
    select e, min_by(clean, (alias, name_key)) as clean
    from linking_alike_text
    group by e
)
select
    entity.e, entity.entity_id, entity.home,
    nullif(string_split(name.clean, ' ')[1], '') as given,
    case when contains(name.clean, ' ') then string_split(name.clean, ' ')[-1] end as family,
    told.day, told.city, told.postcode, told.contact, told.street, told.number
from linking_alike_entity as entity
inner join first_name as name on name.e = entity.e
inner join told on told.entity_id = entity.entity_id
where entity.is_person and not entity.is_organisation;

create or replace temp macro linking_alike_level(one, other, near, far) as
    case
        when one is null or other is null then null
        when one = other then 3
        when jaro_winkler_similarity(one, other) >= near then 2
        when jaro_winkler_similarity(one, other) >= far then 1
        else 0
    end;

create or replace temp macro linking_alike_edits(one, other) as
    case
        when one is null or other is null then null
        when one = other then 3
        when damerau_levenshtein(one, other) = 1 then 2
        when damerau_levenshtein(one, other) = 2 then 1
        else 0
    end;

-- A pair as met, and as many pairs taken blindly: each person with the one that stands some places
-- further on in an order that has nothing to do with names.
create or replace temp table linking_alike_vector as
with numbered as (
    select e, row_number() over (order by md5(entity_id), e) as place, count(*) over () as people
    from linking_alike_person
),
step as (
    select unnest([7, 101, 1009, 5003, 20011, 50021]) as ahead
),
blind as (
    select a.e as e_a, b.e as e_b
    from numbered as a
    cross join step
    inner join numbered as b on b.place = (a.place + step.ahead) % a.people + 1
    where a.place <= 20000 and a.e <> b.e
),
met as (
    select distinct least(a.e, b.e) as e_a, greatest(a.e, b.e) as e_b
    from linking_alike_met as met
    inner join linking_alike_name as a on a.n = met.n_a
    inner join linking_alike_name as b on b.n = met.n_b
),
pair as (
    select e_a, e_b, true as is_met from met
    union all
    select e_a, e_b, false as is_met from blind
),
turned as (
    select
        pair.*, a.home <> b.home as is_across,
        coalesce(jaro_winkler_similarity(a.given, b.family), 0)
        + coalesce(jaro_winkler_similarity(a.family, b.given), 0)
        > coalesce(jaro_winkler_similarity(a.given, b.given), 0)
        + coalesce(jaro_winkler_similarity(a.family, b.family), 0) + 0.2 as is_turned,
        a.given, a.family, b.given as other_given, b.family as other_family,
        a.day, b.day as other_day, a.city, b.city as other_city, a.postcode, b.postcode as other_postcode,
        a.contact, b.contact as other_contact, a.street, b.street as other_street,
        a.number, b.number as other_number
    from pair
    inner join linking_alike_person as a on a.e = pair.e_a
    inner join linking_alike_person as b on b.e = pair.e_b
)
select
    e_a, e_b, is_met,
    linking_alike_level(given, case when is_turned then other_family else other_given end, 0.9, 0.75) as given,
    linking_alike_level(family, case when is_turned then other_given else other_family end, 0.9, 0.75) as family,
    linking_alike_edits(day, other_day) as born,
    linking_alike_level(city, other_city, 0.9, 0.8) as city,
    linking_alike_edits(postcode, other_postcode) as postcode,
    linking_alike_level(contact, other_contact, 0.92, 0.85) as contact,
    linking_alike_level(street, other_street, 0.9, 0.75) as street,
    linking_alike_edits(number, other_number) as number
from turned;

create or replace temp table linking_alike_pattern (
    given integer, family integer, born integer, city integer, postcode integer, contact integer,
    street integer, number integer, chance double
);
