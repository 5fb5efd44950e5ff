-- What each asset adds to the gap. A positive number is money that went into it, a negative one money
-- that came out of it.
create or replace temp table wealth_asset_line as
with keyed as (
    -- A class is followed item by item where every item of it has a key, once at each end.
    select
        person, scope, opening, closing, section, nature,
        bool_and(item_key is not null)
        and count(distinct item_key) filter (where at_end) = count(*) filter (where at_end)
        and count(distinct item_key) filter (where not at_end) = count(*) filter (where not at_end) as by_item
    from wealth_stock
    group by all
),
certain as (
    -- A thing that was acquired within the period stands in no earlier total, and one that is said to
    -- have left in no later one, whether they have a key or not.
    select stock.person, stock.scope, stock.opening, stock.closing, stock.item_id, stock.declaration_id
    from wealth_stock as stock
    inner join wealth_period as period using (person, scope, opening, closing)
    where
        stock.at_end and stock.nature = 'thing'
        and (
            (stock.acquired_on > period.opened and stock.acquired_on <= period.closed)
            or stock.operation = 'remove' or stock.disposed_by is not null
        )
),
paired as (
    select
        coalesce(after_it.person, before_it.person) as person,
        coalesce(after_it.scope, before_it.scope) as scope,
        coalesce(after_it.opening, before_it.opening) as opening,
        coalesce(after_it.closing, before_it.closing) as closing,
        coalesce(after_it.section, before_it.section) as section,
        coalesce(after_it.nature, before_it.nature) as nature,
        coalesce(after_it.item_key, before_it.item_key, after_it.item_id) as item,
        before_it.item_id is not null as was, after_it.item_id is not null as is_now,
        before_it.low as low_0, before_it.high as high_0, before_it.currency as currency_0,
        before_it.part_low as part_low_0, before_it.part_high as part_high_0,
        before_it.disposed_by as disposed_before,
        after_it.low as low_1, after_it.high as high_1, after_it.currency as currency_1,
        after_it.part_low as part_low_1, after_it.part_high as part_high_1,
        after_it.acquired_by, after_it.acquired_on, after_it.acquired_by_day, after_it.operation, after_it.basis,
        after_it.price_low, after_it.price_high, after_it.price_currency,
        after_it.disposed_by, after_it.proceeds_low, after_it.proceeds_high, after_it.proceeds_currency,
        coalesce(after_it.file, before_it.file) as file,
        coalesce(after_it.line, before_it.line) as line,
        coalesce(after_it.path, before_it.path) as path
    from (
        select stock.* from wealth_stock as stock
        inner join keyed using (person, scope, opening, closing, section, nature)
        left join certain using (person, scope, opening, closing, declaration_id, item_id)
        where stock.at_end and (keyed.by_item or certain.item_id is not null)
    ) as after_it
    full join (
        select stock.* from wealth_stock as stock
        inner join keyed using (person, scope, opening, closing, section, nature)
        where not stock.at_end and keyed.by_item
    ) as before_it
        on before_it.person = after_it.person and before_it.scope = after_it.scope
        and before_it.opening = after_it.opening and before_it.closing = after_it.closing
        and before_it.section = after_it.section and before_it.nature = after_it.nature
        and before_it.item_key = after_it.item_key
),
judged as (
    select
        paired.* exclude (price_low, price_high, price_currency),
        period.opened, period.closed,
        -- A price, or a value that is one: what was paid for it.
        case when price_low is not null then price_low when basis = 'acquisition' then low_1 end as paid_low,
        case when price_low is not null then price_high when basis = 'acquisition' then high_1 end as paid_high,
        case when price_low is not null then price_currency else currency_1 end as paid_currency,
        -- A form may list what was sold, with what it brought.
        is_now and (operation = 'remove' or disposed_by is not null) as is_left
    from paired
    inner join wealth_period as period using (person, scope, opening, closing)
),
cased as (
    select
        *,
        case
            when nature <> 'thing' then 'change'
            when is_left or (was and not is_now) then
                case coalesce(disposed_by, disposed_before)
                    when 'sale' then 'sold'
                    when 'gift' then 'given'
                    when 'loss' then 'lost'
                    else 'gone'
                end
            when was and is_now then
                case
                    when part_low_1 > part_high_0 then 'more_of_it'
                    when part_high_1 < part_low_0 then 'less_of_it'
                    else 'kept'
                end
            when acquired_by_day <= opened then 'had_before'
            when acquired_by in ('gift', 'inheritance', 'prize', 'court', 'donation') then 'received'
            when acquired_by in ('purchase', 'built', 'build') then 'bought'
            else 'new'
        end as case_of_it
    from judged
)
select
    person, scope, opening, closing, section, item, case_of_it as what,
    case case_of_it
        when 'change' then
            case
                when currency_0 <> currency_1 then null
                when not was then low_1
                when not is_now then - high_0
                when nature = 'market' then low_1 - wealth_up(high_0 * 1.5)
                else low_1 - high_0
            end
        when 'bought' then coalesce(paid_low, 0)
        when 'new' then 0
        when 'more_of_it' then 0
        when 'sold' then - proceeds_high
        when 'kept' then 0
        when 'had_before' then 0
        when 'received' then 0
        when 'given' then 0
        when 'lost' then 0
    end as low,
    case case_of_it
        when 'change' then
            case
                when currency_0 <> currency_1 then null
                when not was then high_1
                when not is_now then - low_0
                when nature = 'market' then high_1 - wealth_down(low_0 * 0.5)
                else high_1 - low_0
            end
        when 'bought' then paid_high
        when 'new' then high_1
        when 'sold' then coalesce(- proceeds_low, 0)
        when 'gone' then 0
        when 'less_of_it' then 0
        when 'kept' then 0
        when 'had_before' then 0
        when 'received' then 0
        when 'given' then 0
        when 'lost' then 0
    end as high,
    case
        when case_of_it in ('bought', 'new') then coalesce(paid_currency, currency_1)
        when case_of_it = 'sold' then proceeds_currency
        when case_of_it = 'change' then coalesce(currency_1, currency_0)
    end as currency,
    case
        when case_of_it = 'change' and currency_0 <> currency_1 then 'window:currency'
        when case_of_it = 'change' and was and is_now and (high_0 is null or high_1 is null) then 'missing:balance'
        when case_of_it = 'change' and not was and high_1 is null then 'missing:balance'
        when case_of_it = 'change' and not is_now and high_0 is null then 'missing:balance'
        when case_of_it = 'bought' and paid_high is null then 'missing:price'
        when case_of_it in ('new', 'more_of_it') then 'missing:acquired_by'
        when case_of_it = 'sold' and proceeds_low is null then 'missing:proceeds'
        when case_of_it in ('gone', 'less_of_it') then 'missing:disposed_by'
    end as reason,
    file, line, path
