/*
id: UW-17
title: Royalties or prizes make up an unusual part of the income
version: "1.0"
since: "2026-11-25"
unit: person x period
stage: declaration
category: unexplained wealth
rationale: >
  Fees for writing, and prizes, can pay for something else because their worth is hard to judge.
  What the declarant earned alone counts.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declared_income.kind, declared_income.value_amount]
parameters:
  royalties:
    value: 0.2
    meaning: Royalties above this part of the income are a hit
    source: "AntAC, automatic checks of declarations (Ukraine)"
  prize_years:
    value: 2
    meaning: Prizes in at least this many of five years are a hit
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
  - An author or scholar by profession
  - A game that is played every week
clears:
  - The contracts, and what was published
weight: 20
needs_rung: record
sentence: "{entity_id:name} declared royalties of at least {amount} of an income of at most {total_words}, and prizes in {prized} of five years."
*/
with own as (
  select
    i.declaration_id,
    sum(if(i.kind = 'royalty', coalesce(i.value_amount, 0), 0)) as royalty_low,
    sum(if(
      i.kind = 'royalty' or i.kind is null, coalesce(i.value_max_amount, i.value_amount), 0
    )) as royalty_high,
    sum(coalesce(i.value_amount, 0)) as total_low,
    sum(coalesce(i.value_max_amount, i.value_amount)) as total_high,
    count(*) filter (
      where i.value_amount is null or (i.open_ended and i.value_max_amount is null)
    ) as open_lines,
    count(*) filter (where i.kind is null) as unsaid,
    count(distinct i.value_currency) as currencies,
    min(i.value_currency) as currency
  from declared_income as i
  where coalesce(i.member_id, '') = '' and coalesce(i.kind, 'other') not in ('sale', 'loan')
  group by i.declaration_id
),
prize as (
  select f.declaration_id, count(distinct g.year) as prized
  from declared_income as i
  join declarant_form as g on g.declaration_id = i.declaration_id
  join declarant_form as f on f.person = g.person and f.year between g.year and g.year + 4
  where i.kind = 'prize' and coalesce(i.member_id, '') = ''
  group by f.declaration_id
),
judged as (
  select
    m.declaration_id, m.person, m.day, m.year, m.country, o.royalty_low, o.total_high, o.currency, coalesce(p.prized, 0) as prized,
    case
      when p.prized >= $prize_years then 'hit'
      when m.income_reason is not null and m.income_reason not like 'window%' then m.income_reason
      when o.declaration_id is null then 'clear'
      when o.currencies > 1 then 'no_rate'
      when o.open_lines > 0 then 'missing_field:income'
      when cast(o.royalty_low as double) > $royalties * cast(o.total_high as double) then 'hit'
      when cast(o.royalty_high as double) <= $royalties * cast(o.total_low as double) then 'clear'
      when o.unsaid > 0 then 'missing_field:kind'
      else 'straddle'
    end as state
  from household_money as m
  left join own as o on o.declaration_id = m.declaration_id
  left join prize as p on p.declaration_id = m.declaration_id
)
select
  j.declaration_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(j.royalty_low as decimal(24, 4)) as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.royalty_low as double) as value,
  $royalties * cast(j.total_high as double) as threshold,
  'parameters royalties and prize_years' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  j.prized,
  concat(cast(cast(j.total_high as decimal(24, 2)) as varchar), ' ', j.currency) as total_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'an income' as role, 'declared_income' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_income as i on i.declaration_id = h.closing;
