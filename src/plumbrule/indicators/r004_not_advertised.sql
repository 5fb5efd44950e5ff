/*
id: R004
title: The call was not advertised, or after its period had begun
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low transparency
rationale: >
  Who does not hear of a call cannot bid. A notice that comes after the period to bid has begun
  takes time from those who were not told.
basis:
  - "UN Convention against Corruption, article 9(1)(a): public distribution of information on procedures and contracts, and sufficient time to prepare tenders"
  - "UNCITRAL Model Law on Public Procurement (2011), article 33: solicitation in open tendering"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R004"
needs: [document.kind, tender.notice, tender.tender_start, tender.method]
parameters:
  methods:
    value: [open, selective]
    meaning: Methods whose calls are advertised
    source: OCDS 1.1 code list of procurement methods
  coverage:
    value: 0.5
    meaning: Share of processes from which on the publisher is taken to publish such documents as a rule
    source: our proposal
cannot_tell:
  missing_field: the method, or the start of the period to bid, is not published
  unparseable: the method is a word that is none of the four of the standard
  structural_absence: a tender notice is something the publisher seldom or never publishes in that year
  window: a day is given without a time, and the order depends on the time
  no_timezone: a time is given without a zone, and the order depends on it
innocent:
  - The notice is printed in the official journal only
  - Only data on awards is published
  - A corrected notice replaced the date of the first
clears:
  - The notice as published, with its date
weight: 25
needs_rung: record
sentence: "For {ocid:title} {words}."
*/
with noticed as (
  select distinct ocid from document where stage = 'tender' and kind = 'tenderNotice'
),
stated as (
  select
    t.*, p.notices, (n.ocid is not null) as has_notice,
    surely_before(
      t.tender_start_earliest, t.tender_start_latest, t.tender_start_text,
      t.notice_earliest, t.notice_latest, t.notice_text
    ) as late,
    surely_before(
      t.notice_earliest, t.notice_latest, t.notice_text,
      t.tender_start_earliest, t.tender_start_latest, t.tender_start_text
    ) as early
  from tender as t
  join publisher_practice as p on p.source = t.source and p.year is not distinct from t.year
  left join noticed as n on n.ocid = t.ocid
  where (t.method in $methods or t.method is null)
    and coalesce(t.status, '') not in ('planning', 'planned')
),
judged as (
  select
    s.*,
    case
      when s.method is null and s.method_text is null
        then 'missing_field:tender/procurementMethod'
      when s.method is null then 'unparseable:tender/procurementMethod'
      -- A release of the tender itself is a publication of the call.
      when not s.has_notice and s.tags like '%tender%' then null
      when not s.has_notice and s.notices < $coverage
        then 'structural_absence:tender/documents/tenderNotice'
      when not s.has_notice then null
      when s.notice_earliest is null then 'missing_field:tender/documents/datePublished'
      when s.tender_start_earliest is null then 'missing_field:tender/tenderPeriod/startDate'
      when s.late or s.early or s.notice_earliest = s.tender_start_earliest then null
      when substring(s.notice_text, 1, 10) = substring(s.tender_start_text, 1, 10)
        and (length(s.notice_text) <= 10 or length(s.tender_start_text) <= 10) then null
      else doubt_of_dates(
        s.notice_earliest, s.notice_latest, s.notice_text,
        s.tender_start_earliest, s.tender_start_latest, s.tender_start_text
      )
    end as reason,
    case
      when s.has_notice then coalesce(s.late, false)
      else s.tags is null or s.tags not like '%tender%'
    end as found
  from stated as s
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
  concat(
    cast(round(100 * j.notices, 1) as varchar), ' percent of the year with a notice'
  ) as comparison,
  'record' as rung,
  if(
    j.has_notice, 'the notice was published after the period to bid had begun',
    'no notice is published'
  ) as words
from judged as j;

select
  h.unit_id, 'the start of the period' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'tenderPeriod/startDate' as field, r.tender_start_text as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the notice' as role, 'document' as table_name,
  r.source, r.file, r.line, r.path, 'datePublished' as field, r.published_text as value
from hit as h
join document as r on r.ocid = h.ocid and r.stage = 'tender' and r.kind = 'tenderNotice';
