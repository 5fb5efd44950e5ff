with found as (
    select
        ocid,
        line,
        stage,
        parent_id,
        path,
        unnest(items) as item,
        generate_subscripts(items, 1) as place
    from stage
)

select
    ocid,
    line,
    path || '/items/' || (place - 1) as path,
    stage,
    parent_id,
    coalesce(code(item.id), '@' || (place - 1)) as item_id,
    code(item."relatedLot") as lot_id,
    code(item.description) as description,
    code(item.classification.scheme) as scheme,
    code(item.classification.id) as classification,
    substring(code(item.classification.id), 1, 2) as division,
    measure(item.quantity) as quantity,
    code(item.unit.name) as unit,
    item.unit.value.amount as unit_price_amount,
    upper(code(item.unit.value.currency)) as unit_price_currency
from found
where item is not null
