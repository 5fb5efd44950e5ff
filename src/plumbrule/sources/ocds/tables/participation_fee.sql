with found as (
    select
        ocid,
        line,
        prefix,
        unnest(tender."participationFees") as fee,
        generate_subscripts(tender."participationFees", 1) as place
    from release
    where len(tender."participationFees") > 0
)

select
    ocid,
    line,
    path_of(prefix, '/tender/participationFees', place) as path,
    coalesce(code(fee.id), '@' || (place - 1)) as fee_id,
    code(array_to_string(fee.type, ';')) as kind,
    fee.value.amount as value_amount,
    upper(code(fee.value.currency)) as value_currency,
    code(fee.description) as description
from found
where fee is not null
