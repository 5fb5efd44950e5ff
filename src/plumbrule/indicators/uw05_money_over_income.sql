/*
id: UW-05
title: Money held is many times the income of a year
version: "1.0"
since: "2026-11-25"
unit: household x declaration
stage: declaration
category: unexplained wealth
rationale: >
  Savings of many years of income are possible and are asked about. The income is multiplied,
  never divided by, so that a year without income is asked and not skipped.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.value_amount, declared_income.value_amount, section_status.status]
parameters:
  times:
    value: 10
    meaning: Money above this multiple of the income is a hit
    source: "AntAC, automatic checks of declarations (Ukraine)"
  gaps:
    value: 5
    meaning: Without any income, money above this many times the difference that the country passes over
    source: our proposal
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
  no_threshold: no country pack says what difference is passed over in this currency on that day
innocent:
  - Retirement after long work abroad
  - The sale of a home
  - An inheritance
clears:
  - The declarant's answer with a document
weight: 40
needs_rung: record
sentence: "{entity_id:name} declared money of at least {amount} for the household, and an income of at most {income_words} in the year."
*/
with judged as (
  select
    m.*, p.gap,
    case
      when m.money_low > $times * m.income_high and m.income_low > 0 and m.income_reason is null
        then 'hit'
      when m.money_low > $times * m.income_high and m.income_reason is null
        and m.money_low > $gaps * p.gap then 'hit'
      when m.income_reason is not null then m.income_reason
      when m.money_reason is not null then m.money_reason
      when m.money_high <= $times * m.income_low then 'clear'
      when m.income_high = 0 and p.gap is null then 'no_threshold'
      when m.income_high = 0 and m.money_high <= $gaps * p.gap then 'clear'
      else 'straddle'
    end as state
  from household_money as m
  left join passed_over as p
    on p.currency = m.currency and m.day between p.valid_from and p.valid_to
  where m.currency is not null
)
select
  j.declaration_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(j.money_low as decimal(24, 4)) as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.money_low as double) as value,
  cast($times * j.income_high as double) as threshold,
  'parameter times' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  concat(cast(cast(j.income_high as decimal(24, 2)) as varchar), ' ', j.currency) as income_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
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
