/*
id: R039
title: Questions of bidders not answered in time
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low transparency
rationale: >
  Who asks and gets no answer bids blind; others may have been told.
basis:
  - "UN Convention against Corruption, article 9(1)(a): public distribution of information on procedures and contracts, and sufficient time to prepare tenders"
  - "UNCITRAL Model Law on Public Procurement (2011), article 15: clarifications and modifications of solicitation documents"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R039"
needs: [enquiry.asked, enquiry.answer, tender.tender_end, tender.enquiry_end]
parameters: {}
cannot_tell:
  missing_field: questions were asked and are not published, or a question, an answer or the deadline has no date
  not_final: the deadline had not passed at the latest release
  window: a day is given without a time, and the answer depends on the time
  no_timezone: a time is given without a zone, and the answer depends on it
innocent:
  - The same question was answered elsewhere
  - One document answers all questions
  - The question came too late
clears:
  - The document of clarifications
weight: 25
needs_rung: record
sentence: "Questions about {ocid:title} had no answer before the deadline: {late} of {asked} asked in time."
*/
with limited_to as (
  select
    e.*, t.tender_end_earliest, t.tender_end_latest, t.tender_end_text,
    coalesce(t.enquiry_end_earliest, t.tender_end_earliest) as until_earliest,
    coalesce(t.enquiry_end_latest, t.tender_end_latest) as until_latest,
    if(t.enquiry_end_earliest is null, t.tender_end_text, t.enquiry_end_text) as until_text
  from enquiry as e
  join tender as t on t.ocid = e.ocid
),
weighed as (
  select
    l.ocid, l.enquiry_id,
    case
      when surely_before(
        l.until_earliest, l.until_latest, l.until_text, l.asked_earliest, l.asked_latest, l.asked_text
      ) then 'asked too late'
      when l.answered and l.answer_earliest is null then 'answer undated'
      when l.answer_earliest is not null and not surely_before(
        l.tender_end_earliest, l.tender_end_latest, l.tender_end_text,
        l.answer_earliest, l.answer_latest, l.answer_text
      ) then if(l.answer_latest <= l.tender_end_latest, 'answered', 'unsure')
      when l.asked_earliest is null then 'undated'
      when surely_before(
        l.asked_earliest, l.asked_latest, l.asked_text, l.until_earliest, l.until_latest, l.until_text
      ) or l.asked_latest <= l.until_latest then 'late'
      else 'unsure'
    end as state
  from limited_to as l
),
counted as (
  select
    ocid, count(*) filter (where state <> 'asked too late') as asked,
    count(*) filter (where state = 'late') as late,
    count(*) filter (where state = 'undated') as undated,
    count(*) filter (where state = 'answer undated') as answer_undated,
    count(*) filter (where state = 'unsure') as unsure
  from weighed
  group by ocid
),
judged as (
  select
    t.*, coalesce(c.asked, 0) as asked, coalesce(c.late, 0) as late, (c.late > 0) as found,
    case
      when c.ocid is null then 'missing_field:tender/enquiries'
      when t.tender_end_earliest is null then 'missing_field:tender/tenderPeriod/endDate'
      when t.release_earliest is null or t.release_earliest < t.tender_end_latest then 'not_final'
      when c.late > 0 then null
      when c.undated > 0 then 'missing_field:tender/enquiries/date'
      when c.answer_undated > 0 then 'missing_field:tender/enquiries/dateAnswered'
      when c.unsure > 0 then 'window'
    end as reason
  from tender as t
  left join counted as c on c.ocid = t.ocid
  where c.ocid is not null or t.has_enquiries
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
  cast(j.late as double) / nullif(j.asked, 0) as value,
  cast(0 as double) as threshold,
  'definition' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.late,
  j.asked
from judged as j;

select
  h.unit_id, 'a question and when it was answered' as role, 'enquiry' as table_name,
  r.source, r.file, r.line, r.path,
  'dateAnswered' as field, concat(coalesce(r.asked_text, 'no date'), ' / ', coalesce(r.answer_text, 'no answer')) as value
from hit as h
join enquiry as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the deadline' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'tenderPeriod/endDate' as field, r.tender_end_text as value
from hit as h
join tender as r on r.ocid = h.ocid;
