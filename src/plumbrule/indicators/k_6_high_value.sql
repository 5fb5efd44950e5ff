/*
id: K-6
title: Value above the level of national review
version: "1.1"
since: "2026-11-24"
unit: process
stage: tender
category: fraud
rationale: >
  Size is no risk by itself. The flag tells that the purchase is of those the national authority
  reviews, and so where its file should be.
basis:
  - "UN Convention against Corruption, article 9(2): transparency and accountability in the management of public finances"
  - "The law named with each threshold"
  - "K-Monitor, Red Flags (Hungary)"
needs: [tender.value_amount, tender.value_currency, award.value_amount, tender.country]
parameters: {}
cannot_tell:
  missing_field: neither an estimate nor the value of the awards is published, or the date is not
  no_threshold: no level is known for this country, method, kind of purchase, currency and day
  band_gap: several levels may hold, and the value lies between them
innocent:
  - Size alone is not a risk
clears:
  - The file of the national review
weight: 5
needs_rung: record
sentence: "{ocid:title} is worth {amount}; purchases from {threshold} are reviewed nationally ({threshold_source})."
*/
with awarded as (
  select
    ocid, min(date_earliest) as date_earliest, max(date_latest) as date_latest,
    if(count(*) = count(value_amount) and min(value_currency) = max(value_currency),
      sum(value_amount), null) as amount,
    min(value_currency) as currency
  from award
  where status = 'active'
  group by ocid
),
valued as (
  -- A row of nines stands for no value.
  select
    ocid,
    value_amount > 1 and not regexp_matches(cast(value_amount as varchar), '^9{7,}[.]')
      as estimated
  from tender
),
unit as (
  select
    t.ocid, t.country, t.year, t.method, t.category, t.buyer_id,
    if(v.estimated and (a.amount is null or t.value_amount >= a.amount), t.value_amount, a.amount)
      as amount,
    if(
      v.estimated and (a.amount is null or t.value_amount >= a.amount), t.value_currency, a.currency
    ) as currency,
    coalesce(t.notice_earliest, t.tender_start_earliest, a.date_earliest, t.release_earliest)
      as earliest,
    coalesce(t.notice_latest, t.tender_start_latest, a.date_latest, t.release_latest) as latest,
    (a.ocid is not null and a.amount is null) as unpriced
  from tender as t
  join valued as v on v.ocid = t.ocid
  left join awarded as a on a.ocid = t.ocid
  where coalesce(t.status, '') not in ('planning', 'planned', 'cancelled', 'withdrawn')
),
legal as (
  select u.ocid, min(h.value) as least, max(h.value) as most, min(h.source) as source
  from unit as u
  join threshold as h
    on h.name = 'review_value' and h.country = u.country and h.method = u.method
    and h.currency = u.currency
  where h.buyer_kind is null and h.method_details is null
    and (h.category is null or u.category is null or h.category = u.category)
    and h.begins <= u.latest and (h.ends is null or h.ends > u.earliest)
  group by u.ocid
),
judged as (
  select
    u.*, l.least, l.most, l.source as law, (cast(u.amount as double) >= l.most) as found,
    case
      when u.amount is null then 'missing_field:tender/value/amount'
      when u.currency is null then 'missing_field:tender/value/currency'
      when l.least is null then 'no_threshold'
      when cast(u.amount as double) < l.least and u.unpriced then 'missing_field:awards/value/amount'
      when cast(u.amount as double) < l.least or cast(u.amount as double) >= l.most then null
      else 'band_gap'
    end as reason
  from unit as u
  left join legal as l on l.ocid = u.ocid
)
select
  j.ocid as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  cast(j.amount as decimal(24, 4)) as amount,
  j.currency,
  cast(j.earliest as date) as day,
  j.country,
  j.year,
  cast(j.amount as double) as value,
  j.most as threshold,
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung
from judged as j;

select
  h.unit_id, 'the estimate' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'an award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join award as r on r.ocid = h.ocid
where r.status = 'active';
