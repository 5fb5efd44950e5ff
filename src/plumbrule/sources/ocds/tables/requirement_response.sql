with bids_found as (
    select
        ocid,
        line,
        prefix,
        unnest(bids.details) as bid,
        generate_subscripts(bids.details, 1) as place
    from release
    where
        list_bool_or(
            list_transform(bids.details, lambda one: len(one."requirementResponses") > 0)
        )
),

found as (
    select
        ocid,
        line,
        bid.id as bid_id,
        path_of(prefix, '/bids/details', place) as path,
        unnest(bid."requirementResponses") as response,
        generate_subscripts(bid."requirementResponses", 1) as place
    from bids_found
    where len(bid."requirementResponses") > 0
)

select
    ocid,
    line,
    path_of(path, '/requirementResponses', place) as path,
    bid_id,
    coalesce(code(response.id), '@' || (place - 1)) as response_id,
    code(response.requirement.id) as requirement_id
from found
where response is not null
