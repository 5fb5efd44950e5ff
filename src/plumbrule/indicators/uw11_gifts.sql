/*
id: UW-11
title: Gifts and prizes make up most of what came in
version: "1.0"
since: "2026-11-25"
unit: household x declaration
stage: declaration
category: unexplained wealth
rationale: >
  A gift explains wealth and asks who gave it and why. Many small ones or one large one beside a
  small income deserve that question.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declared_movement.value_amount, declared_income.value_amount, section_status.status]
parameters:
  share:
    value: 0.75
    meaning: Gifts above this part of the income are a hit
    source: "DRAGNET and AntAC, automatic checks of declarations (Ukraine)"
  gaps:
    value: 1
    meaning: and above this many times the difference that the country passes over, so that a small gift beside no income is none
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
  - A gift between spouses or of parents at a marriage
  - An inheritance that the form calls a gift
clears:
  - The declarant's answer with a document
weight: 35
needs_rung: record
sentence: "{entity_id:name} declared gifts, inheritances and prizes of at least {amount}, beside an income of at most {income_words}."
*/
with judged as (
  select
    m.*,
    case
      when m.income_reason is null and m.gift_low > $gaps * p.gap
        and cast(m.gift_low as double) > $share * cast(m.income_high as double) then 'hit'
      when m.gift_reason is not null then m.gift_reason
      when m.gift_high = 0 then 'clear'
      when p.gap is null then 'no_threshold'
      when m.gift_high <= $gaps * p.gap then 'clear'
      when m.income_reason is not null then m.income_reason
      when cast(m.gift_high as double) <= $share * cast(m.income_low as double) then 'clear'
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
  cast(j.gift_low as decimal(24, 4)) as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.gift_low as double) as value,
  $share * cast(j.income_high as double) as threshold,
  'parameter share' as threshold_source,
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
  h.unit_id, concat('a movement: ', i.kind) as role, 'declared_movement' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_movement as i on i.declaration_id = h.closing
where i.kind in ('gift_in', 'inheritance', 'insurance', 'prize')
union all
select
  h.unit_id, 'an income' as role, 'declared_income' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_income as i on i.declaration_id = h.closing;
