select
    item.declaration_id, declaration.person_id as subject_id, item.counterparty_id as other_id,
    item.kind, item.asset, item.subtype, item.operation,
    item.holder, item.description, item.share_min, item.share_max,
    other.name as counterparty_id, item.acquired_by, item.acquired_text, item.payment_mode,
    item.disposed_by, item.country, item.locality, item.area, item.role, item.paid, item.basis,
    item.item_key,
    -- What a thing cost is no balance; an amount of which the source does not say what it means is one.
    if(item.basis = 'acquisition' or item.kind in ('gift', 'client'), item.value_amount, null)
        as cost_amount,
    if(item.basis = 'acquisition' or item.kind in ('gift', 'client'), item.value_currency, null)
        as cost_currency,
    if(item.basis = 'acquisition' or item.kind in ('gift', 'client'), null, item.value_amount)
        as balance_amount,
    if(item.basis = 'acquisition' or item.kind in ('gift', 'client'), null, item.value_currency)
        as balance_currency,
    declaration.kind as form,
    -- Whether a dependant is a minor is not told; each may be one.
    item.holder is not distinct from 'dependant' as minor,
    case
        when item.holder = 'self' then 'self'
        when item.holder != 'unknown' then 'others'
    end as held,
    case when other.kind = 'person' then 'natural' when other.kind is not null then 'legal' end as person
from declaration_item as item
join declaration on declaration.declaration_id = item.declaration_id
left join party as other on other.party_id = item.counterparty_id
