/*
id: UW-18
title: Declared pay differs from what the body paid
version: "1.0"
since: "2026-11-25"
unit: person x period
stage: declaration
category: unexplained wealth
rationale: >
  The books of the body say what it paid. A declared pay that differs by more than a little is a
  mistake in one of the two, or pay of which the other knows nothing.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [payroll.value_amount, declared_income.value_amount, declared_income.payer_id]
parameters:
  part:
    value: 0.05
    meaning: A difference above this part of the pay in the books is a hit
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
innocent:
  - A bonus that was paid in the next year
  - Pay before tax in one and after tax in the other
  - Pay for earlier months
clears:
  - The pay slip of the year
weight: 30
needs_rung: record
sentence: "{entity_id:name} declared pay of {declared_words} for {year}; the books of {body_id:name} show {paid_words}."
*/
with paid as (
  select
    coalesce(e.entity_id, p.person_id) as person, coalesce(b.entity_id, p.body_id) as body,
    year(first_day_of(p.paid_start_earliest, p.paid_start_latest, p.paid_start_text)) as year,
    sum(p.value_amount) as amount, min(p.value_currency) as currency,
    count(distinct p.value_currency) as currencies,
    count(*) filter (where p.value_amount is null) as open_lines,
    min(case when p.net then 1 when not p.net then 0 else -1 end) as net_low,
    max(case when p.net then 1 when not p.net then 0 else 2 end) as net_high,
    max(if(
      year(first_day_of(p.paid_start_earliest, p.paid_start_latest, p.paid_start_text))
        = year(last_day_of(p.paid_end_earliest, p.paid_end_latest, p.paid_end_text)), 0, 1
    )) as other_years
  from payroll as p
  left join party_entity as e on e.party_id = p.person_id
  left join party_entity as b on b.party_id = p.body_id
  group by
    coalesce(e.entity_id, p.person_id), coalesce(b.entity_id, p.body_id),
    year(first_day_of(p.paid_start_earliest, p.paid_start_latest, p.paid_start_text))
),
declared as (
  select
    i.declaration_id, coalesce(e.entity_id, i.payer_id) as payer, sum(i.value_amount) as low,
    sum(coalesce(i.value_max_amount, i.value_amount)) as high,
    count(*) filter (
      where i.value_amount is null or (i.open_ended and i.value_max_amount is null)
    ) as open_lines,
    min(i.value_currency) as currency, count(distinct i.value_currency) as currencies,
    min(case when i.net then 1 when not i.net then 0 else -2 end) as net_low,
    max(case when i.net then 1 when not i.net then 0 else 3 end) as net_high
  from declared_income as i
  left join party_entity as e on e.party_id = i.payer_id
  where i.kind = 'salary' and coalesce(i.member_id, '') = ''
  group by i.declaration_id, coalesce(e.entity_id, i.payer_id)
),
unsaid as (
  select declaration_id from declared where payer is null group by declaration_id
),
judged as (
  select
    m.declaration_id, m.person, m.day, m.year, m.country, p.body, p.amount as paid, p.currency,
    d.low, d.high,
    case
      when p.year is null or p.other_years = 1 or p.other_years is null then 'window:paid'
      when m.kind is distinct from 'annual' then 'window:income'
      when m.income_reason is not null then m.income_reason
      when p.open_lines > 0 then 'missing_field:payroll'
      when u.declaration_id is not null then 'missing_field:payer'
      when d.open_lines > 0 then 'missing_field:income'
      when d.payer is not null
        and (p.currencies > 1 or d.currencies > 1 or d.currency <> p.currency) then 'no_rate'
      when d.payer is not null
        and (p.net_low <> d.net_low or p.net_high <> d.net_high or p.net_low <> p.net_high)
        then 'missing_field:net'
      when cast(coalesce(d.low, 0) - p.amount as double) > $part * cast(p.amount as double)
        or cast(p.amount - coalesce(d.high, 0) as double) > $part * cast(p.amount as double)
        then 'hit'
      when cast(coalesce(d.high, 0) - p.amount as double) <= $part * cast(p.amount as double)
        and cast(p.amount - coalesce(d.low, 0) as double) <= $part * cast(p.amount as double)
        then 'clear'
      else 'straddle'
    end as state
  from paid as p
  join household_money as m on m.person = p.person and m.year = p.year
  left join declared as d on d.declaration_id = m.declaration_id and d.payer = p.body
  left join unsaid as u on u.declaration_id = m.declaration_id
)
select
  concat(j.declaration_id, '/', j.body) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(greatest(coalesce(j.low, 0) - j.paid, j.paid - coalesce(j.high, 0)) as decimal(24, 4)) as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(coalesce(j.low, 0) as double) as value,
  cast(j.paid as double) as threshold,
  'the books of the body' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  j.body as body_id,
  concat(cast(cast(coalesce(j.low, 0) as decimal(24, 2)) as varchar), ' ', j.currency)
    as declared_words,
  concat(cast(cast(j.paid as decimal(24, 2)) as varchar), ' ', j.currency) as paid_words
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
  h.unit_id, 'the books of the body' as role, 'payroll' as table_name,
  p.source, p.file, p.line, p.path, 'value' as field, cast(p.value_amount as varchar) as value
from hit as h
join payroll as p
  on year(first_day_of(p.paid_start_earliest, p.paid_start_latest, p.paid_start_text)) = h.year
left join party_entity as e on e.party_id = p.person_id
left join party_entity as b on b.party_id = p.body_id
where coalesce(e.entity_id, p.person_id) = h.entity_id
  and coalesce(b.entity_id, p.body_id) = h.body_id;
