/*
id: CRI-2
title: "Component of the corruption risk index: no call for tenders"
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low transparency
rationale: >
  Without a published call only those who were told can bid. It counts only on positive evidence: a
  method without a call and no notice; a missing date is no evidence.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
needs: [tender.method, tender.tender_start, document.kind]
parameters:
  hit_from:
    value: 1
    meaning: Value of the component (0, 0.5 or 1) from which it is a hit
    source: our proposal; only 0 and 1 occur
cannot_tell:
  missing_field: neither a method, a notice nor a start of the period is published
  unparseable: the method is a word that is none of the four of the standard, and no notice is published
innocent:
  - A lawful negotiated procedure
  - The call was published before the records begin
clears:
  - The published call
  - The reason for the procedure, on file at the time
weight: 10
needs_rung: record
sentence: "No call was published for {ocid:title}, which followed a procedure without one ({method})."
*/
select
  k.ocid as unit_id,
  case
    when k.no_call is null then 'cannot_tell'
    when k.no_call >= $hit_from then 'hit'
    else 'clear'
  end as answer,
  k.no_call_reason as reason,
  -- A component speaks in the index; alone it is no lead.
  if(k.no_call >= $hit_from, 'suppressed:component_of_cri', null) as suppressed_by,
  k.ocid,
  t.buyer_id as entity_id,
  t.value_amount as amount,
  t.value_currency as currency,
  cast(t.tender_end_latest as date) as day,
  t.country,
  t.year,
  k.no_call as value,
  cast($hit_from as double) as threshold,
  'definition: no call published' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  t.method
from (
  -- What concerns the whole process is the same for each of its lots.
  select ocid, min(no_call) as no_call, min(no_call_reason) as no_call_reason
  from cri_component
  group by ocid
) as k
join tender as t on t.ocid = k.ocid;

select
  h.unit_id, 'the method' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'procurementMethod' as field, t.method_text as value
from hit as h
join tender as t on t.ocid = h.ocid;
