/*
id: R003
title: Less time to submit bids than the law gives
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  A short period keeps out those who were not told beforehand.
basis:
  - "UN Convention against Corruption, article 9(1)(a): sufficient time to prepare and submit tenders"
  - "UNCITRAL Model Law on Public Procurement (2011), article 14"
  - "The law named with each threshold"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R003"
needs: [tender.country, tender.method, tender.tender_start, tender.tender_end]
parameters:
  methods:
    value: [open, selective]
    meaning: Methods for which a period to submit bids is set
    source: OCDS 1.1 code list of procurement methods
cannot_tell:
  missing_field: the method, the publication or the deadline is not published
  unparseable: the method is a word that is none of the four of the standard
  no_threshold: no limit is known for this country, method, kind of purchase and day
  inconsistent_dates: the deadline lies before the publication
  no_timezone: a time is given without a zone, and the answer depends on it
  window: a day is given without a time, and the answer depends on the time
  no_calendar: the law counts working days, and no calendar of holidays is loaded
innocent:
  - A lawful accelerated procedure, with the reason stated
  - A prior information notice or electronic submission that shortens the period
  - The deadline was extended later, and only the first notice is loaded
clears:
  - The notice that gives the reason for the shorter period
  - A later notice that extends the deadline
weight: 30
needs_rung: record
sentence: "Bidders had {value} days for {ocid:title}; the law gives at least {threshold} ({threshold_source})."
*/
with own_period as (
  -- Lots that have a deadline of their own.
  select l.ocid, l.lot_id, d.tender_start_earliest, d.tender_start_latest, d.tender_start_text,
    d.tender_end_earliest, d.tender_end_latest, d.tender_end_text, d.value_amount, d.value_currency
  from lot_of as l
  join lot as d on d.ocid = l.ocid and d.lot_id = l.lot_id
  where d.tender_end_earliest is not null
),
unit as (
  select
    t.ocid as unit_id, t.ocid, t.country, t.year, t.method, t.method_text,
    lower(t.method_details) as details, t.category, t.value_amount, t.value_currency,
    t.buyer_id,
    coalesce(t.notice_earliest, t.tender_start_earliest) as published_earliest,
    coalesce(t.notice_latest, t.tender_start_latest) as published_latest,
    if(t.notice_earliest is null, t.tender_start_text, t.notice_text) as published_text,
    t.tender_end_earliest as deadline_earliest,
    t.tender_end_latest as deadline_latest,
    t.tender_end_text as deadline_text
  from tender as t
  left join (select distinct ocid from own_period) as lotted on lotted.ocid = t.ocid
  where (t.method in $methods or t.method is null)
    and lotted.ocid is null
    and coalesce(t.status, '') not in ('planning', 'planned')
  union all
  select
    t.ocid || '/' || l.lot_id as unit_id, t.ocid, t.country, t.year, t.method, t.method_text,
    lower(t.method_details) as details, t.category, l.value_amount, l.value_currency,
    t.buyer_id,
    coalesce(t.notice_earliest, l.tender_start_earliest, t.tender_start_earliest)
      as published_earliest,
    coalesce(t.notice_latest, l.tender_start_latest, t.tender_start_latest) as published_latest,
    case
      when t.notice_earliest is not null then t.notice_text
      when l.tender_start_earliest is not null then l.tender_start_text
      else t.tender_start_text
    end as published_text,
    l.tender_end_earliest as deadline_earliest,
    l.tender_end_latest as deadline_latest,
    l.tender_end_text as deadline_text
  from own_period as l
  join tender as t on t.ocid = l.ocid
  where (t.method in $methods or t.method is null)
    and coalesce(t.status, '') not in ('planning', 'planned')
),
fitting as (
  -- Limits that may hold; a purchase of unknown kind may fall under that of any kind.
  select
    u.unit_id, coalesce(u.category, h.category, '') as kind, h.value, h.source, h.day_kind,
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
  select unit_id, kind, max(detail) as detail from fitting group by unit_id, kind
),
legal as (
  -- Where the kind or the day of publication is not certain, several limits may hold.
  select
    f.unit_id, min(f.value) as least, max(f.value) as most, min(f.source) as source,
    max(f.day_kind) as day_kind
  from fitting as f
  join most_detailed as m
    on m.unit_id = f.unit_id and m.kind = f.kind and m.detail = f.detail
  group by f.unit_id
),
measured as (
  select
    u.*, l.least, l.most, l.source, l.day_kind,
    case
      when u.published_earliest <> u.published_latest and u.deadline_earliest <> u.deadline_latest
        and local_end(u.deadline_text) is not null and local_begin(u.published_text) is not null
        then whole_days(local_begin(u.published_text), local_end(u.deadline_text))
      else whole_days(u.published_earliest, u.deadline_latest)
    end as longest,
    case
      when u.published_earliest <> u.published_latest and u.deadline_earliest <> u.deadline_latest
        and local_end(u.published_text) is not null and local_begin(u.deadline_text) is not null
        then whole_days(local_end(u.published_text), local_begin(u.deadline_text))
      else whole_days(u.published_latest, u.deadline_earliest)
    end as shortest
  from unit as u
  left join legal as l on l.unit_id = u.unit_id
),
judged as (
  select
    m.*,
    case
      when m.method is null and m.method_text is null
        then 'missing_field:tender/procurementMethod'
      when m.method is null then 'unparseable:tender/procurementMethod'
      when m.deadline_earliest is null then 'missing_field:tender/tenderPeriod/endDate'
      when m.published_earliest is null then 'missing_field:tender/tenderPeriod/startDate'
      when m.longest < 0 then 'inconsistent_dates'
      when m.least is null then 'no_threshold'
      when m.longest < m.least then null
      when m.day_kind = 'working' then 'no_calendar'
      when m.shortest >= m.most then null
      when (m.published_earliest <> m.published_latest and length(m.published_text) > 10)
        or (m.deadline_earliest <> m.deadline_latest and length(m.deadline_text) > 10)
        then 'no_timezone'
      else 'window:tenderPeriod'
    end as reason
  from measured as m
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.longest < j.least then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  cast(j.deadline_latest as date) as day,
  j.country,
  j.year,
  cast(j.longest as double) as value,
  cast(j.least as double) as threshold,
  j.source as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung
from judged as j;

select
  h.unit_id, 'publication' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'tenderNotice/datePublished' as field, t.notice_text as value
from hit as h
join tender as t on t.ocid = h.ocid
where t.notice_text is not null
union all
select
  h.unit_id, 'start of the period' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'tenderPeriod/startDate' as field, t.tender_start_text as value
from hit as h
join tender as t on t.ocid = h.ocid
where t.tender_start_text is not null
union all
select
  h.unit_id, 'deadline' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'tenderPeriod/endDate' as field, t.tender_end_text as value
from hit as h
join tender as t on t.ocid = h.ocid
where t.tender_end_text is not null and h.unit_id = h.ocid
union all
select
  h.unit_id, 'deadline of the lot' as role, 'lot' as table_name,
  d.source, d.file, d.line, d.path, 'lots/tenderPeriod/endDate' as field, d.tender_end_text as value
from hit as h
join lot as d on d.ocid = h.ocid and h.unit_id = d.ocid || '/' || d.lot_id;
