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
    path_of(prefix, '/awards', place) as path,
    award.id as award_id,
    case when len(award."relatedLots") = 1 then award."relatedLots"[1] end as lot_id,
    coalesce(len(award."relatedLots"), 0) as lots,
    coalesce(
        code(award."relatedBid"),
        case when len(award."relatedBids") = 1 then award."relatedBids"[1] end
    ) as bid_id,
    code(award.status) as status,
    code(award."statusDetails") as status_details,
    code(award.title) as title,
    code(award.date) as date_text,
    award.value.amount as value_amount,
    upper(code(award.value.currency)) as value_currency,
    coalesce(len(award.suppliers), 0) as suppliers
from found
where award is not null
