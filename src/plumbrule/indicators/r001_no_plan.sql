/*
id: R001
title: No procurement plan published
version: "1.0"
since: "2026-11-24"
unit: process
stage: planning
category: low transparency
rationale: >
  A purchase that stands in no published plan takes firms by surprise and can be fitted to one of
  them.
basis:
  - "UN Convention against Corruption, article 9(2)(a) and (b): procedures for the budget, and timely reporting"
  - "UNCITRAL Model Law on Public Procurement (2011), article 6: information on possible forthcoming procurement"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R001"
needs: [document.kind, related_process.relationship]
parameters:
  kinds:
    value: [procurementPlan]
    meaning: Types of document that are a plan
    source: OCDS 1.1 code list of document types
  coverage:
    value: 0.05
    meaning: Share of processes with a plan below which the publisher publishes none
    source: our proposal
cannot_tell:
  structural_absence: a plan is something the publisher seldom or never publishes in that year
innocent:
  - The plan is published on another site
  - Small purchases need not be planned
  - A call-off under a framework planned as a whole
  - An emergency
clears:
  - The plan of the year, wherever it is published
weight: 5
needs_rung: record
sentence: "No procurement plan is published with {ocid:title}; the publisher gives one with {percent} percent of its processes of the year."
*/
with planned as (
  select ocid from document where stage = 'planning' and kind in $kinds
  union
  select ocid from related_process where relationship like '%planning%'
),
judged as (
  select
    t.*, p.plans, (d.ocid is null) as found,
    case when d.ocid is null and p.plans < $coverage
      then 'structural_absence:planning/documents'
    end as reason
  from tender as t
  join publisher_practice as p on p.source = t.source and p.year is not distinct from t.year
  left join planned as d on d.ocid = t.ocid
  where (t.tender_id is not null or t.tags like '%tender%')
    and coalesce(t.status, '') not in ('planning', 'planned')
)
select
  j.ocid as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  written_day(j.tender_start_earliest, j.tender_start_latest, j.tender_start_text) as day,
  j.country,
  j.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'definition' as threshold_source,
  concat(cast(round(100 * j.plans, 1) as varchar), ' percent of the year with a plan') as comparison,
  'record' as rung,
  round(100 * j.plans, 1) as percent
from judged as j;

select
  h.unit_id, 'the process, without a plan' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'id' as field, r.tender_id as value
from hit as h
join tender as r on r.ocid = h.ocid;
