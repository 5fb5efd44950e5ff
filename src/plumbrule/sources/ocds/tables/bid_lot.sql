with found as (
    select
        ocid,
        line,
        prefix,
        unnest(bids.details) as bid,
        generate_subscripts(bids.details, 1) as place
    from release
)

select
    ocid,
    line,
    path_of(prefix, '/bids/details', place) || '/relatedLots' as path,
    bid.id as bid_id,
    unnest(bid."relatedLots") as lot_id
from found
where len(bid."relatedLots") > 1
