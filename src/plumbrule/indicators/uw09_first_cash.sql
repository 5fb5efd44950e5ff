/*
id: UW-09
title: A first declaration with much cash
version: "1.0"
since: "2026-11-25"
unit: household x first declaration
stage: declaration
category: unexplained wealth
rationale: >
  Cash in the first form can be neither traced nor disproved, and later explains what is bought
  with it. It is worth asking while the answer can still be checked.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.asset, declaration_item.value_amount, declared_income.value_amount]
parameters:
  times:
    value: 5
    meaning: Cash at this multiple of the income or more is a hit
    source: "AntAC, automatic checks of declarations (Ukraine)"
  share:
    value: 0.5
    meaning: if it is more than this part of all money
    source: "AntAC, automatic checks of declarations (Ukraine)"
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
  - An economy in cash
  - Distrust of banks after one failed
  - The sale of a home just before taking the post
clears:
  - The declarant's answer with a document
weight: 35
needs_rung: record
sentence: "{entity_id:name} declared cash of at least {amount} in the first form; the income of the household was at most {income_words} in the year."
*/
with judged as (
  select
    m.*,
    case
      when m.money_reason is not null then m.money_reason
      when m.cash_high = 0 then 'clear'
      when m.income_reason is not null then m.income_reason
      when m.cash_high < $times * m.income_low then 'clear'
      when cast(m.cash_high as double) <= $share * cast(m.money_low as double) then 'clear'
      when m.kind is distinct from 'entry' then 'window:first_declaration'
      when m.cash_low > 0 and m.cash_low >= $times * m.income_high
        and cast(m.cash_low as double) > $share * cast(m.money_high as double) then 'hit'
      else 'straddle'
    end as state
  from household_money as m
  where m.prior_id is null and m.currency is not null
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
  h.unit_id, 'cash' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing
where i.asset = 'cash'
union all
select
  h.unit_id, 'an income' as role, 'declared_income' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_income as i on i.declaration_id = h.closing;
