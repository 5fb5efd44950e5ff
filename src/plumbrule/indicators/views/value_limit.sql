/*
kind: table
meaning: The value from which other rules hold for a process: where it may no longer be awarded directly, and where it must be published abroad, by the law of the day it was begun.
columns:
  ocid: the process
  name: `competition_value` or `international_value`, as in the packs
  limit_amount: the value; null when several may hold
  currency: ISO 4217 code
  law: the law
*/
with begun as (
  select
    t.ocid, t.country, t.category, lower(t.method_details) as details,
    coalesce(t.notice_earliest, t.tender_start_earliest, a.earliest) as earliest,
    coalesce(t.notice_latest, t.tender_start_latest, a.latest) as latest
  from tender as t
  left join (
    select ocid, min(date_earliest) as earliest, min(date_latest) as latest
    from award
    where status = 'active'
    group by ocid
  ) as a on a.ocid = t.ocid
  where t.country in (
    select country from threshold where name in ('competition_value', 'international_value')
  )
),
fitting as (
  select
    b.ocid, h.name, h.value, h.currency, h.source,
    if(h.method_details is null, 0, 2) + if(h.category is null, 0, 1) as detail
  from begun as b
  join threshold as h on h.country = b.country
  where h.name in ('competition_value', 'international_value')
    and h.method in ('direct', 'any')
    and h.buyer_kind is null
    and (h.category is null or b.category is null or h.category = b.category)
    and (h.method_details is null or h.method_details = b.details)
    and h.begins <= b.latest
    and (h.ends is null or h.ends > b.earliest)
),
most_detailed as (
  select ocid, name, max(detail) as detail from fitting group by ocid, name
)
select
  f.ocid, f.name,
  case
    when min(f.value) = max(f.value) and min(f.currency) = max(f.currency)
      then cast(min(f.value) as decimal(24, 4))
  end as limit_amount,
  min(f.currency) as currency,
  min(f.source) as law
from fitting as f
join most_detailed as m on m.ocid = f.ocid and m.name = f.name and m.detail = f.detail
group by f.ocid, f.name
