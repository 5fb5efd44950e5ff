with found as (
    select
        ocid,
        line,
        prefix,
        unnest(bids.details) as bid,
        generate_subscripts(bids.details, 1) as place
    from release
),

members as (
    select
        ocid,
        line,
        prefix,
        place,
        bid.id as bid_id,
        unnest(bid.tenderers) as member,
        generate_subscripts(bid.tenderers, 1) as member_place
    from found
)

select
    ocid,
    line,
    path_of(prefix, '/bids/details', place) || '/tenderers/' || (member_place - 1) as path,
    bid_id,
    party_key(ocid, member.id) as party_id
from members
where member.id is not null
