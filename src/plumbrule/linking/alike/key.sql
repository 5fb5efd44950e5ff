-- Keys: two names are compared if they share one. A key is two numbers of the lexicon: two of the
-- four rarest words, one of the two rarest with a place, postcode, year of birth or contact, a only
-- word with its country, or the whole name without its legal form.
create or replace temp table linking_alike_key as
with beside as (
    select entity.e, number.no, number.kind = 'country' as is_country
    from linking_alike_number as number
    inner join linking_alike_entity as entity on entity.entity_id = number.entity_id
    where number.kind not in ('born day', 'founded day')
),
keyed as (
    select n, e, home, is_reference, false as is_context, unnest([
        t1::bigint << 32 | t2, t1::bigint << 32 | t3, t1::bigint << 32 | t4,
        t2::bigint << 32 | t3, t2::bigint << 32 | t4, t3::bigint << 32 | t4
    ]) as key
    from linking_alike_name
    where t2 is not null
    union all
    select n, e, home, is_reference, false as is_context, -1 - cast(clean_no >> 2 as bigint) as key
    from linking_alike_name
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
)
select n, e, home, is_reference, is_context, key
from keyed
where key is not null;

create or replace temp table linking_alike_live as
select key
from linking_alike_key
group by key
having count(*) > 1 and count(*) filter (where is_reference) between 1 and 200;
