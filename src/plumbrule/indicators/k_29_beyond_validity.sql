/*
id: K-29
title: Award long after the bids had ceased to bind
version: "1.0"
since: "2026-11-24"
unit: award
stage: award
category: bid rigging
rationale: >
  When bids no longer bind, each bidder can be asked whether it still wants the contract, and those
  who did not say yes drop out.
basis:
  - "UN Convention against Corruption, article 9(1)(c): objective and predetermined criteria for decisions"
  - "UNCITRAL Model Law on Public Procurement (2011), article 41: period of effectiveness of tenders"
  - "K-Monitor, Red Flags (Hungary)"
needs: [tender.opening, award.date, tender_condition.validity, tender_condition.validity_days]
parameters:
  methods:
    value: [open, selective, limited]
    meaning: Methods with bids that bind
    source: OCDS 1.1 code list of procurement methods
  extra_days:
    value: 60
    meaning: Days by which the validity is usually prolonged
    source: K-Monitor, Red Flags
cannot_tell:
  missing_field: the opening, the award or the time for which bids bind is not published
  inconsistent_dates: the award lies before the opening
  window: a day is given without a time, and the answer depends on the time
  no_timezone: a time is given without a zone, and the answer depends on it
innocent:
  - A complaint stopped the procedure
  - The bidders agreed to be bound longer
clears:
  - The letters by which bids were prolonged
weight: 20
needs_rung: record
sentence: "The award in {ocid:title} came {value} days after the opening; bids bound for {validity} days."
*/
with term as (
  select
    a.*, t.opening_earliest, t.opening_latest, t.opening_text,
    coalesce(l.validity_days, w.validity_days) as stated_days,
    coalesce(l.validity_earliest, w.validity_earliest) as validity_earliest,
    coalesce(l.validity_latest, w.validity_latest) as validity_latest,
    if(l.validity_earliest is null, w.validity_text, l.validity_text) as validity_text
  from award_timing as a
  join tender as t on t.ocid = a.ocid
  join award as d on d.ocid = a.ocid and d.award_id = a.award_id
  left join tender_condition as w on w.ocid = a.ocid and w.lot_id = ''
  left join tender_condition as l on l.ocid = a.ocid and l.lot_id = d.lot_id and l.lot_id <> ''
  where a.method in $methods
),
measured as (
  select
    m.*,
    coalesce(
      cast(m.stated_days as double),
      longest_days(
        m.opening_earliest, m.opening_latest, m.opening_text,
        m.validity_earliest, m.validity_latest, m.validity_text
      )
    ) as validity,
    longest_days(
      m.opening_earliest, m.opening_latest, m.opening_text,
      m.awarded_earliest, m.awarded_latest, m.awarded_text
    ) as most,
    shortest_days(
      m.opening_earliest, m.opening_latest, m.opening_text,
      m.awarded_earliest, m.awarded_latest, m.awarded_text
    ) as least
  from term as m
),
judged as (
  select
    m.*, (m.least > m.validity + $extra_days) as found,
    case
      when m.opening_earliest is null then 'missing_field:tender/bidOpening/date'
      when m.awarded_earliest is null then 'missing_field:awards/date'
      when m.validity is null then 'missing_field:tender/submissionTerms/bidValidityPeriod'
      when m.most < 0 or m.validity < 0 then 'inconsistent_dates'
      when m.most <= m.validity + $extra_days or m.least > m.validity + $extra_days then null
      else doubt_of_dates(
        m.opening_earliest, m.opening_latest, m.opening_text,
        m.awarded_earliest, m.awarded_latest, m.awarded_text
      )
    end as judgement
  from measured as m
)
select
  j.unit_id,
  case when j.judgement is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.judgement as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.currency,
  written_day(j.awarded_earliest, j.awarded_latest, j.awarded_text) as day,
  j.country,
  j.year,
  cast(j.most as double) as value,
  j.validity + $extra_days as threshold,
  'validity of bids and parameter extra_days' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.award_id,
  j.validity
from judged as j;

select
  h.unit_id, 'the opening' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'bidOpening/date' as field, r.opening_text as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the time for which bids bind' as role, 'tender_condition' as table_name,
  r.source, r.file, r.line, r.path,
  'submissionTerms/bidValidityPeriod' as field, concat(coalesce(r.validity_text, ''), ' ', coalesce(cast(r.validity_days as varchar), '')) as value
from hit as h
join tender_condition as r on r.ocid = h.ocid
where r.validity_text is not null or r.validity_days is not null
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.date_text as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.award_id;
