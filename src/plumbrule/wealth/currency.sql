-- The currency of a person's accounts: the one that most of their lines are in; ties by letter.
create or replace temp table wealth_currency as
with named as (
    select declaration_id, value_currency as currency from declaration_item
    union all
    select declaration_id, value_currency from declared_income
    union all
    select declaration_id, value_currency from declared_debt
    union all
    select declaration_id, value_currency from declared_movement
)
select filing.person, named.currency
from named
inner join wealth_filing as filing using (declaration_id)
where named.currency is not null
group by filing.person, named.currency
qualify row_number() over (partition by filing.person order by count(*) desc, named.currency) = 1;

-- Rates into the person's currency, for each foreign currency and period: the least and the most in the
-- time between both declarations. A stock is valued by its change times a rate of that time, so that
-- what the rate alone did to an unchanged balance is no gain.
create or replace temp table wealth_rate as
with foreign_currency as (
    select distinct period.person, period.opened, period.closed, base.currency as base, named.currency
    from wealth_period as period
    inner join wealth_currency as base using (person)
    inner join (
        select filing.person, item.value_currency as currency from declaration_item as item
        inner join wealth_filing as filing using (declaration_id)
        union
        select filing.person, item.price_currency from declaration_item as item
        inner join wealth_filing as filing using (declaration_id)
        union
        select filing.person, item.proceeds_currency from declaration_item as item
        inner join wealth_filing as filing using (declaration_id)
        union
        select filing.person, flow.value_currency from declared_income as flow
        inner join wealth_filing as filing using (declaration_id)
        union
        select filing.person, debt.value_currency from declared_debt as debt
        inner join wealth_filing as filing using (declaration_id)
        union
        select filing.person, flow.value_currency from declared_movement as flow
        inner join wealth_filing as filing using (declaration_id)
    ) as named on named.person = period.person and named.currency is distinct from base.currency
    where named.currency is not null
),
told as (
    select base, currency, day, rate from exchange_rate
    union all
    select currency, base, day, 1 / rate from exchange_rate where rate > 0
)
select
    foreign_currency.person, foreign_currency.opened, foreign_currency.closed, foreign_currency.currency,
    min(told.rate) as rate_low, max(told.rate) as rate_high
from foreign_currency
inner join told
    on told.base = foreign_currency.currency and told.currency = foreign_currency.base
    and told.day between foreign_currency.opened and foreign_currency.closed
group by all
union all
select period.person, period.opened, period.closed, base.currency, 1, 1
from wealth_period as period
inner join wealth_currency as base using (person)
group by all;
