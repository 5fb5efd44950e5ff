-- Income and gifts explain, spending and gifts to others have to be explained.
create or replace temp table wealth_flow_line as
with flow_filing as (
    -- The declarations whose flows lie in a period, with the part of each that does.
    select
        period.person, period.scope, period.opening, period.closing, period.opened, period.closed,
        filing.declaration_id, filing.flows_from, filing.as_of,
        -- A form whose flows begin before the opening day tells more than the period has.
        filing.flows_from is not null and filing.flows_from <= period.opened as begins_before
    from wealth_period as period
    inner join wealth_filing as filing
        on filing.person = period.person and filing.as_of > period.opened and filing.as_of <= period.closed
),
income as (
    select
        flow_filing.*, declared_income.income_id, declared_income.kind, declared_income.value_currency as currency,
        declared_income.value_amount as least_amount,
        case
            when coalesce(declared_income.open_ended, false) and declared_income.value_max_amount is null then null
            else coalesce(declared_income.value_max_amount, declared_income.value_amount)
        end as most_amount,
        coalesce(declared_income.net, true) as net, declared_income.tax_amount,
        wealth_day(declared_income.paid_start_earliest, declared_income.paid_start_latest) as paid_from,
        declared_income.file, declared_income.line, declared_income.path
    from flow_filing
    inner join declared_income on declared_income.declaration_id = flow_filing.declaration_id
    left join wealth_member as member
        on member.person = flow_filing.person and member.scope = flow_filing.scope
        and member.opening = flow_filing.opening and member.closing = flow_filing.closing
        and member.closing_member = declared_income.member_id
    where coalesce(declared_income.member_id, '') = '' or member.who is not null
),
weighed as (
    select
        *,
        -- What was earned before the opening day is in the opening stocks; where the form does not say when,
        -- it may all be.
        case when begins_before and coalesce(paid_from <= opened, true) then 0 else 1 end as surely
    from income
)
select
    person, scope, opening, closing, 'income' as section, coalesce(kind, 'other') || ' ' || income_id as item,
    case when kind = 'sale' then 'sale' when kind in ('gift', 'inheritance', 'insurance', 'prize') then 'gift' when kind = 'loan' then 'loan' else 'income' end as what,
    case when kind = 'loan' then 0 else - most_amount end as low,
    case
        when kind = 'loan' then 0
        when surely = 0 then 0
        when not net then - greatest(0, least_amount - coalesce(tax_amount, least_amount))
        else - least_amount
    end as high,
    currency,
    case
        when kind = 'loan' then null
        when most_amount is null then 'missing:income'
        when surely = 0 then 'window:income'
        when not net and tax_amount is null then 'missing:tax'
    end as reason,
    file, line, path
from weighed
union all
select
    flow_filing.person, flow_filing.scope, flow_filing.opening, flow_filing.closing, 'gift',
    movement.kind || ' ' || movement.movement_id,
    case
        when movement.kind in ('gift_out', 'spending', 'loss') then 'spending'
        when movement.kind = 'sale' then 'sale'
        else 'gift'
    end,
    case
        when movement.kind in ('gift_out', 'spending') then case when coalesce(movement.in_money, movement.kind = 'spending') then movement.value_amount else 0 end
        when movement.kind = 'loss' then 0
        when movement.in_money = false then 0
        else - coalesce(movement.value_max_amount, movement.value_amount)
    end,
    case
        when movement.kind in ('gift_out', 'spending') then case when movement.in_money = false then 0 else coalesce(movement.value_max_amount, movement.value_amount) end
        when movement.kind = 'loss' then 0
        when movement.in_money is null and movement.kind <> 'sale' then 0
        when movement.in_money = false then 0
        else - movement.value_amount
    end,
    movement.value_currency,
    case when movement.value_amount is null then 'missing:amount' when movement.in_money is null and movement.kind not in ('sale', 'spending', 'loss') then 'missing:in_money' end,
    movement.file, movement.line, movement.path
from flow_filing
inner join declared_movement as movement on movement.declaration_id = flow_filing.declaration_id
left join wealth_member as member
    on member.person = flow_filing.person and member.scope = flow_filing.scope
    and member.opening = flow_filing.opening and member.closing = flow_filing.closing
    and member.closing_member = movement.member_id
where
    movement.kind <> 'purchase'
    and (coalesce(movement.member_id, '') = '' or member.who is not null);
