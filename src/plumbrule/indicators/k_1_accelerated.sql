/*
id: K-1
title: Accelerated procedure without a stated reason
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  A shortened procedure leaves bidders little time; urgency must be real and its reason stated.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2014/24/EU, article 27(3): a state of urgency duly substantiated"
  - "K-Monitor, Red Flags project: indicators of corruption risk in procurement notices"
needs: [tender.method_details, tender.method_rationale, tender.language]
parameters:
  words:
    value: "accelerated|urgen|acc[eé]l[eé]r|aceler|beschleunigt|dringlich|accelerat|gyorsított|przyspieszon|zrychlen|snabb|ubrzan"
    meaning: Pattern of words for an accelerated procedure, in lower case
    source: names of procedures in the languages listed
  languages:
    value: [en, fr, es, pt, de, it, ro, hu, pl, cs, sv, hr]
    meaning: Languages whose words the pattern knows
    source: our proposal
cannot_tell:
  missing_field: the local name of the procedure is not published
  unparseable: the text is in a language whose words are not known, or its language is not stated
innocent:
  - Real urgency, with its reason in another document
  - A procedure whose name contains the word and whose period is the usual one
clears:
  - The reason for urgency, and that the buyer did not cause it
weight: 15
needs_rung: record
sentence: "{ocid:title} followed an accelerated procedure ({details}){reason_note}."
*/
with judged as (
  select
    t.*,
    regexp_matches(lower(t.method_details), $words) as accelerated,
    case
      when t.method_details is null then 'missing_field:tender/procurementMethodDetails'
      when regexp_matches(lower(t.method_details), $words) then null
      when t.language is null or lower(substring(t.language, 1, 2)) not in $languages
        then 'unparseable:tender/procurementMethodDetails'
    end as reason
  from tender as t
  where (t.method in ('open', 'selective') or t.method is null)
    and coalesce(t.status, '') not in ('planning', 'planned')
)
select
  j.ocid as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.accelerated then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  case
    when j.reason is null and j.accelerated and j.method_rationale is not null
      then 'suppressed:reason_stated'
  end as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  cast(j.tender_end_latest as date) as day,
  j.country,
  j.year,
  cast(if(j.method_rationale is null, 2, 1) as double) as value,
  cast(1 as double) as threshold,
  'definition: an accelerated procedure; 2 without a stated reason' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.method_details as details,
  if(j.method_rationale is null, ' without a stated reason', ', with a stated reason')
    as reason_note
from judged as j;

select
  h.unit_id, 'the procedure' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'procurementMethodDetails' as field, t.method_details as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'the reason stated' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'procurementMethodRationale' as field,
  t.method_rationale as value
from hit as h
join tender as t on t.ocid = h.ocid
where t.method_rationale is not null;
