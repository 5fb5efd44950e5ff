/*
id: UW-07
title: Debts without security beyond income and money
version: "1.0"
since: "2026-11-25"
unit: household x declaration
stage: declaration
category: unexplained wealth
rationale: >
  Who lends far more than a household earns and holds, without a house to secure it, expects it
  back from somewhere else. A house loan is left out.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declared_debt.value_amount, declared_debt.secured, declared_income.value_amount]
parameters:
  times:
    value: 2
    meaning: Debts above this multiple of income and money are a hit
    source: "DRAGNET, automatic checks of declarations (Ukraine)"
cannot_tell:
  not_answered: a section is not filled, so nothing is known of it
  refused: the section was refused
  not_required: the form did not ask for the section
  not_public: the public view does not show the section or its amounts
  unreadable: the section cannot be read
  missing_field: a status, amount, price or day is not told
  no_rate: a line is in a currency without a rate for the day
  window: the dates leave open in which period something belongs
  straddle: the interval lies on both sides of what is compared
innocent:
  - A loan for studies or a firm that somebody guarantees
  - A house loan recorded without its security
clears:
  - The declarant's answer with a document
weight: 40
needs_rung: record
sentence: "{entity_id:name} declared debts of at least {amount} that no real estate secures; income and money of the household were at most {means_words}."
*/
with judged as (
  select
    m.*,
    case
      when m.income_reason is null and m.money_reason is null
        and m.unsecured_low > $times * (m.income_high + m.money_high) then 'hit'
      when m.debt_reason is not null then m.debt_reason
      when m.unsecured_high = 0 then 'clear'
      when m.income_reason is not null then m.income_reason
      when m.money_reason is not null then m.money_reason
      when m.unsecured_high <= $times * (m.income_low + m.money_low) then 'clear'
      when m.unsecured_high - m.unsecured_low > m.debt_high - m.debt_low
        then 'missing_field:secured'
      else 'straddle'
    end as state
  from household_money as m
  where m.currency is not null
)
select
  j.declaration_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(j.unsecured_low as decimal(24, 4)) as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.unsecured_low as double) as value,
  cast($times * (j.income_high + j.money_high) as double) as threshold,
  'parameter times' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  concat(cast(cast(j.income_high + j.money_high as decimal(24, 2)) as varchar), ' ', j.currency)
    as means_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'a debt' as role, 'declared_debt' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_debt as i on i.declaration_id = h.closing
union all
select
  h.unit_id, 'money' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing
where form_section(i.asset) = 'money'
union all
select
  h.unit_id, 'an income' as role, 'declared_income' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_income as i on i.declaration_id = h.closing;
