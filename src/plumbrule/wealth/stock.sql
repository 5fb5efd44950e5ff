-- The household's part of each asset and debt at both ends of a period, in the currency it is stated in.
-- What is not known is from nothing upwards: low 0, high null.
create or replace temp table wealth_stock as
with holding as (
    -- Where several holders are told, those of the household count; a part that is not told may be any.
    select
        period.person, period.scope, period.opening, period.closing, held.declaration_id, held.item_id,
        least(100, sum(case when held.holder = 'self' or member.who is not null then coalesce(held.share_min, 0) else 0 end)) as share_low,
        least(100, sum(case when held.holder = 'self' or member.who is not null then coalesce(held.share_max, 100) else 0 end)) as share_high
    from wealth_end as period
    inner join item_holder as held on held.declaration_id = period.declaration_id
    left join wealth_member as member
        on member.person = period.person and member.scope = period.scope
        and member.opening = period.opening and member.closing = period.closing
        and held.holder = case
            when held.declaration_id = period.opening then member.opening_member
            else member.closing_member
        end
    group by all
),
shared as (
    select
        period.person, period.scope, period.opening, period.closing,
        period.at_end,
        item.*,
        cast(case
            when holding.item_id is not null then coalesce(holding.share_low, 0)
            when item.holder is null or item.holder = 'self' then coalesce(item.share_min, 100)
            when item.holder = 'partner' then case when household.with_partner then coalesce(item.share_min, 100) else 0 end
            when item.holder = 'dependant' then case when household.with_dependants then coalesce(item.share_min, 100) else 0 end
            when item.holder = 'joint' then case when household.with_partner then coalesce(item.share_min, 100) else coalesce(item.share_min, 0) end
            else 0
        end as decimal(9, 4)) as part_low,
        cast(case
            when holding.item_id is not null then coalesce(holding.share_high, 0)
            when item.holder is null or item.holder = 'self' then coalesce(item.share_max, item.share_min, 100)
            when item.holder = 'partner' then case when household.with_partner then coalesce(item.share_max, item.share_min, 100) else 0 end
            when item.holder = 'dependant' then case when household.with_dependants then coalesce(item.share_max, item.share_min, 100) else 0 end
            when item.holder = 'joint' then coalesce(item.share_max, item.share_min, 100)
            when item.holder = 'unknown' then 100
            else 0
        end as decimal(9, 4)) as part_high
    from wealth_end as period
    inner join wealth_household as household using (person, scope, opening, closing)
    inner join declaration_item as item on item.declaration_id = period.declaration_id
    left join holding
        on holding.person = period.person and holding.scope = period.scope
        and holding.opening = period.opening and holding.closing = period.closing
        and holding.declaration_id = item.declaration_id and holding.item_id = item.item_id
    where item.asset is not null and item.asset <> 'free_use'
)
select
    person, scope, opening, closing, at_end, declaration_id, item_id, item_key, asset,
    wealth_section(asset) as section, wealth_nature(asset, basis) as nature,
    operation, acquired_by, disposed_by, basis,
    part_low, part_high,
    coalesce(wealth_down(part_low * 0.01 * value_amount), 0) as low,
    case
        when value_amount is null or coalesce(open_ended, false) and value_max_amount is null then null
        else wealth_up(part_high * 0.01 * coalesce(value_max_amount, value_amount))
    end as high,
    value_currency as currency,
    wealth_down(part_low * 0.01 * price_amount) as price_low,
    wealth_up(part_high * 0.01 * price_amount) as price_high, price_currency,
    wealth_down(part_low * 0.01 * proceeds_amount) as proceeds_low,
    wealth_up(part_high * 0.01 * proceeds_amount) as proceeds_high, proceeds_currency,
    wealth_day(acquired_earliest, acquired_latest) as acquired_on,
    cast(acquired_latest - interval 12 hour as date) as acquired_by_day,
    file, line, path
from shared
where part_high > 0;

-- Debts of the household in the same form.
create or replace temp table wealth_debt as
select
    period.person, period.scope, period.opening, period.closing,
    period.at_end, debt.declaration_id, debt.debt_id, debt.debt_key,
    coalesce(wealth_down(cast(coalesce(debt.share_min, 100) as decimal(9, 4)) * 0.01 * debt.value_amount), 0) as low,
    case
        -- What was first lent is no balance, but bounds one: no more than that was ever paid out.
        when debt.value_amount is null then wealth_up(cast(coalesce(debt.share_max, debt.share_min, 100) as decimal(9, 4)) * 0.01 * debt.original_amount)
        when coalesce(debt.open_ended, false) and debt.value_max_amount is null then null
        else wealth_up(
            cast(coalesce(debt.share_max, debt.share_min, 100) as decimal(9, 4)) * 0.01
            * coalesce(debt.value_max_amount, debt.value_amount)
        )
    end as high,
    coalesce(debt.value_currency, debt.original_currency) as currency,
    debt.value_amount is null as balance_missing,
    debt.file, debt.line, debt.path
from wealth_end as period
inner join declared_debt as debt on debt.declaration_id = period.declaration_id
left join wealth_member as member
    on member.person = period.person and member.scope = period.scope
    and member.opening = period.opening and member.closing = period.closing
    and debt.member_id = case
        when debt.declaration_id = period.opening then member.opening_member
        else member.closing_member
    end
where coalesce(debt.member_id, '') = '' or member.who is not null;
