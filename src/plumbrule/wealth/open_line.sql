-- What the form leaves open: sections that were not filled, what lies below a form's own threshold, the
-- cost of living.
create or replace temp table wealth_open_line as
with asked as (
    select period.*, section.section, end_of.at_end, end_of.declaration_id
    from wealth_period as period
    cross join (select unnest(['real_estate', 'vehicle', 'movable', 'money', 'security', 'stake', 'debt']) as section) as section
    cross join lateral (
        select false as at_end, period.opening as declaration_id
        union all
        select true, period.closing
    ) as end_of
),
filled as (
    select declaration_id, wealth_section(asset) as section from declaration_item where asset is not null
    union
    select declaration_id, 'debt' from declared_debt
    union
    select declaration_id, 'income' from declared_income
),
stated as (
    -- A source that says nothing of its sections leaves those without a line unanswered.
    select
        asked.*,
        case
            when filing.shown_as <> 'full' then 'not_public'
            when
                taken.section is not null and filled.section is null and filing.complete
                and coalesce(section_status.status, 'not_answered') = 'not_answered'
                then 'none'
            when section_status.status is not null then section_status.status
            when filled.section is not null then 'declared'
            when not filing.complete then 'not_required'
            else 'not_answered'
        end as status
    from asked
    inner join wealth_filing as filing on filing.declaration_id = asked.declaration_id
    left join section_status
        on section_status.declaration_id = asked.declaration_id and section_status.section = asked.section
    left join filled on filled.declaration_id = asked.declaration_id and filled.section = asked.section
    left join wealth_currency as currency on currency.person = asked.person
    left join wealth_taken_as_none as taken
        on taken.currency = currency.currency and taken.section = asked.section
        and asked.closed between taken.valid_from and taken.valid_to
)
select
    person, scope, opening, closing, section, section || case when at_end then ' at the end' else ' at the beginning' end as item, 'not_filled' as what,
    cast(case when (section = 'debt') <> at_end then 0 end as decimal(38, 4)) as low,
    cast(case when (section = 'debt') = at_end then 0 end as decimal(38, 4)) as high,
    cast(null as varchar) as currency, status || ':' || section as reason,
    cast(null as varchar) as file, cast(null as bigint) as line, cast(null as varchar) as path
from stated
where status not in ('declared', 'none')
union all
select
    stated.person, stated.scope, stated.opening, stated.closing, stated.section,
    stated.section || ' below the threshold of the form', 'below_threshold',
    case when (stated.section = 'debt') = stated.at_end then - slack.amount else 0 end,
    case when (stated.section = 'debt') = stated.at_end then 0 else slack.amount end,
    slack.currency, null, null, null, null
from stated
inner join wealth_currency using (person)
inner join wealth_slack as slack
    on slack.currency = wealth_currency.currency and slack.section = stated.section
    and stated.closed between slack.valid_from and slack.valid_to
where stated.status = 'none' and slack.amount > 0
union all
-- Income is asked of every declaration whose flows the period needs; a year without one is a hole.
select
    period.person, period.scope, period.opening, period.closing, 'income', 'income', 'not_filled',
    null, 0, null,
    case
        when count(*) filter (where status in ('not_answered', 'refused', 'not_required', 'not_public', 'unreadable')) > 0
            then min(status) filter (where status in ('not_answered', 'refused', 'not_required', 'not_public', 'unreadable')) || ':income'
        else 'window:income'
    end,
    null, null, null
from (
    select
        period.*, filing.flows_from, filing.as_of,
        lag(filing.as_of, 1, period.opened) over (partition by period.person, period.scope order by filing.as_of) as before_it,
        case
            when filing.shown_as <> 'full' then 'not_public'
            when section_status.status is not null then section_status.status
            when filled.section is not null then 'declared'
            else 'not_answered'
        end as status
    from wealth_period as period
    inner join wealth_filing as filing
        on filing.person = period.person and filing.as_of > period.opened and filing.as_of <= period.closed
    left join section_status on section_status.declaration_id = filing.declaration_id and section_status.section = 'income'
    left join filled on filled.declaration_id = filing.declaration_id and filled.section = 'income'
) as period
group by period.person, period.scope, period.opening, period.closing
having
    count(*) filter (where status in ('not_answered', 'refused', 'not_required', 'not_public', 'unreadable')) > 0
    or bool_or(flows_from > before_it + interval 1 day)
    or bool_or(flows_from is null)
union all
select
    period.person, period.scope, period.opening, period.closing, 'spending', 'cost of living', 'living',
    -- Whole months at least, begun months at most.
    case when cost.low is null then 0 else wealth_down(cost.low * household.persons * date_diff('month', period.opened, period.closed)) end,
    case
        when cost.high is null then null
        else wealth_up(
            cost.high * household.persons
            * (date_diff('month', period.opened, period.closed) + case when day(period.closed) > day(period.opened) then 1 else 0 end)
        )
    end,
    currency.currency,
    case when cost.high is null then 'missing:living_costs' end,
    null, null, null
from wealth_period as period
inner join wealth_household as household using (person, scope, opening, closing)
inner join wealth_currency as currency using (person)
left join wealth_living as cost
    on cost.currency = currency.currency and period.closed between cost.valid_from and cost.valid_to;
