/*
id: UW-12
title: A loan without interest from a person, or one drawn and paid back within the year
version: "1.0"
since: "2026-11-25"
unit: debt
stage: declaration
category: unexplained wealth
rationale: >
  A loan explains money. One that nobody licensed gave, without interest, or that came and went
  within a year, explains it without leaving a trace, and is asked about.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declared_debt.creditor_id, declared_debt.rate, declared_debt.original_amount, declared_debt.taken]
parameters:
  times:
    value: 2
    meaning: A loan drawn and paid back in one year, of this multiple of the income or more, is a hit
    source: "DRAGNET and AntAC, automatic checks of declarations (Ukraine)"
cannot_tell:
  not_answered: a section is not filled, so nothing is known of it
  refused: the section was refused
  not_required: the form did not ask for the section
  not_public: the public view does not show the section or its amounts
  unreadable: the section cannot be read
  missing_field: a status, amount, price or day is not told
  no_rate: a line is in a currency without a rate for the day
  unavailable: there is no list of licensed lenders for the day, and the creditor is no natural person
  window: the dates leave open in which period something belongs
innocent:
  - A bridge loan for a house move
  - A family loan
clears:
  - The contract of the loan, and the payments by bank
weight: 30
needs_rung: record
sentence: "{entity_id:name} declared a loan of {amount} that {why_words}."
*/
with debt as (
  select
    d.*, p.kind as creditor_kind, f.day as form_day, f.prior_day, f.shown_as, f.year as form_year,
    m.person, m.country, m.income_high, m.income_reason, m.currency as income_currency,
    coalesce(d.original_amount, d.value_amount) as size,
    coalesce(d.original_currency, d.value_currency) as size_currency,
    first_day_of(d.taken_earliest, d.taken_latest, d.taken_text) as taken_first
  from declared_debt as d
  join declarant_form as f on f.declaration_id = d.declaration_id
  join household_money as m on m.declaration_id = d.declaration_id
  left join party as p on p.party_id = d.creditor_id
),
round_trip as (
  select
    x.*,
    case
      when x.value_amount > 0 then 'clear'
      when x.value_amount is null then 'missing_field:balance'
      when x.taken_first is null then 'missing_field:taken'
      when year(x.taken_first) <> x.form_year then 'clear'
      when x.size is null or x.original_amount is null then 'missing_field:original'
      when x.income_reason is not null then x.income_reason
      when x.size_currency <> x.income_currency then 'no_rate'
      when x.size >= $times * x.income_high then 'hit'
      else 'clear'
    end as went
  from debt as x
),
judged as (
  select
    r.*,
    case
      when r.went = 'hit' then 'hit'
      when lower(r.kind) in ('leasing', 'pension', 'insurance') then 'clear'
      when r.rate > 0.0 and r.went = 'clear' then 'clear'
      when r.rate > 0.0 then r.went
      when r.shown_as <> 'full' and (r.rate is null or r.creditor_id is null)
        then 'not_public:debt'
      when r.rate is null then 'missing_field:rate'
      when r.creditor_kind = 'person' or lower(r.kind) = 'private' then 'hit'
      when r.creditor_id is null then 'missing_field:creditor'
      else 'unavailable:licensed_lenders'
    end as state
  from round_trip as r
)
select
  concat(j.declaration_id, '/', j.debt_id) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(j.size as decimal(24, 4)) as amount,
  j.size_currency as currency,
  j.form_day as day,
  j.country as country,
  j.form_year as year,
  cast(j.size as double) as value,
  cast($times * j.income_high as double) as threshold,
  'no interest, or parameter times' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  j.debt_id,
  if(
    j.went = 'hit', 'was drawn and paid back in one year', 'a person gave without interest'
  ) as why_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'the loan' as role, 'declared_debt' as table_name,
  d.source, d.file, d.line, d.path, 'value' as field, cast(d.value_amount as varchar) as value
from hit as h
join declared_debt as d on d.declaration_id = h.closing and d.debt_id = h.debt_id;
