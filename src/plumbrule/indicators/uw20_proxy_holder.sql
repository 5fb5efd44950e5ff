/*
id: UW-20
title: A member of the household bought more than the member ever earned
version: "1.0"
since: "2026-11-25"
unit: item x holder
stage: declaration
category: unexplained wealth
rationale: >
  A thing that stands in the name of a spouse or child who cannot have paid for it was paid by
  somebody else, and the form can say by whom.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [item_holder.holder, declaration_item.price_amount, declared_income.member_id]
parameters:
  times:
    value: 1
    meaning: A price above this multiple of all income that the forms give the holder is a hit
    source: our proposal
cannot_tell:
  missing_field: the price, the day or the holder is not told
  refused: the member gave no information
  not_answered: a section is not filled, so nothing is known of it
  not_required: the form did not ask for the section
  not_public: the public view does not show the section or its amounts
  unreadable: the section cannot be read
  no_rate: price and incomes are in different currencies
  window: it was acquired before the forms begin, so that earlier income is not known
  straddle: the interval lies on both sides of what is compared
innocent:
  - The holder has earlier savings
  - An inheritance
  - A child whom grandparents provide for
clears:
  - The contract, and who paid it
weight: 40
needs_rung: record
sentence: "A member of the household of {entity_id:name} acquired an item of class {asset} for {amount}; the incomes of the member in all forms until then add up to at most {income_words}."
*/
with member as (
  select
    m.declaration_id, m.member_id, m.informed, coalesce(e.entity_id, m.party_id, m.member_id) as who
  from household_member as m
  left join party_entity as e on e.party_id = m.party_id
),
holding as (
  select h.declaration_id, h.item_id, m.who, m.informed
  from item_holder as h
  join member as m on m.declaration_id = h.declaration_id and m.member_id = h.holder
  where coalesce(h.right_held, 'owner') in ('owner', 'control', 'beneficiary')
),
alone as (
  -- Things of several holders were paid by several.
  select declaration_id, item_id from item_holder group by declaration_id, item_id
  having count(*) = 1
),
begun as (
  select person, min(day) as first_day from declarant_form group by person
),
earned as (
  select
    f.person, m.who, f.declaration_id, f.day,
    sum(coalesce(i.value_max_amount, i.value_amount)) as high, sum(i.value_amount) as low,
    count(*) filter (
      where i.value_amount is null or (i.open_ended and i.value_max_amount is null)
    ) as open_lines,
    min(i.value_currency) as low_currency, max(i.value_currency) as high_currency
  from declared_income as i
  join declarant_form as f on f.declaration_id = i.declaration_id
  join member as m on m.declaration_id = i.declaration_id and m.member_id = i.member_id
  group by f.person, m.who, f.declaration_id, f.day
),
bought as (
  select
    f.declaration_id, f.person, f.country, f.year, f.day, f.shown_as, i.item_id, i.asset, h.who,
    h.informed, b.first_day,
    coalesce(i.price_amount, if(i.basis = 'acquisition', i.value_amount, null)) as price,
    if(i.price_amount is not null, i.price_currency, i.value_currency) as currency,
    first_day_of(i.acquired_earliest, i.acquired_latest, i.acquired_text) as acquired_first,
    s.status
  from holding as h
  join alone as a on a.declaration_id = h.declaration_id and a.item_id = h.item_id
  join declaration_item as i on i.declaration_id = h.declaration_id and i.item_id = h.item_id
  join declarant_form as f on f.declaration_id = h.declaration_id
  join begun as b on b.person = f.person
  left join section_status as s on s.declaration_id = f.declaration_id and s.section = 'income'
  where i.acquired_by = 'purchase' and f.kind is distinct from 'change'
    and (
      f.prior_day is null or i.acquired_earliest is null
      or cast(i.acquired_latest as date) > f.prior_day
    )
),
summed as (
  select
    b.declaration_id, b.item_id, b.who, sum(e.low) as income_low, sum(e.high) as income_high,
    sum(e.open_lines) as open_lines, min(e.low_currency) as low_currency,
    max(e.high_currency) as high_currency
  from bought as b
  join earned as e on e.person = b.person and e.who = b.who and e.day <= b.day
  group by b.declaration_id, b.item_id, b.who
),
judged as (
  select
    b.*, coalesce(s.income_low, 0) as income_low, coalesce(s.income_high, 0) as income_high,
    case
      when b.informed = 'refused' then 'refused:member'
      when b.shown_as <> 'full' then 'not_public:income'
      when silent_section(b.status, 'income') is not null then silent_section(b.status, 'income')
      when b.price is null then 'missing_field:price'
      when s.open_lines > 0 then 'missing_field:income'
      when s.low_currency <> b.currency or s.high_currency <> b.currency then 'no_rate'
      when b.price <= $times * coalesce(s.income_low, 0) then 'clear'
      when b.acquired_first is null then 'missing_field:acquired'
      when b.acquired_first <= b.first_day then 'window:earlier_income'
      when b.price > $times * coalesce(s.income_high, 0) then 'hit'
      else 'straddle'
    end as state
  from bought as b
  left join summed as s
    on s.declaration_id = b.declaration_id and s.item_id = b.item_id and s.who = b.who
)
select
  concat(j.declaration_id, '/', j.item_id, '/', j.who) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(j.price - j.income_high as decimal(24, 4)) as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.price as double) as value,
  cast($times * j.income_high as double) as threshold,
  'the incomes of the holder in all forms' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  j.item_id,
  j.asset,
  concat(cast(cast(j.income_high as decimal(24, 2)) as varchar), ' ', j.currency) as income_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'the item' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing and i.item_id = h.item_id
union all
select
  h.unit_id, 'an income' as role, 'declared_income' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_income as i on i.declaration_id = h.closing;
