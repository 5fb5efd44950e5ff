/*
id: UW-10
title: Cash above what the country asks about
version: "1.0"
since: "2026-11-25"
unit: household x declaration
stage: declaration
category: unexplained wealth
rationale: >
  Money that no bank has seen leaves no trace of where it came from. Countries name an amount from
  which they ask.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.asset, declaration_item.value_amount]
parameters: {}
cannot_tell:
  not_answered: a section is not filled, so nothing is known of it
  refused: the section was refused
  not_required: the form did not ask for the section
  not_public: the public view does not show the section or its amounts
  unreadable: the section cannot be read
  missing_field: a status, amount, price or day is not told
  no_rate: a line is in a currency without a rate for the day
  straddle: the interval lies on both sides of what is compared
  no_threshold: no country pack names an amount of cash on that day
innocent:
  - An economy in cash
  - Savings before a purchase
clears:
  - The declarant's answer with a document
weight: 30
needs_rung: record
sentence: "{entity_id:name} declared cash of at least {amount} for the household."
*/
with judged as (
  select
    m.*, t.value as limit_value, t.source as law,
    case
      when t.value is null then 'no_threshold'
      when m.money_reason like 'not_%' or m.money_reason like 'refused%'
        or m.money_reason like 'unreadable%' then m.money_reason
      when cast(m.cash_low as double) > t.value then 'hit'
      when m.money_reason = 'no_rate' then 'no_rate'
      when m.money_reason like 'missing_field:section%' then m.money_reason
      when cast(m.cash_high as double) <= t.value then 'clear'
      when m.cash_high is null then 'missing_field:value'
      else 'straddle'
    end as state
  from household_money as m
  left join threshold as t
    on t.name = 'declared_cash' and t.country = m.country and t.currency = m.currency
    and m.day >= t.valid_from and (t.valid_to is null or m.day <= t.valid_to)
  where m.currency is not null
)
select
  j.declaration_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(j.cash_low as decimal(24, 4)) as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.cash_low as double) as value,
  j.limit_value as threshold,
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'cash' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing
where i.asset = 'cash';
