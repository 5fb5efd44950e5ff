/*
id: R020
title: Complaint about the process
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: fraud
rationale: >
  Complaints show that bidders trust the review, and that one of them saw something. One that was
  upheld is a strong sign; most are not.
basis:
  - "UN Convention against Corruption, article 9(1)(d): effective system of review and appeal"
  - "UNCITRAL Model Law on Public Procurement (2011), article 64: right to challenge and appeal"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R020"
needs: [complaint.status]
parameters:
  upheld:
    value: [upheld, satisfied, accepted, resolved]
    meaning: Words of status that say a complaint was upheld
    source: "our proposal; words in use by ProZorro (Ukraine) and others"
  drafts:
    value: [draft]
    meaning: Words of status that say a complaint is not filed
    source: our proposal
cannot_tell:
  structural_absence: the data set has not one complaint, and may not publish them
innocent:
  - Bidders who lose complain as a matter of tactics
  - The complaint was rejected or withdrawn
clears:
  - The decision on the complaint
weight: 20
needs_rung: record
sentence: "Complaints were filed about {ocid:title} (number: {filed}; said to be upheld: {upheld})."
*/
with filed as (
  select
    ocid, count(*) as filed,
    count(*) filter (where lower(status) in $upheld) as upheld,
    max(filed_latest) as filed_latest
  from complaint
  where status is null or lower(status) not in $drafts
  group by ocid
),
publisher as (
  select source, count(*) as complaints from complaint group by source
),
judged as (
  select
    t.*, coalesce(f.filed, 0) as filed, coalesce(f.upheld, 0) as upheld, f.filed_latest,
    (f.filed > 0) as found,
    case when f.filed is null and p.complaints is null then 'structural_absence:complaints' end
      as reason
  from tender as t
  left join filed as f on f.ocid = t.ocid
  left join publisher as p on p.source = t.source
  where coalesce(t.status, '') not in ('planning', 'planned')
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
  cast(j.filed_latest as date) as day,
  j.country,
  j.year,
  cast(j.filed as double) as value,
  cast(1 as double) as threshold,
  'definition' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.filed,
  j.upheld
from judged as j;

select
  h.unit_id, concat('a complaint, ', coalesce(r.status, 'status not stated')) as role, 'complaint' as table_name,
  r.source, r.file, r.line, r.path, 'dateSubmitted' as field, r.filed_text as value
from hit as h
join complaint as r on r.ocid = h.ocid;
