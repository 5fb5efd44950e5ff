/*
id: R037
title: Disqualification without a published reason
version: "1.0"
since: "2026-11-24"
unit: process
stage: award
category: bid rigging
rationale: >
  Who is put out should be told why, and others should be able to check it. Looked for is a
  document of the bid, or an evaluation report of the process; reasons in letters are not
  published.
basis:
  - "UN Convention against Corruption, article 9(1)(c): objective and predetermined criteria for decisions"
  - "UN Convention against Corruption, article 9(1)(d): effective system of review and appeal"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R037"
needs: [bid.status, document.kind, award.date]
parameters:
  days:
    value: 30
    meaning: Days after the award within which reasons are to be published
    source: our proposal
  reports:
    value: [evaluationReports]
    meaning: Types of document that hold the reasons
    source: OCDS 1.1 code list of document types
  coverage:
    value: 0.05
    meaning: Share of processes with such documents below which the publisher publishes none
    source: our proposal
cannot_tell:
  missing_field: bids have no status, or the award has no date
  structural_absence: documents of bids and evaluation reports are something the publisher seldom or never publishes in that year
  not_final: no award was made yet, or the time to publish had not passed
innocent:
  - The reasons are in the minutes, or were sent by letter
  - They are published later
clears:
  - The letter or the minutes with the reason
weight: 35
needs_rung: record
sentence: "Bids were put out in {ocid:title} without a published reason: {unsupported} of {disqualified}."
*/
with supported as (
  select distinct ocid, parent_id as bid_id from document where stage = 'bid'
),
reported as (
  select distinct ocid from document where kind in $reports
),
out as (
  select
    b.ocid, count(*) as bids,
    count(*) filter (where b.status is null) as unknown,
    count(*) filter (where b.status = 'disqualified') as disqualified,
    count(*) filter (where b.status = 'disqualified' and s.bid_id is null) as without
  from bid as b
  left join supported as s on s.ocid = b.ocid and s.bid_id = b.bid_id
  group by b.ocid
),
decided as (
  select
    ocid, max(date_latest) as date_latest, max(date_earliest) as date_earliest,
    max(date_text) as date_text
  from award
  where status = 'active'
  group by ocid
),
judged as (
  select
    t.ocid, t.country, t.year, t.buyer_id, t.value_amount, t.value_currency, o.disqualified,
    if(r.ocid is null, o.without, 0) as unsupported, d.date_earliest, d.date_latest, d.date_text,
    p.bid_documents,
    (r.ocid is null and o.without > 0) as found,
    case
      when o.disqualified = 0 then 'missing_field:bids/details/status'
      when r.ocid is not null then null
      when o.without = 0 and o.unknown > 0 then 'missing_field:bids/details/status'
      when o.without = 0 then null
      when p.bid_documents < $coverage then 'structural_absence:bids/details/documents'
      when d.ocid is null then 'not_final'
      when d.date_latest is null then 'missing_field:awards/date'
      when p.as_of is null or whole_days(d.date_latest, p.as_of) <= $days then 'not_final'
    end as reason
  from out as o
  join tender as t on t.ocid = o.ocid
  join publisher_practice as p on p.source = t.source and p.year is not distinct from t.year
  left join reported as r on r.ocid = o.ocid
  left join decided as d on d.ocid = o.ocid
  where o.disqualified > 0 or o.unknown > 0
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
  written_day(j.date_earliest, j.date_latest, j.date_text) as day,
  j.country,
  j.year,
  cast(j.unsupported as double) / nullif(j.disqualified, 0) as value,
  cast(0 as double) as threshold,
  'definition' as threshold_source,
  concat(
    cast(round(100 * j.bid_documents, 1) as varchar),
    ' percent of the processes of the year with such documents'
  ) as comparison,
  'record' as rung,
  j.unsupported,
  j.disqualified
from judged as j;

select
  h.unit_id, 'a bid that was put out' as role, 'bid' as table_name,
  r.source, r.file, r.line, r.path, 'status' as field, r.status as value
from hit as h
join bid as r on r.ocid = h.ocid
where r.status = 'disqualified'
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.date_text as value
from hit as h
join award as r on r.ocid = h.ocid
where r.status = 'active';
