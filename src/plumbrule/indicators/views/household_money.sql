/*
kind: table
meaning: What the household of a declaration has, owes and earns, each at the least and at the most, in one currency for each person: that of most of the person's lines. Stocks are at the rate of the day, or of the last of seven days before, flows at the least and the most of the year. A total whose reason is not null is not known to be whole; its low still holds.
columns:
  declaration_id: the declaration (declarant_form)
  person: entity of the declarant
  kind: entry, annual, exit or candidate
  day: the day whose stocks it states
  year: the year it is about
  country: ISO 3166-1 alpha-2 code
  prior_id: the form before it
  currency: ISO 4217 code of all amounts
  money_low: accounts, cash, money lent, at least
  money_high: at most; null without bound
  money_reason: why money is not known
  cash_low: cash at least
  cash_high: cash at most
  things_low: real estate, vehicles, movables, at least
  things_high: at most
  things_reason: why things are not known
  debt_low: debts at least
  debt_high: debts at most
  unsecured_low: debts that no real estate secures, at least
  unsecured_high: at most
  debt_reason: why debts are not known
  income_low: income of the year, without gifts, sales and loans, at least
  income_high: at most; before tax when the tax is not told
  income_reason: why income is not known
  gift_low: gifts, inheritances, insurance and prizes in money or in kind, at least
  gift_high: at most
  gift_reason: why gifts are not known
  spent_low: spending on no asset, at least
  spent_high: at most
  spent_reason: why spending is not known
*/
with line as (
  select
    i.declaration_id, i.section, if(i.asset = 'cash', 'cash', i.section) as part, 1 as stock,
    i.low, i.high, i.currency
  from household_item as i
  where i.section in ('money', 'real_estate', 'vehicle', 'movable')
  union all
  select
    d.declaration_id, 'debt' as section,
    case when d.secured then 'secured' when not d.secured then 'unsecured' else 'unsaid' end as part,
    1 as stock,
    cast(
      cast(coalesce(d.value_amount, 0) as double) * coalesce(d.share_min, 100.0) / 100.0
      as decimal(24, 4)
    ) as low,
    if(
      coalesce(d.open_ended, false) and d.value_max_amount is null, null,
      coalesce(d.value_max_amount, d.value_amount)
    ) as high,
    d.value_currency as currency
  from declared_debt as d
  union all
  select
    i.declaration_id,
    if(i.kind in ('gift', 'inheritance', 'insurance', 'prize'), 'gift', 'income') as section,
    'income' as part, 0 as stock,
    if(
      i.net is distinct from false, coalesce(i.value_amount, 0),
      if(i.tax_amount is null, 0, greatest(0, coalesce(i.value_amount, 0) - i.tax_amount))
    ) as low,
    if(
      coalesce(i.open_ended, false) and i.value_max_amount is null, null,
      coalesce(i.value_max_amount, i.value_amount)
    ) as high,
    i.value_currency as currency
  from declared_income as i
  where coalesce(i.kind, 'other') not in ('loan', 'sale')
  union all
  select
    m.declaration_id, if(m.kind = 'spending', 'spending', 'gift') as section, 'moved' as part,
    0 as stock, coalesce(m.value_amount, 0) as low,
    if(
      coalesce(m.open_ended, false) and m.value_max_amount is null, null,
      coalesce(m.value_max_amount, m.value_amount)
    ) as high,
    m.value_currency as currency
  from declared_movement as m
  where m.kind in ('spending', 'gift_in', 'inheritance', 'insurance', 'prize')
),
named as (
  select
    f.person, l.currency,
    row_number() over (partition by f.person order by count(*) desc, l.currency) as place
  from line as l
  join declarant_form as f on f.declaration_id = l.declaration_id
  where l.currency is not null
  group by f.person, l.currency
),
wanted as (
  select distinct l.currency as given, n.currency, f.day
  from line as l
  join declarant_form as f on f.declaration_id = l.declaration_id
  join named as n on n.person = f.person and n.place = 1
  where l.currency <> n.currency and f.day is not null
),
quoted as (
  select w.given, w.currency, w.day, r.day as rate_day, r.rate
  from wanted as w
  join exchange_rate as r on r.base = w.given and r.currency = w.currency and r.day <= w.day
  where date_diff('day', cast(r.day as date), cast(w.day as date)) <= 366 and r.rate > 0
  union all
  select w.given, w.currency, w.day, r.day as rate_day, 1.0 / nullif(r.rate, 0) as rate
  from wanted as w
  join exchange_rate as r on r.base = w.currency and r.currency = w.given and r.day <= w.day
  where date_diff('day', cast(r.day as date), cast(w.day as date)) <= 366 and r.rate > 0
),
ranked as (
  select
    q.*,
    row_number() over (
      partition by q.given, q.currency, q.day order by q.rate_day desc, q.rate
    ) as place
  from quoted as q
),
rate as (
  select
    given, currency, day, min(rate) as least_rate, max(rate) as most_rate,
    max(if(
      place = 1 and date_diff('day', cast(rate_day as date), cast(day as date)) <= 7, rate, null
    )) as at_end
  from ranked
  group by given, currency, day
),
converted as (
  select
    f.declaration_id, l.section, l.part,
    case
      when l.currency = n.currency or l.low = 0 then l.low
      when r.given is null or (l.stock = 1 and r.at_end is null) then cast(0 as decimal(24, 4))
      else cast(
        cast(l.low as double) * if(l.stock = 1, r.at_end, r.least_rate) as decimal(24, 4)
      )
    end as low,
    case
      when l.currency = n.currency or l.high = 0 then l.high
      when l.stock = 1 then cast(cast(l.high as double) * r.at_end as decimal(24, 4))
      else cast(cast(l.high as double) * r.most_rate as decimal(24, 4))
    end as high,
    (l.currency <> n.currency and l.low > 0
      and (r.given is null or (l.stock = 1 and r.at_end is null))) as no_rate
  from line as l
  join declarant_form as f on f.declaration_id = l.declaration_id
  left join named as n on n.person = f.person and n.place = 1
  left join rate as r on r.given = l.currency and r.currency = n.currency and r.day = f.day
),
summed as (
  select
    c.declaration_id,
    sum(if(c.section = 'money', c.low, 0)) as money_low,
    sum(if(c.section = 'money', c.high, 0)) as money_high,
    count(*) filter (where c.section = 'money' and c.high is null) as money_open,
    sum(if(c.part = 'cash', c.low, 0)) as cash_low,
    sum(if(c.part = 'cash', c.high, 0)) as cash_high,
    count(*) filter (where c.part = 'cash' and c.high is null) as cash_open,
    sum(if(c.section in ('real_estate', 'vehicle', 'movable'), c.low, 0)) as things_low,
    sum(if(c.section in ('real_estate', 'vehicle', 'movable'), c.high, 0)) as things_high,
    count(*) filter (
      where c.section in ('real_estate', 'vehicle', 'movable') and c.high is null
    ) as things_open,
    sum(if(c.section = 'debt', c.low, 0)) as debt_low,
    sum(if(c.section = 'debt', c.high, 0)) as debt_high,
    count(*) filter (where c.section = 'debt' and c.high is null) as debt_open,
    sum(if(c.part = 'unsecured', c.low, 0)) as unsecured_low,
    sum(if(c.part in ('unsecured', 'unsaid'), c.high, 0)) as unsecured_high,
    sum(if(c.section = 'income', c.low, 0)) as income_low,
    sum(if(c.section = 'income', c.high, 0)) as income_high,
    count(*) filter (where c.section = 'income') as incomes,
    count(*) filter (where c.section = 'income' and c.high is null) as income_open,
    sum(if(c.section = 'gift', c.low, 0)) as gift_low,
    sum(if(c.section = 'gift', c.high, 0)) as gift_high,
    count(*) filter (where c.section = 'gift' and c.high is null) as gift_open,
    sum(if(c.section = 'spending', c.low, 0)) as spent_low,
    sum(if(c.section = 'spending', c.high, 0)) as spent_high,
    count(*) filter (where c.section = 'spending' and c.high is null) as spent_open,
    count(*) filter (where c.no_rate) as no_rate
  from converted as c
  group by c.declaration_id
),
stated as (
  select
    f.declaration_id,
    min(if(s.section = 'money', s.status, null)) as money,
    min(if(s.section = 'real_estate', s.status, null)) as real_estate,
    min(if(s.section = 'vehicle', s.status, null)) as vehicle,
    min(if(s.section = 'movable', s.status, null)) as movable,
    min(if(s.section = 'debt', s.status, null)) as debt,
    min(if(s.section = 'income', s.status, null)) as income,
    min(if(s.section = 'gift', s.status, null)) as gift,
    min(if(s.section = 'spending', s.status, null)) as spending
  from declarant_form as f
  left join section_status as s on s.declaration_id = f.declaration_id
  group by f.declaration_id
)
select
  f.declaration_id, f.person, f.kind, f.day, f.year, f.country, f.prior_id, n.currency,
  coalesce(t.money_low, 0) as money_low,
  if(t.money_open > 0, null, coalesce(t.money_high, 0)) as money_high,
  case
    when f.shown_as <> 'full' then 'not_public:money'
    when silent_section(s.money, 'money') is not null then silent_section(s.money, 'money')
    when t.no_rate > 0 then 'no_rate'
    when t.money_open > 0 then 'missing_field:balance'
  end as money_reason,
  coalesce(t.cash_low, 0) as cash_low,
  if(t.cash_open > 0, null, coalesce(t.cash_high, 0)) as cash_high,
  coalesce(t.things_low, 0) as things_low,
  if(t.things_open > 0, null, coalesce(t.things_high, 0)) as things_high,
  case
    when f.shown_as <> 'full' then 'not_public:real_estate'
    when silent_section(s.real_estate, 'real_estate') is not null
      then silent_section(s.real_estate, 'real_estate')
    when silent_section(s.vehicle, 'vehicle') is not null then silent_section(s.vehicle, 'vehicle')
    when silent_section(s.movable, 'movable') is not null then silent_section(s.movable, 'movable')
    when t.no_rate > 0 then 'no_rate'
    when t.things_open > 0 then 'missing_field:value'
  end as things_reason,
  coalesce(t.debt_low, 0) as debt_low,
  if(t.debt_open > 0, null, coalesce(t.debt_high, 0)) as debt_high,
  coalesce(t.unsecured_low, 0) as unsecured_low,
  if(t.debt_open > 0, null, coalesce(t.unsecured_high, 0)) as unsecured_high,
  case
    when f.shown_as <> 'full' then 'not_public:debt'
    when silent_section(s.debt, 'debt') is not null then silent_section(s.debt, 'debt')
    when t.no_rate > 0 then 'no_rate'
    when t.debt_open > 0 then 'missing_field:balance'
  end as debt_reason,
  coalesce(t.income_low, 0) as income_low,
  if(t.income_open > 0, null, coalesce(t.income_high, 0)) as income_high,
  case
    when f.shown_as <> 'full' then 'not_public:income'
    when silent_section(s.income, 'income') is not null then silent_section(s.income, 'income')
    when t.no_rate > 0 then 'no_rate'
    when t.income_open > 0 then 'missing_field:income'
    when s.income = 'declared' and coalesce(t.incomes, 0) = 0 then 'missing_field:income'
    when f.kind is distinct from 'annual' and (
      d.period_start_earliest is null
      or date_diff(
        'day', cast(written_day(
          d.period_start_earliest, d.period_start_latest, d.period_start_text
        ) as date), cast(f.day as date)
      ) < 359
    ) then 'window:income'
  end as income_reason,
  coalesce(t.gift_low, 0) as gift_low,
  if(t.gift_open > 0, null, coalesce(t.gift_high, 0)) as gift_high,
  case
    when f.shown_as <> 'full' then 'not_public:gift'
    when silent_section(s.gift, 'gift') is not null then silent_section(s.gift, 'gift')
    when t.no_rate > 0 then 'no_rate'
    when t.gift_open > 0 then 'missing_field:value'
  end as gift_reason,
  coalesce(t.spent_low, 0) as spent_low,
  if(t.spent_open > 0, null, coalesce(t.spent_high, 0)) as spent_high,
  case
    when f.shown_as <> 'full' then 'not_public:spending'
    when silent_section(s.spending, 'spending') is not null
      then silent_section(s.spending, 'spending')
    when t.no_rate > 0 then 'no_rate'
    when t.spent_open > 0 then 'missing_field:value'
  end as spent_reason
from declarant_form as f
join declaration as d on d.declaration_id = f.declaration_id
join stated as s on s.declaration_id = f.declaration_id
left join summed as t on t.declaration_id = f.declaration_id
left join named as n on n.person = f.person and n.place = 1
where f.kind is distinct from 'change' and f.day is not null
