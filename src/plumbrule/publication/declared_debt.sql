select
    debt.declaration_id, declaration.person_id as subject_id, debt.creditor_id as other_id,
    if(debt.member_id = '', 'self', debt.member_id) as holder, debt.kind,
    creditor.name as creditor_id, debt.value_amount, debt.value_currency, debt.original_amount,
    debt.original_currency, debt.taken_text, debt.rate, debt.debt_key,
    declaration.kind as form,
    -- Whether a dependant is a minor is not told; each may be one.
    coalesce(starts_with(debt.member_id, 'dependant'), false) as minor,
    -- A share is told only where others owe it too.
    case
        when debt.member_id = '' and debt.share_min is null and debt.share_max is null then 'self'
        when debt.member_id is not null then 'others'
    end as held,
    case when creditor.kind = 'person' then 'natural' when creditor.kind is not null then 'legal' end
        as person
from declared_debt as debt
join declaration on declaration.declaration_id = debt.declaration_id
left join party as creditor on creditor.party_id = debt.creditor_id
