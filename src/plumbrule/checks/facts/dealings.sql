-- Dealings of the parties of a check: one row for each, with the entity of the party ($1) and of the
-- other side. Each part is asked of its own small table first.
with firm as (
    select party_id, entity_id, rung from party_entity where entity_id in (select unnest($1))
),
listed as (
    select
        item.declaration_id, firm.entity_id, firm.rung, coalesce(item.operation, '') as operation,
        case
            when item.kind in ('stake', 'ownership', 'shareholding') then 'interest'
            when item.kind in ('activity', 'decision role', 'board', 'directorship', 'employment') then 'role'
            when item.kind = 'client' then 'client'
            when item.kind = 'gift' then 'gift'
            when item.kind in ('debt', 'loan') then 'creditor'
            when item.asset = 'free_use' or item.kind in ('free use', 'lease') then 'landlord'
        end as kind,
        case
            when item.holder in ('self', 'joint') then 'own'
            when item.holder in ('partner', 'dependant') then 'family'
            else coalesce(item.holder, 'unknown')
        end as holder,
        coalesce(item.ex_officio, false) as by_post,
        item.source, item.file, item.line, item.path, 'declaration_item' as table_name
    from declaration_item as item
    inner join firm on firm.party_id = item.counterparty_id
    union all
    select
        income.declaration_id, firm.entity_id, firm.rung, '', 'payer',
        if(coalesce(income.member_id, '') = '', 'own', 'family'), false,
        income.source, income.file, income.line, income.path, 'declared_income'
    from declared_income as income
    inner join firm on firm.party_id = income.payer_id
    union all
    select
        debt.declaration_id, firm.entity_id, firm.rung, '', 'creditor',
        if(coalesce(debt.member_id, '') = '', 'own', 'family'), false,
        debt.source, debt.file, debt.line, debt.path, 'declared_debt'
    from declared_debt as debt
    inner join firm on firm.party_id = debt.creditor_id
),
stated as (
    select
        listed.*, coalesce(person.entity_id, declaration.person_id) as other,
        coalesce(declaration.as_of_earliest, declaration.filed_earliest) as told_earliest,
        coalesce(declaration.as_of_latest, declaration.filed_latest) as told_latest
    from listed
    inner join declaration on declaration.declaration_id = listed.declaration_id
    left join party_entity as person on person.party_id = declaration.person_id
    where listed.kind is not null and listed.holder <> 'third'
)
select
    'declared' as what, kind, entity_id, rung, other, holder, max(by_post) as by_post,
    min(told_earliest) filter (where operation <> 'remove') as first_earliest,
    min(told_latest) filter (where operation <> 'remove') as first_latest,
    max(told_earliest) filter (where operation <> 'remove') as last_earliest,
    max(told_latest) filter (where operation <> 'remove') as last_latest,
    max(told_earliest) filter (where operation = 'remove') as off_earliest,
    max(told_latest) filter (where operation = 'remove') as off_latest,
    arg_max(table_name, (told_latest, file, line)) as table_name,
    arg_max(source, (told_latest, file, line)) as source,
    arg_max(file, (told_latest, file, line)) as file,
    arg_max(line, (told_latest, file, line)) as line,
    arg_max(path, (told_latest, file, line)) as path,
    cast(max(told_latest) as varchar) as text
from stated
group by kind, entity_id, rung, other, holder
union all
select
    'restricted', 'restricted pair', firm.entity_id, firm.rung,
    coalesce(body.entity_id, listing.scope_body_id), 'own', false,
    listing.start_earliest, listing.start_latest, listing.end_earliest, listing.end_latest,
    null, null, 'listing', listing.source, listing.file, listing.line, listing.path, listing.start_text
from listing
inner join firm on firm.party_id = listing.party_id
left join party_entity as body on body.party_id = listing.scope_body_id
where listing.effect = 'restricted_pair' and listing.scope_body_id is not null
union all
select
    'donation', 'donation', firm.entity_id, firm.rung,
    coalesce(party.entity_id, donation.recipient_id), 'own', false,
    donation.date_earliest, donation.date_latest, donation.date_earliest, donation.date_latest,
    null, null, 'donation', donation.source, donation.file, donation.line, donation.path,
    donation.date_text
from donation
inner join firm on firm.party_id = donation.donor_id
left join party_entity as party on party.party_id = donation.recipient_id
where coalesce(donation.value_amount, 1) > 0
union all
select
    'meeting', coalesce(contact.reported_by, 'report'), firm.entity_id, firm.rung,
    coalesce(body.entity_id, contact.body_id), 'own', false,
    contact.date_earliest, contact.date_latest, contact.date_earliest, contact.date_latest,
    null, null, 'lobby_contact', contact.source, contact.file, contact.line, contact.path,
    contact.date_text
from lobby_contact as contact
inner join firm on firm.party_id = contact.organisation_id or firm.party_id = contact.agent_id
left join party_entity as body on body.party_id = contact.body_id
where contact.body_id is not null
order by all
