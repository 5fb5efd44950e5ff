-- What the household had less what it owed, at the least and at the most, at both ends of every period.
-- Who belongs to the household is told for each period, so that the end of one and the beginning of the
-- next may differ.
create or replace temp table wealth_net_worth as
with part as (
    select person, scope, opening, closing, at_end, low, high, currency from wealth_stock
    union all
    select person, scope, opening, closing, at_end, - high, - low, currency from wealth_debt
),
converted as (
    select
        part.person, part.scope, part.opening, part.closing, part.at_end,
        case when part.low = 0 then 0 else wealth_times_low(part.low, rate.rate_low, rate.rate_high) end as low,
        case when part.high = 0 then 0 else wealth_times_high(part.high, rate.rate_low, rate.rate_high) end as high
    from part
    inner join wealth_period as period using (person, scope, opening, closing)
    left join wealth_rate as rate
        on rate.person = part.person and rate.opened = period.opened and rate.closed = period.closed
        and rate.currency = part.currency
),
summed as (
    select
        person, scope, opening, closing, at_end,
        case when bool_or(low is null) then null else sum(low) end as low,
        case when bool_or(high is null) then null else sum(high) end as high
    from converted
    group by all
),
empty as (
    -- A debt that nobody told leaves no lower bound, a thing that nobody told no upper one.
    select
        person, scope, opening, closing, ends_with(item, ' at the end') as at_end,
        bool_or(section = 'debt') as debts, bool_or(section <> 'debt') as things
    from wealth_line
    where what = 'not_filled' and section <> 'income'
    group by all
)
select
    period.person, period.scope, period.opening, period.closing, ends.at_end,
    case when ends.at_end then period.closed else period.opened end as day,
    case
        when coalesce(empty.debts, false) or (summed.person is not null and summed.low is null) then null
        else cast(coalesce(summed.low, 0) as decimal(38, 4))
    end as low,
    case
        when coalesce(empty.things, false) or (summed.person is not null and summed.high is null) then null
        else cast(coalesce(summed.high, 0) as decimal(38, 4))
    end as high
from wealth_period as period
cross join (select unnest([false, true]) as at_end) as ends
left join summed
    on summed.person = period.person and summed.scope = period.scope and summed.opening = period.opening
    and summed.closing = period.closing and summed.at_end = ends.at_end
left join empty
    on empty.person = period.person and empty.scope = period.scope and empty.opening = period.opening
    and empty.closing = period.closing and empty.at_end = ends.at_end;
