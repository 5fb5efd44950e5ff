with

bearers as (
    select
        list,
        source,
        count(distinct party_id) as parties
    from listing
    where list is not null
    group by list, source
)

select distinct
    listing.list as list,
    listing.source as source,
    listing.file as file,
    cast(listing.published_latest as date) as published,
    bearers.parties as parties
from listing
inner join bearers
    on bearers.list = listing.list and bearers.source is not distinct from listing.source
order by list, source, file, published
