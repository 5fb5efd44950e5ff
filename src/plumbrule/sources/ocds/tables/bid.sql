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
    path_of(prefix, '/bids/details', place) as path,
    bid.id as bid_id,
    case when len(bid."relatedLots") = 1 then bid."relatedLots"[1] end as lot_id,
    coalesce(len(bid."relatedLots"), 0) as lots,
    code(bid.status) as status,
    code(bid.status) not in ('invited', 'withdrawn') as submitted,
    code(bid.date) as date_text,
    bid.value.amount as value_amount,
    upper(code(bid.value.currency)) as value_currency,
    coalesce(len(bid.tenderers), 0) as tenderers
from found
where bid is not null
