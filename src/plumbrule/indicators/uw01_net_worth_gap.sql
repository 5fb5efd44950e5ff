/*
id: UW-01
title: Net worth grew by more than declared sources explain
version: "1.0"
since: "2026-11-25"
unit: household x period
stage: declaration
category: unexplained wealth
rationale: >
  What a household owns at the end of a period is what it owned before, plus what came in, less what
  was spent. What remains after everything declared is not explained by declared sources; it is a
  question to the declarant, and no proof of anything.
basis:
  - "UN Convention against Corruption, article 20: illicit enrichment; article 8(5): declarations"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration.as_of, declaration_item.value_amount, declared_income.value_amount, section_status.status]
parameters: {}
cannot_tell:
  no_threshold: no country pack says what difference is passed over in this currency on that day
  no_rate: a line is in a currency without a dated rate
  straddle: the interval lies on both sides of what is passed over
  not_answered: a section is not filled, so nothing is known of it
  refused: a member of the household gave no information
  not_required: the form did not ask for a section
  not_public: the public view does not show a section or an amount
  unreadable: a section cannot be read
  missing_field: a line has no amount, or its key, way of acquisition or price is not known
  window: the dates leave open in which period a line belongs
innocent:
  - A gift, an inheritance or an earlier saving that no form asked for
  - A sale whose price is stated elsewhere
  - A typing error in one form
clears:
  - The declarant's answer with a document for the line of the greatest width
  - The forms of another member of the household
weight: 70
needs_rung: record
sentence: "Between {opened_words} and {closed_words} the net worth that {entity_id:name} declared for the household grew by at least {amount} more than its declared sources explain."
*/
select
  concat(a.person, '/', a.opening, '/', a.closing) as unit_id,
  a.answer as answer,
  if(a.answer = 'cannot_tell', replace(a.main_reason, 'missing:', 'missing_field:'), null) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  a.person as entity_id,
  cast(a.unexplained_min as decimal(24, 4)) as amount,
  a.currency,
  a.closed as day,
  a.country,
  year(a.closed) as year,
  cast(a.unexplained_min as double) as value,
  cast(a.threshold_high as double) as threshold,
  a.threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  a.opening,
  a.closing,
  a.scope,
  cast(a.opened as varchar) as opened_words,
  cast(a.closed as varchar) as closed_words
from household_account as a
where a.scope = 'period';

select
  h.unit_id, r.role, r.table_name, r.source, r.file, r.line, r.path, r.field, r.value
from hit as h
join account_record as r
  on r.person = h.entity_id and r.scope = h.scope and r.opening = h.opening
  and r.closing = h.closing;
