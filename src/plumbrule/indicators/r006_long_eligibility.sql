/*
id: R006
title: Conditions for bidders far longer than usual
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  Conditions that only one firm meets keep the others away. Their content cannot be judged here; a
  text far longer than those of like purchases is one that deserves to be read.
basis:
  - "UN Convention against Corruption, article 9(1)(b): conditions for participation, selection and award criteria set in advance and published"
  - "UNCITRAL Model Law on Public Procurement (2011), article 9: qualifications of suppliers"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R006"
needs: [tender.eligibility, tender.language, tender.division]
parameters:
  methods:
    value: [open, selective, limited]
    meaning: Methods with bidders
    source: OCDS 1.1 code list of procurement methods
  most:
    value: 3.0
    meaning: Robust z-score above which a text is far longer than the usual
    source: our proposal
  least:
    value: 30
    meaning: Least number of like texts
    source: our proposal
cannot_tell:
  missing_field: the text, or what makes processes alike, is not published
  group_too_small: fewer than thirty like texts to compare with
  no_spread: half of the like texts have the same length
innocent:
  - Works that are critical to safety or highly special
  - A template of the buyer
  - The law is quoted in full
clears:
  - The conditions, and how many firms meet them
weight: 15
needs_rung: record
sentence: "The conditions for bidders of {ocid:title} are {length} characters long; half of the like ones have at most {middle}."
*/
with stated as (
  select ocid, length(trim(eligibility)) as length, 0 as silent
  from tender
  where length(trim(eligibility)) > 0
),
measured as (
  select
    t.ocid, t.country, t.year, t.buyer_id, t.value_amount, t.value_currency, t.tender_end_earliest,
    t.tender_end_latest, t.tender_end_text, t.method, nullif(s.length, 0) as length, s.silent,
    alike(t.country, cast(null as bigint), t.method, t.language, t.division, '') as key,
    t.country is null or t.division is null as unplaced
  from tender as t
  left join stated as s on s.ocid = t.ocid
  where t.method in $methods and coalesce(t.status, '') not in ('planning', 'planned')
),
middle as (
  select
    key, count(*) as n,
    quantile8(list_sort(array_agg(cast(length as double))), 0.5) as middle
  from measured
  where length is not null and not unplaced
  group by key
  having count(*) >= $least
),
spread as (
  select
    m.key,
    quantile8(list_sort(array_agg(abs(cast(m.length as double) - g.middle))), 0.5) as deviation
  from measured as m
  join middle as g on g.key = m.key
  where m.length is not null and not m.unplaced
  group by m.key
),
scored as (
  select
    m.*, g.n, g.middle, s.deviation,
    0.6745 * (m.length - g.middle) / nullif(s.deviation, 0) as z
  from measured as m
  left join middle as g on g.key = m.key
  left join spread as s on s.key = m.key
),
judged as (
  select
    s.*, (s.z > $most) as found,
    case
      when s.length is null then 'missing_field:tender/eligibilityCriteria'
      when s.unplaced then 'missing_field:tender/items/classification/id'
      when s.n is null then 'group_too_small'
      when s.deviation = 0 then 'no_spread'
      when s.z <= $most and s.silent > 0 then 'missing_field:tender/eligibilityCriteria'
    end as reason
  from scored as s
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
  j.z as value,
  cast($most as double) as threshold,
  'parameter most' as threshold_source,
  concat(
    cast(j.n as varchar), ' like texts, half of them up to ', cast(j.middle as varchar), ' characters'
  ) as comparison,
  'record' as rung,
  j.length,
  j.middle
from judged as j;

select
  h.unit_id, 'the conditions' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path,
  'eligibilityCriteria' as field, substring(r.eligibility, 1, 200) as value
from hit as h
join tender as r on r.ocid = h.ocid;
