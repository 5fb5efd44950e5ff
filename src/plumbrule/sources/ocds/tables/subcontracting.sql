with found as (
    select
        ocid,
        line,
        prefix,
        unnest(awards) as award,
        generate_subscripts(awards, 1) as place
    from release
    where
        list_bool_or(
            list_transform(
                awards,
                lambda one: one."hasSubcontracting" is not null or one.subcontracting is not null
            )
        )
)

select
    ocid,
    line,
    path_of(prefix, '/awards', place) as path,
    award.id as award_id,
    award."hasSubcontracting" as subcontracted,
    try_cast(award.subcontracting."minimumPercentage" as double) as share_min,
    try_cast(award.subcontracting."maximumPercentage" as double) as share_max
from found
where award."hasSubcontracting" is not null or award.subcontracting is not null
