-- Every line in the currency of the accounts, then their sum and the answer.
create or replace temp table wealth_line as
with every_line as (
    select * from wealth_asset_line
    union all
    select * from wealth_debt_line
    union all
    select * from wealth_flow_line
    union all
    select * from wealth_open_line
),
selling as (
    select distinct person, scope, opening, closing from wealth_flow_line where what = 'sale'
),
once as (
    -- What a sale brought stands either with the thing or among the income, and counts once.
    select
        every_line.* exclude (low, high, reason),
        case when selling.person is not null then 0 else every_line.low end as low,
        case when selling.person is not null then 0 else every_line.high end as high,
        case when selling.person is null then every_line.reason end as reason
    from every_line
    left join selling
        on selling.person = every_line.person and selling.scope = every_line.scope
        and selling.opening = every_line.opening and selling.closing = every_line.closing
        and every_line.what = 'sold'
)
select
    once.person, once.scope, once.opening, once.closing, once.section, once.item, once.what,
    cast(case
        when once.low = 0 or once.currency is null then once.low
        else wealth_times_low(once.low, rate.rate_low, rate.rate_high)
    end as decimal(38, 4)) as low,
    cast(case
        when once.high = 0 or once.currency is null then once.high
        else wealth_times_high(once.high, rate.rate_low, rate.rate_high)
    end as decimal(38, 4)) as high,
    once.low as stated_low, once.high as stated_high, once.currency,
    case
        when rate.rate_low is null and once.currency is not null and (once.low <> 0 or once.high <> 0) then 'no_rate'
        else once.reason
    end as reason,
    once.file, once.line, once.path
from once
inner join wealth_period as period using (person, scope, opening, closing)
left join wealth_rate as rate
    on rate.person = once.person and rate.opened = period.opened and rate.closed = period.closed
    and rate.currency = once.currency;

create or replace temp table wealth_account as
with summed as (
    select
        person, scope, opening, closing,
        case when bool_or(low is null) then null else sum(low) end as low,
        case when bool_or(high is null) then null else sum(high) end as high,
        -- Source and application of funds needs no value of what was owned before: a section that was left
        -- empty at the beginning takes nothing from it.
        case when bool_or(low is null) filter (where not old_things) then null else coalesce(sum(low) filter (where not old_things), 0) end as funds_low,
        coalesce(sum(- high) filter (where what = 'income'), 0) as income_low,
        case
            when bool_or(low is null) filter (where section = 'income') then null
            else coalesce(sum(- low) filter (where what = 'income'), 0)
        end as income_high,
        list(distinct reason order by reason) filter (where reason is not null and (low is null or high is null or low <> high)) as open_reasons,
        -- The reason of the line that would settle most: one without bound, else the widest.
        arg_min(
            reason,
            case when low is null or high is null then 0 else 1 end || lpad(cast(999999999999999999 - least(999999999999999999, floor(coalesce(high - low, 0))) as varchar), 20, '0') || reason
        ) filter (where reason is not null and (low is null or high is null or low <> high)) as main_reason
    from (
        select *, what = 'not_filled' and low is null and section in ('real_estate', 'vehicle', 'movable', 'stake') as old_things
        from wealth_line
    ) as every_line
    group by all
),
bounded as (
    select
        summed.*, period.opened, period.closed, currency.currency,
        case when summed.scope = 'all' then allowed.cumulative else allowed.absolute end as least_gap,
        allowed.share_of_income, allowed.source, allowed.country
    from summed
    inner join wealth_period as period using (person, scope, opening, closing)
    inner join wealth_currency as currency using (person)
    left join wealth_allowed as allowed
        on allowed.currency = currency.currency
        and period.closed between allowed.valid_from and allowed.valid_to
),
compared as (
    select
        *,
        greatest(least_gap, wealth_down(share_of_income * greatest(income_low, 0))) as threshold_low,
        case when income_high is null then null else greatest(least_gap, wealth_up(share_of_income * income_high)) end as threshold_high
    from bounded
)
select
    person, scope, opening, closing, opened, closed, currency, country, low as unexplained_min, high as unexplained_max,
    funds_low as funds_min,
    threshold_low, threshold_high, source as threshold_source,
    case
        when low > threshold_high then 'hit'
        when high <= threshold_low then 'clear'
        else 'cannot_tell'
    end as answer,
    case
        when funds_low > threshold_high then 'hit'
        when high <= threshold_low then 'clear'
        else 'cannot_tell'
    end as funds_answer,
    case
        when low > threshold_high or high <= threshold_low then []
        when least_gap is null then list_append(coalesce(open_reasons, []), 'missing:threshold')
        when low is not null and high is not null then list_append(coalesce(open_reasons, []), 'straddle')
        else coalesce(open_reasons, ['straddle'])
    end as reasons,
    case
        when least_gap is null then 'no_threshold'
        else coalesce(main_reason, 'straddle')
    end as main_reason
from compared;
