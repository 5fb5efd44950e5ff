/*
id: R014
title: Less time from the call to the opening than the law gives to bid
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  Bids that are opened before the least time to bid has passed were prepared in less time than the
  law gives, whatever deadline the notice states.
basis:
  - "UN Convention against Corruption, article 9(1)(a): public distribution of information on procedures and contracts, and sufficient time to prepare tenders"
  - "UNCITRAL Model Law on Public Procurement (2011), article 14: deadlines that give sufficient time"
  - "The law named with each threshold"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R014"
needs: [tender.country, tender.method, tender.tender_start, tender.opening]
parameters:
  methods:
    value: [open, selective]
    meaning: Methods for which a period to submit bids is set
    source: OCDS 1.1 code list of procurement methods
cannot_tell:
  missing_field: the method, the publication or the opening is not published
  unparseable: the method is a word that is none of the four of the standard
  no_threshold: no limit is known for this country, method, kind of purchase and day
  inconsistent_dates: the opening lies before the publication
  no_timezone: a time is given without a zone, and the answer depends on it
  window: a day is given without a time, and the answer depends on the time
  no_calendar: the law counts working days, and no calendar of holidays is loaded
innocent:
  - A lawful accelerated procedure, with the reason stated
  - A prior information notice that shortens the period
clears:
  - The notice that gives the reason for the shorter period
  - The minutes of the opening
weight: 25
needs_rung: record
sentence: "Bids for {ocid:title} were opened {value} days after the call; the law gives at least {threshold} to bid ({threshold_source})."
*/
with unit as (
  select
    t.*, lower(t.method_details) as details,
    coalesce(t.notice_earliest, t.tender_start_earliest) as published_earliest,
    coalesce(t.notice_latest, t.tender_start_latest) as published_latest,
    if(t.notice_earliest is null, t.tender_start_text, t.notice_text) as published_text
  from tender as t
  where (t.method in $methods or t.method is null)
    and (t.opening_earliest is not null or t.tender_end_earliest is not null)
    and coalesce(t.status, '') not in ('planning', 'planned')
),
fitting as (
  -- Limits that may hold; a purchase of unknown kind may fall under that of any kind.
  select
    u.ocid, coalesce(u.category, h.category, '') as kind, h.value, h.source, h.day_kind,
    if(h.method_details is null, 0, 4) + if(h.from_amount is null and h.to_amount is null, 0, 2)
      + if(h.category is null, 0, 1) as detail
  from unit as u
  join threshold as h on h.country = u.country and h.method = u.method
  where h.name = 'submission_days'
    and h.buyer_kind is null
    and (h.category is null or u.category is null or h.category = u.category)
    and (h.method_details is null or h.method_details = u.details)
    and (h.from_amount is null
      or (h.currency = u.value_currency and u.value_amount >= h.from_amount))
    and (h.to_amount is null or (h.currency = u.value_currency and u.value_amount < h.to_amount))
    and h.begins <= u.published_latest
    and (h.ends is null or h.ends > u.published_earliest)
),
most_detailed as (
  select ocid, kind, max(detail) as detail from fitting group by ocid, kind
),
legal as (
  select
    f.ocid, min(f.value) as least, max(f.value) as most, min(f.source) as source,
    max(f.day_kind) as day_kind
  from fitting as f
  join most_detailed as m on m.ocid = f.ocid and m.kind = f.kind and m.detail = f.detail
  group by f.ocid
),
measured as (
  select
    u.*, l.least, l.most, l.source as law, l.day_kind,
    longest_days(
      u.published_earliest, u.published_latest, u.published_text,
      u.opening_earliest, u.opening_latest, u.opening_text
    ) as longest,
    shortest_days(
      u.published_earliest, u.published_latest, u.published_text,
      u.opening_earliest, u.opening_latest, u.opening_text
    ) as shortest
  from unit as u
  left join legal as l on l.ocid = u.ocid
),
judged as (
  select
    m.*, (m.longest < m.least) as found,
    case
      when m.method is null and m.method_text is null
        then 'missing_field:tender/procurementMethod'
      when m.method is null then 'unparseable:tender/procurementMethod'
      when m.opening_earliest is null then 'missing_field:tender/bidOpening/date'
      when m.published_earliest is null then 'missing_field:tender/tenderPeriod/startDate'
      when m.longest < 0 then 'inconsistent_dates'
      when m.least is null then 'no_threshold'
      when m.longest < m.least then null
      when m.day_kind = 'working' then 'no_calendar'
      when m.shortest >= m.most then null
      else doubt_of_dates(
        m.published_earliest, m.published_latest, m.published_text,
        m.opening_earliest, m.opening_latest, m.opening_text
      )
    end as reason
  from measured as m
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
  written_day(j.opening_earliest, j.opening_latest, j.opening_text) as day,
  j.country,
  j.year,
  cast(j.longest as double) as value,
  cast(j.least as double) as threshold,
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung
from judged as j;

select
  h.unit_id, 'publication' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path,
  'tenderNotice/datePublished' as field, coalesce(r.notice_text, r.tender_start_text) as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the opening' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'bidOpening/date' as field, r.opening_text as value
from hit as h
join tender as r on r.ocid = h.ocid;
