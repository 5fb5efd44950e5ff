with

named as (
    select
        coalesce(list, source) as list,
        source,
        file,
        party_id,
        cast(published_latest as date) as published
    from listing
),

bearers as (
    select
        list,
        source,
        count(distinct party_id) as parties
    from named
    group by list, source
)

select distinct
    named.list as list,
    named.source as source,
    named.file as file,
    named.published as published,
    bearers.parties as parties
from named
inner join bearers on bearers.list = named.list and bearers.source is not distinct from named.source
order by list, source, file, published
