/*
id: CRI-3
title: "Component of the corruption risk index: procedure"
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  The fewer may bid, the easier it is to favour one: 0 for open, 0.5 for selective, 1 for limited and
  direct procedures.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
needs: [tender.method]
parameters:
  hit_from:
    value: 1
    meaning: Value of the component (0, 0.5 or 1) from which it is a hit
    source: our proposal; lists of a country can refine the mapping of its procedures to the four methods
cannot_tell:
  missing_field: the method is not published
  unparseable: the method is a word that is none of the four of the standard
innocent:
  - An exception that the law allows
clears:
  - The reason for the procedure, on file at the time
weight: 10
needs_rung: record
sentence: "{ocid:title} followed a procedure that is {method}; the component stands at {value} of 1."
*/
select
  k.ocid as unit_id,
  case
    when k.procedure is null then 'cannot_tell'
    when k.procedure >= $hit_from then 'hit'
    else 'clear'
  end as answer,
  k.procedure_reason as reason,
  -- A component speaks in the index; alone it is no lead.
  if(k.procedure >= $hit_from, 'suppressed:component_of_cri', null) as suppressed_by,
  k.ocid,
  t.buyer_id as entity_id,
  t.value_amount as amount,
  t.value_currency as currency,
  cast(t.tender_end_latest as date) as day,
  t.country,
  t.year,
  k.procedure as value,
  cast($hit_from as double) as threshold,
  'definition: limited or direct' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  t.method
from (
  -- What concerns the whole process is the same for each of its lots.
  select ocid, min(procedure) as procedure, min(procedure_reason) as procedure_reason
  from cri_component
  group by ocid
) as k
join tender as t on t.ocid = k.ocid;

select
  h.unit_id, 'the method' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'procurementMethod' as field, t.method_text as value
from hit as h
join tender as t on t.ocid = h.ocid;
