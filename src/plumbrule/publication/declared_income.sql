select
    income.declaration_id, declaration.person_id as subject_id, income.payer_id as other_id,
    if(income.member_id = '', 'self', income.member_id) as holder, income.kind,
    payer.name as payer_id, income.value_amount, income.value_currency, income.net,
    declaration.kind as form,
    -- Whether a dependant is a minor is not told; each may be one.
    coalesce(starts_with(income.member_id, 'dependant'), false) as minor,
    case when income.member_id = '' then 'self' when income.member_id != '' then 'others' end as held,
    case when payer.kind = 'person' then 'natural' when payer.kind is not null then 'legal' end as person
from declared_income as income
join declaration on declaration.declaration_id = income.declaration_id
left join party as payer on payer.party_id = income.payer_id
