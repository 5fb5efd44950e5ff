with found as (
    select
        ocid,
        line,
        prefix,
        unnest(tender.lots) as lot,
        generate_subscripts(tender.lots, 1) as place
    from release
)

select
    ocid,
    line,
    path_of(prefix, '/tender/lots', place) as path,
    lot.id as lot_id,
    code(lot.title) as title,
    code(lot.status) as status,
    lot.value.amount as value_amount,
    upper(code(lot.value.currency)) as value_currency,
    code(lot."tenderPeriod"."startDate") as tender_start_text,
    code(lot."tenderPeriod"."endDate") as tender_end_text
from found
where lot is not null
