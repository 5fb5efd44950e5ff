/*
id: R010
title: Non-competitive procedure without a stated reason
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  Buying from one firm or from chosen firms is the exception, and laws ask for its reason. Whether
  a reason that is stated is lawful and true is not examined here.
basis:
  - "UN Convention against Corruption, article 9(1)(b): conditions for participation, selection and award criteria set in advance and published"
  - "UNCITRAL Model Law on Public Procurement (2011), article 28 and 30: conditions for the use of methods other than open tendering, and the statement of reasons"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R010"
needs: [tender.method, tender.method_rationale, tender.value_amount]
parameters:
  methods:
    value: [limited, direct]
    meaning: Methods that need a reason
    source: OCDS 1.1 code list of procurement methods
  no_reason:
    value: ["", "-", "--", ".", "n/a", "na", "none", "null", "0"]
    meaning: Texts that state no reason
    source: our proposal
  coverage:
    value: 0.05
    meaning: Share of such processes with a reason below which the publisher gives none
    source: our proposal
cannot_tell:
  missing_field: the method, or the value that a legal limit is about, is not published
  unparseable: the method is a word that is none of the four of the standard
  structural_absence: the reason for the method is something the publisher seldom or never publishes in that year, and no legal limit is known
  band_gap: several limits may hold, and the value lies between them
innocent:
  - An emergency
  - A sole holder of exclusive rights
  - The reason stands in a document
  - An award in-house
clears:
  - The written reason for the method
  - The law's list of exceptions
weight: 40
needs_rung: record
sentence: "{ocid:title}, worth {amount}, was bought by a {method} procedure, and no reason is published{limit_words}."
*/
with first_award as (
  select
    ocid, min(date_earliest) as date_earliest, max(date_latest) as date_latest,
    if(count(*) = count(value_amount) and min(value_currency) = max(value_currency),
      sum(value_amount), null) as amount,
    min(value_currency) as currency
  from award
  where status = 'active'
  group by ocid
),
unit as (
  select
    t.ocid, t.source, t.country, t.year, t.method, t.method_text, t.category, t.buyer_id,
    coalesce(trim(t.method_rationale), '') as stated,
    if(t.value_amount > 0, t.value_amount, a.amount) as amount,
    if(t.value_amount > 0, t.value_currency, a.currency) as currency,
    coalesce(t.notice_earliest, t.tender_start_earliest, a.date_earliest, t.release_earliest)
      as earliest,
    coalesce(t.notice_latest, t.tender_start_latest, a.date_latest, t.release_latest) as latest
  from tender as t
  left join first_award as a on a.ocid = t.ocid
  where (t.method in $methods or t.method is null)
    and coalesce(t.status, '') not in ('planning', 'planned')
),
legal as (
  select u.ocid, min(h.value) as least, max(h.value) as most, min(h.source) as source
  from unit as u
  join threshold as h
    on h.name = 'competition_value' and h.country = u.country and h.method = u.method
    and h.currency = u.currency
  where h.buyer_kind is null and h.method_details is null
    and (h.category is null or u.category is null or h.category = u.category)
    and h.begins <= u.latest and (h.ends is null or h.ends > u.earliest)
  group by u.ocid
),
known as (
  select u.*, l.least, l.most, l.source as law, p.rationales, r.limits
  from unit as u
  join publisher_practice as p on p.source = u.source and p.year is not distinct from u.year
  left join legal as l on l.ocid = u.ocid
  left join (
    select country, method, count(*) as limits
    from threshold
    where name = 'competition_value'
    group by country, method
  ) as r on r.country = u.country and r.method = u.method
),
judged as (
  select
    k.*,
    case
      when k.method is null and k.method_text is null
        then 'missing_field:tender/procurementMethod'
      when k.method is null then 'unparseable:tender/procurementMethod'
      when lower(k.stated) not in $no_reason then null
      when cast(k.amount as double) < k.least then null
      when k.rationales >= $coverage then null
      when cast(k.amount as double) >= k.most then null
      when k.most is not null then 'band_gap'
      when k.limits is not null and k.amount is null then 'missing_field:tender/value/amount'
      else 'structural_absence:tender/procurementMethodRationale'
    end as reason,
    lower(k.stated) in $no_reason and coalesce(cast(k.amount as double) >= k.least, true) as found
  from known as k
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
  coalesce(j.law, 'definition: a reason is stated') as threshold_source,
  concat(
    cast(round(100 * j.rationales, 1) as varchar),
    ' percent of such processes of the publisher in the year state a reason'
  ) as comparison,
  'record' as rung,
  j.method,
  case
    when cast(j.amount as double) >= j.most
      then concat(
        '; competition is the rule from ', cast(cast(floor(j.most) as bigint) as varchar), ' ',
        j.currency
      )
    else ''
  end as limit_words
from judged as j;

select
  h.unit_id, 'the method' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'procurementMethod' as field, r.method_text as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the reason, as far as published' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path,
  'procurementMethodRationale' as field, r.method_rationale as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the value' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join award as r on r.ocid = h.ocid
where r.status = 'active';