from cased
union all
-- A class without keys is compared as a whole: what it gained by itself cannot be told from what was put in.
select
    stock.person, stock.scope, stock.opening, stock.closing, stock.section, 'all of ' || stock.section, 'class',
    case
        when stock.nature = 'balance'
            then sum(case when stock.at_end then stock.low else - stock.high end)
        when stock.nature = 'market'
            then sum(case when stock.at_end then stock.low else - wealth_up(stock.high * 1.5) end)
        else least(0, sum(case when stock.at_end then stock.low else - stock.high end))
    end
    * case
        when bool_or(case when stock.at_end then stock.low else stock.high end is null) then null
        else 1
    end,
    case
        when stock.nature = 'balance'
            then sum(case when stock.at_end then stock.high else - stock.low end)
        when stock.nature = 'market'
            then sum(case when stock.at_end then stock.high else - wealth_down(stock.low * 0.5) end)
        else greatest(0, sum(case when stock.at_end then stock.high else - stock.low end))
    end
    * case
        when bool_or(case when stock.at_end then stock.high else stock.low end is null) then null
        else 1
    end,
    stock.currency,
    case
        when bool_or(stock.high is null) then 'missing:value'
        when stock.nature = 'thing' then 'missing:item_key'
    end,
    min(stock.file), min(stock.line), min(stock.path)
from wealth_stock as stock
inner join keyed using (person, scope, opening, closing, section, nature)
anti join certain
    on certain.person = stock.person and certain.scope = stock.scope and certain.opening = stock.opening
    and certain.closing = stock.closing and certain.declaration_id = stock.declaration_id
    and certain.item_id = stock.item_id
where not keyed.by_item
group by stock.person, stock.scope, stock.opening, stock.closing, stock.section, stock.nature, stock.currency;
