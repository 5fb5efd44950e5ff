-- One declaration for each person and day: the last version, and none that another one corrects.
create or replace temp table wealth_filing as
with dated as (
    select
        declaration.declaration_id, declaration.kind,
        coalesce(place.entity_id, declaration.person_id) as person,
        coalesce(
            wealth_day(declaration.as_of_earliest, declaration.as_of_latest),
            wealth_day(declaration.period_end_earliest, declaration.period_end_latest),
            case when declaration.kind = 'annual' then make_date(declaration.year, 12, 31) end
        ) as as_of,
        coalesce(
            wealth_day(declaration.period_start_earliest, declaration.period_start_latest),
            case when declaration.kind = 'annual' then make_date(declaration.year, 1, 1) end
        ) as flows_from,
        coalesce(declaration.complete, true) as complete,
        coalesce(declaration.view, 'full') as shown_as,
        declaration.filed_latest, declaration.version
    from declaration
    left join party_entity as place on place.party_id = declaration.person_id
    where declaration.declaration_id not in (
        select supersedes from declaration where supersedes is not null
    )
)
select * exclude (filed_latest, version)
from dated
where as_of is not null
qualify row_number() over (
    partition by person, as_of
    order by filed_latest desc nulls last, version desc nulls last, declaration_id desc
) = 1;

-- Two declarations that follow each other, and the first with the last where there are three or more.
create or replace temp table wealth_period as
with placed as (
    select
        *,
        lag(declaration_id) over following as opening, lag(as_of) over following as opened,
        first_value(declaration_id) over following as first_id, first_value(as_of) over following as first_day,
        row_number() over following as place,
        count(*) over (partition by person) as places
    from wealth_filing
    window following as (partition by person order by as_of, declaration_id)
)
select person, 'period' as scope, opening, declaration_id as closing, opened, as_of as closed
from placed
where opening is not null
union all
select person, 'all', first_id, declaration_id, first_day, as_of
from placed
where place = places and places >= 3;

-- Both declarations of a period, one row each: joins by one of two keys would try every pair.
create or replace temp table wealth_end as
select *, opening as declaration_id, false as at_end from wealth_period
union all
select *, closing, true from wealth_period;
