/*
id: UW-06
title: More was paid than the household had and received
version: "1.0"
since: "2026-11-25"
unit: household x period
stage: declaration
category: unexplained wealth
rationale: >
  What is paid for things, spent, and paid back comes from money at the beginning or from what
  came in. Left out is what life costs, so that no assumption about it is needed.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.price_amount, declared_income.value_amount, section_status.status]
parameters:
  times:
    value: 1
    meaning: Payments above this multiple of all means are a hit
    source: "DRAGNET and AntAC, automatic checks of declarations (Ukraine)"
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
  - A purchase that a spouse or parent paid
  - A price paid in parts over years
  - A credit that was not paid back in the year
clears:
  - The declarant's answer with a document
weight: 60
needs_rung: record
sentence: "Between {opened} and {day} the household of {entity_id:name} paid at least {paid_words}, and had and received at most {means_words}."
*/
with judged as (
  select
    f.*, b.money_low as had_low, b.money_high as had_high,
    case
      when b.money_reason is null
        and f.applied_low > $times * (f.source_high + b.money_high) then 'hit'
      when b.money_reason is not null then b.money_reason
      when c.spent_reason is not null then c.spent_reason
      when f.applied_high <= $times * (f.source_low + b.money_low) then 'clear'
      else coalesce(f.reason, 'straddle')
    end as state
  from household_flow as f
  join household_money as b on b.declaration_id = f.opening
  join household_money as c on c.declaration_id = f.closing
  where b.currency = f.currency
)
select
  concat(j.person, '/', j.opening, '/', j.closing) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(j.applied_low - j.source_high - j.had_high as decimal(24, 4)) as amount,
  j.currency as currency,
  j.closed as day,
  j.country as country,
  year(j.closed) as year,
  cast(j.applied_low as double) as value,
  cast($times * (j.source_high + j.had_high) as double) as threshold,
  'declared means of the period' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.opening,
  j.closing,
  j.opened,
  concat(cast(cast(j.applied_low as decimal(24, 2)) as varchar), ' ', j.currency) as paid_words,
  concat(cast(cast(j.source_high + j.had_high as decimal(24, 2)) as varchar), ' ', j.currency)
    as means_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, concat('a line of the accounts: ', l.what) as role, l.section as table_name,
  d.source, l.file, l.line, l.path, 'value' as field,
  coalesce(cast(l.stated_low as varchar), 'not known') as value
from hit as h
join household_line as l
  on l.person = h.entity_id and l.scope = 'period' and l.opening = h.opening
  and l.closing = h.closing
join declaration as d on d.declaration_id = h.closing
where l.file is not null;
