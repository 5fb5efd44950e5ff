/*
id: R005
title: Key tender documents not published in time
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low transparency
rationale: >
  Firms can only prepare a bid from the documents. Those that are missing, or come after the
  deadline, favour whoever knew them already. Looked for are the notice, the bidding documents, the
  technical specifications and the criteria for evaluation.
basis:
  - "UN Convention against Corruption, article 9(1)(a): public distribution of information on procedures and contracts, and sufficient time to prepare tenders"
  - "UN Convention against Corruption, article 9(1)(b): conditions for participation, selection and award criteria set in advance and published"
  - "UNCITRAL Model Law on Public Procurement (2011), article 39: contents of the solicitation documents"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R005"
needs: [document.kind, document.published, tender.tender_end, tender.method]
parameters:
  methods:
    value: [open, selective]
    meaning: Methods with documents for all
    source: OCDS 1.1 code list of procurement methods
  coverage:
    value: 0.5
    meaning: Share of processes from which on the publisher is taken to publish such documents as a rule
    source: our proposal
cannot_tell:
  missing_field: the deadline, or the day a document was published, is not published
  structural_absence: one of the documents is something the publisher seldom or never publishes in that year
innocent:
  - One file holds several documents
  - Documents stand behind a login for reasons of security
  - A purchase by price alone needs no document of criteria
clears:
  - The documents as they stood before the deadline
weight: 15
needs_rung: record
sentence: "For {ocid:title}, key documents were not published before the deadline: {names}."
*/
with kept as (
  select
    d.ocid, d.kind,
    max(if(d.published_earliest is not null and d.published_earliest <= t.tender_end_latest, 1, 0))
      as in_time,
    max(if(d.published_earliest is null, 1, 0)) as undated
  from document as d
  join tender as t on t.ocid = d.ocid
  where d.stage = 'tender'
    and d.kind in (
      'tenderNotice', 'biddingDocuments', 'technicalSpecifications', 'evaluationCriteria'
    )
  group by d.ocid, d.kind
),
flagged as (
  -- 2: in time, 1: there but undated, 0: there but late; null: not there.
  select
    ocid,
    max(case kind when 'tenderNotice' then if(in_time = 1, 2, undated) end) as notice,
    max(case kind when 'biddingDocuments' then if(in_time = 1, 2, undated) end) as bidding,
    max(case kind when 'technicalSpecifications' then if(in_time = 1, 2, undated) end) as technical,
    max(case kind when 'evaluationCriteria' then if(in_time = 1, 2, undated) end) as criteria
  from kept
  group by ocid
),
usual as (
  select
    t.source, t.year,
    cast(count(f.notice) as double) / nullif(count(*), 0) >= $coverage as notice,
    cast(count(f.bidding) as double) / nullif(count(*), 0) >= $coverage as bidding,
    cast(count(f.technical) as double) / nullif(count(*), 0) >= $coverage as technical,
    cast(count(f.criteria) as double) / nullif(count(*), 0) >= $coverage as criteria
  from tender as t
  left join flagged as f on f.ocid = t.ocid
  group by t.source, t.year
),
weighed as (
  select
    t.*,
    u.notice and coalesce(f.notice, 0) = 0 as no_notice,
    u.bidding and coalesce(f.bidding, 0) = 0 as no_bidding,
    u.technical and coalesce(f.technical, 0) = 0 as no_technical,
    u.criteria and coalesce(f.criteria, 0) = 0 as no_criteria,
    (not u.notice and f.notice is null) or (not u.bidding and f.bidding is null)
      or (not u.technical and f.technical is null) or (not u.criteria and f.criteria is null)
      as not_usual,
    coalesce(f.notice = 1 or f.bidding = 1 or f.technical = 1 or f.criteria = 1, false) as undated,
    coalesce(
      (not u.notice and f.notice = 0) or (not u.bidding and f.bidding = 0)
        or (not u.technical and f.technical = 0) or (not u.criteria and f.criteria = 0), false
    ) as late
  from tender as t
  join usual as u on u.source = t.source and u.year is not distinct from t.year
  left join flagged as f on f.ocid = t.ocid
  where t.method in $methods and coalesce(t.status, '') not in ('planning', 'planned')
),
counted as (
  select
    w.*,
    if(w.no_notice, 1, 0) + if(w.no_bidding, 1, 0) + if(w.no_technical, 1, 0)
      + if(w.no_criteria, 1, 0) as missing
  from weighed as w
),
judged as (
  select
    c.*, (c.missing > 0 or c.late) as found,
    case
      when c.tender_end_earliest is null then 'missing_field:tender/tenderPeriod/endDate'
      when c.missing > 0 or c.late then null
      when c.undated then 'missing_field:tender/documents/datePublished'
      when c.not_usual then 'structural_absence:tender/documents/documentType'
    end as reason
  from counted as c
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
  written_day(j.tender_end_earliest, j.tender_end_latest, j.tender_end_text) as day,
  j.country,
  j.year,
  cast(j.missing as double) as value,
  cast(0 as double) as threshold,
  'definition' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.missing,
  regexp_replace(
    concat(
      if(j.no_notice, 'notice; ', ''), if(j.no_bidding, 'bidding documents; ', ''),
      if(j.no_technical, 'technical specifications; ', ''),
      if(j.no_criteria, 'criteria for evaluation; ', ''),
      if(j.late, 'one that came after the deadline; ', '')
    ),
    '; $', '', 'g'
  ) as names
from judged as j;

select
  h.unit_id, 'the deadline' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'tenderPeriod/endDate' as field, r.tender_end_text as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, concat('a document that is there: ', r.kind) as role, 'document' as table_name,
  r.source, r.file, r.line, r.path, 'datePublished' as field, r.published_text as value
from hit as h
join document as r on r.ocid = h.ocid and r.stage = 'tender' and r.kind is not null;
