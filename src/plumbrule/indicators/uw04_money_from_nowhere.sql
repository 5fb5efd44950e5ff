/*
id: UW-04
title: Money grew by more than every declared source could give
version: "1.0"
since: "2026-11-25"
unit: household x period
stage: declaration
category: unexplained wealth
rationale: >
  What stands in accounts and in cash at the end was there at the beginning or came from
  somewhere. Spending and the cost of living are left out, so that no assumption about them is
  needed.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.value_amount, declared_income.value_amount, section_status.status]
parameters:
  margin:
    value: 0
    meaning: Part of the sources, beyond them, that is passed over
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
  - Cash at the beginning that lay below what the form asks for
  - A sale of things that the form does not ask for
  - A deposit or pension that was paid out
clears:
  - The declarant's answer with a document
weight: 70
needs_rung: record
sentence: "Between {opened} and {day} the money that {entity_id:name} declared for the household grew by {grown_words}; all declared sources together gave at most {sources_words}. At least {amount} came from elsewhere."
*/
with judged as (
  select
    f.*,
    case
      when f.money_low > (1 + $margin) * f.source_high then 'hit'
      when f.money_high <= f.source_low then 'clear'
      else coalesce(f.reason, 'straddle')
    end as state
  from household_flow as f
)
select
  concat(j.person, '/', j.opening, '/', j.closing) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(j.money_low - j.source_high as decimal(24, 4)) as amount,
  j.currency as currency,
  j.closed as day,
  j.country as country,
  year(j.closed) as year,
  cast(j.money_low as double) as value,
  cast(j.source_high as double) as threshold,
  'declared sources of the period' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.opening,
  j.closing,
  j.opened,
  concat(cast(cast(j.money_low as decimal(24, 2)) as varchar), ' ', j.currency) as grown_words,
  concat(cast(cast(j.source_high as decimal(24, 2)) as varchar), ' ', j.currency) as sources_words
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
