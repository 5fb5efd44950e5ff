with found as (
    select
        ocid,
        line,
        prefix,
        unnest(awards) as award,
        generate_subscripts(awards, 1) as place
    from release
)

select
    ocid,
    line,
    path_of(prefix, '/awards', place) || '/relatedLots' as path,
    award.id as award_id,
    unnest(award."relatedLots") as lot_id
from found
where len(award."relatedLots") > 1
