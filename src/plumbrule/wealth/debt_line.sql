-- What a debt adds: money borrowed explains, money paid back has to be explained.
create or replace temp table wealth_debt_line as
with keyed as (
    select
        person, scope, opening, closing,
        bool_and(debt_key is not null)
        and count(distinct debt_key) filter (where at_end) = count(*) filter (where at_end)
        and count(distinct debt_key) filter (where not at_end) = count(*) filter (where not at_end) as by_item
    from wealth_debt
    group by all
),
named as (
    select
        debt.*,
        case when keyed.by_item then debt.debt_key else 'all debts' end as item,
        case when keyed.by_item then 'debt' else 'class' end as what
    from wealth_debt as debt
    inner join keyed using (person, scope, opening, closing)
)
select
    person, scope, opening, closing, 'debt' as section, item, what,
    sum(case when at_end then - high else low end)
    * case when bool_or(case when at_end then high else low end is null) then null else 1 end as low,
    sum(case when at_end then - low else high end)
    * case when bool_or(case when at_end then low else high end is null) then null else 1 end as high,
    currency,
    case when bool_or(balance_missing or high is null) then 'missing:balance' end as reason,
    min(file) as file, min(line) as line, min(path) as path
from named
group by person, scope, opening, closing, item, what, currency;
