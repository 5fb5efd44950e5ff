/*
id: UW-19
title: Income of a year is several times that of the years before
version: "1.0"
since: "2026-11-25"
unit: household x period
stage: declaration
category: unexplained wealth
rationale: >
  An income that suddenly is several times the usual one has a reason that the form may not tell.
  What peers in the same post have is not compared here.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declared_income.value_amount, section_status.status]
parameters:
  times:
    value: 3
    meaning: Income above this multiple of the mean of all earlier years is a hit
    source: our proposal
  years:
    value: 3
    meaning: Fewest earlier years to compare with
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
  group_too_small: there are too few earlier years
innocent:
  - The sale of a home among the income
  - A severance payment
  - A promotion
clears:
  - The declarant's answer with a document
weight: 20
needs_rung: record
sentence: "The household of {entity_id:name} declared an income of at least {amount} in {year}; the mean of {earlier} earlier years is at most {mean_words}."
*/
with compared as (
  select
    m.*,
    sum(m.income_low) over (
      partition by m.person order by m.day, m.declaration_id
      rows between unbounded preceding and 1 preceding
    ) as before_low,
    sum(m.income_high) over (
      partition by m.person order by m.day, m.declaration_id
      rows between unbounded preceding and 1 preceding
    ) as before_high,
    count(m.declaration_id) over (
      partition by m.person order by m.day, m.declaration_id
      rows between unbounded preceding and 1 preceding
    ) as earlier,
    min(m.income_reason) over (
      partition by m.person order by m.day, m.declaration_id
      rows between unbounded preceding and 1 preceding
    ) as before_reason
  from household_money as m
  where m.kind = 'annual'
),
judged as (
  select
    c.*,
    case
      when c.earlier < $years then 'group_too_small'
      when c.income_reason is not null then c.income_reason
      when c.before_reason is not null then c.before_reason
      when c.income_low * c.earlier > $times * c.before_high then 'hit'
      when c.income_high * c.earlier <= $times * c.before_low then 'clear'
      else 'straddle'
    end as state
  from compared as c
)
select
  j.declaration_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(j.income_low as decimal(24, 4)) as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.income_low as double) as value,
  $times * cast(j.before_high as double) / nullif(cast(j.earlier as double), 0) as threshold,
  'parameter times' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  j.earlier,
  concat(
    cast(cast(cast(j.before_high as double) / nullif(cast(j.earlier as double), 0)
      as decimal(24, 2)) as varchar), ' ', j.currency
  ) as mean_words
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
join declared_income as i on i.declaration_id = h.closing
union all
select
  h.unit_id, 'an income of an earlier year' as role, 'declared_income' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declarant_form as f on f.person = h.entity_id and f.day < h.day and f.kind = 'annual'
join declared_income as i on i.declaration_id = f.declaration_id;
