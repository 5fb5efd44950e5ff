-- Everybody at a step, numbered in the order of their ids, and how many steps they have.
create or replace temp table network_node as
with ends as (
    select one as id from network_step
    union all
    select other from network_step
),
counted as (
    select id, count(*) as degree from ends group by id
)
select
    cast(row_number() over (order by counted.id) - 1 as integer) as number,
    counted.id,
    coalesce(entity.kind, '') as kind,
    coalesce(entity.name, '') as name,
    coalesce(entity.country, '') as country,
    cast(counted.degree as integer) as degree
from counted
left join entity on entity.entity_id = counted.id;

-- Steps in a fixed order, with what each costs.
create or replace temp table network_edge as
with numbered as (
    select source.number as one_number, target.number as other_number, step.* exclude (one, other)
    from network_step as step
    inner join network_node as source on source.id = step.one
    inner join network_node as target on target.id = step.other
)
select
    cast(row_number() over (
        order by one_number, other_number, numbered.kind, id, file, line, path
    ) - 1 as integer) as edge,
    numbered.*,
    coalesce(price.price, -1.0) as price,
    coalesce(price.weak, true) as weak,
    coalesce(price.half, false) as half
from numbered
left join network_price as price on price.kind = numbered.kind and price.rung = numbered.rung;
