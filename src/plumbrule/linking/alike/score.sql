-- How alike two names are, and what else agrees. The weights of common words are compared first;
-- letters are only looked at where words and context leave a chance of 0.70.
create or replace temp table linking_alike_rough as
with overlap as (
    select
        met.n_a, met.n_b, a.e as e_a, b.e as e_b,
        case when a.t1 in (b.t1, b.t2, b.t3, b.t4) then a.w1 else 0 end
        + case when a.t2 in (b.t1, b.t2, b.t3, b.t4) then a.w2 else 0 end
        + case when a.t3 in (b.t1, b.t2, b.t3, b.t4) then a.w3 else 0 end
        + case when a.t4 in (b.t1, b.t2, b.t3, b.t4) then a.w4 else 0 end as shared,
        least(a.rest, b.rest) as rest, nullif(a.total, 0) as total_a, nullif(b.total, 0) as total_b,
        a.numbers is not distinct from b.numbers as same_numbers,
        a.is_plural or b.is_plural as is_plural,
        case when a.city = b.city then 0.12 when a.city <> b.city then -0.25 else 0 end as city,
        case when a.postcode = b.postcode then 0.25 when a.postcode <> b.postcode then -0.25 else 0 end as postcode,
        case when a.country <> b.country then -0.30 else 0 end as country
    from linking_alike_met as met
    inner join linking_alike_name as a on a.n = met.n_a
    inner join linking_alike_name as b on b.n = met.n_b
),
bounded as (
    select
        n_a, n_b, e_a, e_b, same_numbers, is_plural, city, postcode, country,
        -- Weights are kept in single precision: what their sum adds in its last digit is no likeness.
        round(cast((shared / total_a + shared / total_b) / 2 as double), 6) as cover,
        round(cast(((shared + rest) / total_a + (shared + rest) / total_b) / 2 as double), 6) as most
    from overlap
)
select *
from bounded
where 0.6 * most + 0.4
    + case when is_plural then 0.37 else city + postcode + country end >= 0.70;

-- Of entities with several places or countries, any that both have counts as agreement.
create or replace temp table linking_alike_shared as
with plural as (
    select distinct e_a, e_b from linking_alike_rough where is_plural
)
select
    plural.e_a, plural.e_b, a.kind, bool_or(a.no = b.no) as agrees
from plural
inner join linking_alike_entity as entity_a on entity_a.e = plural.e_a
inner join linking_alike_entity as entity_b on entity_b.e = plural.e_b
inner join linking_alike_number as a on a.entity_id = entity_a.entity_id
inner join linking_alike_number as b on b.entity_id = entity_b.entity_id and b.kind = a.kind
where a.kind in ('country', 'city', 'postcode')
group by plural.e_a, plural.e_b, a.kind;

create or replace temp table linking_alike_context as
select
    e_a, e_b,
    coalesce(max(case when agrees then 0.12 else -0.25 end) filter (where kind = 'city'), 0)
    + coalesce(max(case when agrees then 0.25 else -0.25 end) filter (where kind = 'postcode'), 0)
    + coalesce(max(case when agrees then 0 else -0.30 end) filter (where kind = 'country'), 0) as context
from linking_alike_shared
group by e_a, e_b;

create or replace temp table linking_alike_scored as
with spelled as (
    select
        rough.e_a, rough.e_b, a.name_key as name_a, b.name_key as name_b, rough.same_numbers,
        rough.cover, rough.most,
        coalesce(plural.context, rough.city + rough.postcode + rough.country) as context,
        greatest(
            jaro_winkler_similarity(a.clean, b.clean),
            jaro_winkler_similarity(linking_alike_in_order(a.clean), linking_alike_in_order(b.clean))
        ) as letters
    from linking_alike_rough as rough
    inner join linking_alike_text as a on a.n = rough.n_a
    inner join linking_alike_text as b on b.n = rough.n_b
    left join linking_alike_context as plural on plural.e_a = rough.e_a and plural.e_b = rough.e_b
),
named as (
    select
        e_a, e_b, name_a, name_b, context,
        case
            when same_numbers then greatest(cover, 0.6 * cover + 0.4 * letters)
            else least(0.65, cover, 0.6 * cover + 0.4 * letters)
        end as name_score
    from spelled
)
select
    e_a, e_b, name_a, name_b, name_score, cast(name_score + context as double) as score,
    0 as agreeing
from named
where name_score + context >= 0.70
qualify row_number() over (partition by e_a, e_b order by name_score desc, name_a, name_b) = 1;
