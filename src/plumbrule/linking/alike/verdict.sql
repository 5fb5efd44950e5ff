-- How far the best of a record's possible partners in one source leads the next. The side of the
-- source of lower rank is looked for, the other is found; where both are of one source, none leads.
create or replace temp table linking_alike_pair as
with sided as (
    select
        scored.*, a.entity_id as entity_a, b.entity_id as entity_b,
        a.home as home_a, b.home as home_b,
        case when a.home < b.home then scored.e_a else scored.e_b end as e_looked_for,
        greatest(a.home, b.home) as home_found
    from linking_alike_scored as scored
    inner join linking_alike_entity as a on a.e = scored.e_a
    inner join linking_alike_entity as b on b.e = scored.e_b
),
ranked as (
    select
        *,
        row_number() over looked_for as place,
        max(score) over (partition by e_looked_for, home_found) as best,
        nth_value(score, 2) over (
            partition by e_looked_for, home_found order by score desc, e_a, e_b
            rows between unbounded preceding and unbounded following
        ) as second
    from sided
    window looked_for as (partition by e_looked_for, home_found order by score desc, e_a, e_b)
)
select
    least(entity_a, entity_b) as entity_a, greatest(entity_a, entity_b) as entity_b,
    case when entity_a < entity_b then name_a else name_b end as name_a,
    case when entity_a < entity_b then name_b else name_a end as name_b,
    round(name_score, 4) as name_score,
    round(least(score, 1), 4) as score,
    home_a = home_b as is_within, agreeing,
    case
        when home_a = home_b then null
        when place = 1 then round(score - second, 4)
        else round(score - best, 4)
    end as margin
from ranked
where place <= 5 or home_a = home_b;
