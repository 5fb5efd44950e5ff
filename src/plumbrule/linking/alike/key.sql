-- Keys: two names are compared if they share one. A key is two numbers of the lexicon: two of the
-- four rarest words; one of the two rarest with a place, postcode, year or contact; an only word,
-- alone and with its country; the whole name without its legal form; and of persons, for names with several slips,
-- a contact, a number, and the day of birth with a place, a postcode or the rarest word.
create or replace temp table linking_alike_key as
with beside as (
    select entity.e, number.no, number.kind = 'country' as is_country
    from linking_alike_number as number
    inner join linking_alike_entity as entity on entity.entity_id = number.entity_id
    where number.kind not in ('born day', 'founded day', 'street', 'number')
),
of_person as (
    select entity.e, number.kind, number.no
    from linking_alike_number as number
    inner join linking_alike_entity as entity on entity.entity_id = number.entity_id
    where entity.is_person and number.kind in ('born day', 'city', 'postcode', 'contact', 'number')
),
by_day as (
    select day.e, day.no::bigint << 32 | place.no as key
    from of_person as day
    inner join of_person as place on place.e = day.e and place.kind in ('city', 'postcode')
    where day.kind = 'born day'
    union all
    select e, no::bigint << 32 | 2147483647 as key
    from of_person
    where kind in ('contact', 'number')
),
keyed as (
    select n, e, home, is_reference, is_person as is_context, unnest([
        t1::bigint << 32 | t2, t1::bigint << 32 | t3, t1::bigint << 32 | t4,
        t2::bigint << 32 | t3, t2::bigint << 32 | t4, t3::bigint << 32 | t4
    ]) as key
    from linking_alike_name
    where t2 is not null
    union all
    select n, e, home, is_reference, false as is_context, -1 - cast(clean_no >> 2 as bigint) as key
    from linking_alike_name
    where t1 is not null
    union all
    select n, e, home, is_reference, false as is_context, t1::bigint << 32 | 2147483646 as key
    from linking_alike_name
    where t2 is null
    union all
    select name.n, name.e, name.home, name.is_reference, not beside.is_country, name.t1::bigint << 32 | beside.no
    from linking_alike_name as name
    inner join beside on beside.e = name.e
    where not is_country or t2 is null
    union all
    select name.n, name.e, name.home, name.is_reference, true, name.t2::bigint << 32 | beside.no
    from linking_alike_name as name
    inner join beside on beside.e = name.e
    where not is_country and t2 is not null
    union all
    select name.n, name.e, name.home, name.is_reference, true as is_context, by_day.key
    from linking_alike_name as name
    inner join by_day on by_day.e = name.e
    union all
    select name.n, name.e, name.home, name.is_reference, true as is_context, day.no::bigint << 32 | name.t1
    from linking_alike_name as name
    inner join of_person as day on day.e = name.e
    where day.kind = 'born day'
)
select n, e, home, is_reference, is_context, key
from keyed
where key is not null;

create or replace temp table linking_alike_live as
select key
from linking_alike_key
group by key
having count(*) > 1 and count(*) filter (where is_reference) between 1 and 200;
