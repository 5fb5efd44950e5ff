/*
id: DOC-EST0
title: No estimated value
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low transparency
rationale: >
  Without an estimate nobody can tell whether the price was fair, or whether the procedure was the
  one its size requires.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 12: rules on the estimation of the value of procurement"
  - "Red flags in use by PODER (Mexico)"
needs: [tender.value_amount, tender.method]
parameters:
  placeholders:
    value: [0, 1, 9999999999]
    meaning: Amounts that stand for no estimate
    source: PODER; the last one our proposal
  methods:
    value: [open, selective]
    meaning: Methods for which an estimate is expected
    source: our proposal
  coverage:
    value: 0.05
    meaning: Share of processes with an estimate below which the publisher gives none
    source: our proposal
cannot_tell:
  structural_absence: the publisher gives next to no estimates in that year
innocent:
  - A contract by unit prices or rates
  - The law allows a secret estimate
clears:
  - The estimate in the file of the procedure
weight: 10
needs_rung: record
sentence: "{ocid:title} was put to competition with {words}."
*/
with lots_valued as (
  select ocid, count(*) as lots, 
    count(*) filter (where value_amount is not null and value_amount not in $placeholders)
      as valued
  from lot
  group by ocid
),
judged as (
  select
    t.ocid, t.country, t.year, t.value_amount, t.buyer_id, p.estimates,
    t.tender_end_earliest, t.tender_end_latest, t.tender_end_text,
    case
      when t.value_amount is null then 'no estimated value'
      else concat('an estimated value of ', cast(t.value_amount as varchar))
    end as words,
    case
      when t.value_amount in $placeholders then null
      when t.value_amount is null and coalesce(l.valued, 0) < coalesce(l.lots, 1)
        and p.estimates < $coverage
        then 'structural_absence:tender/value/amount'
    end as reason,
    coalesce(t.value_amount in $placeholders, coalesce(l.valued, 0) < coalesce(l.lots, 1)) as found
  from tender as t
  join publisher_practice as p on p.source = t.source and p.year is not distinct from t.year
  left join lots_valued as l on l.ocid = t.ocid
  where t.method in $methods and coalesce(t.status, '') not in ('planning', 'planned')
)
select
  j.ocid as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  written_day(j.tender_end_earliest, j.tender_end_latest, j.tender_end_text) as day,
  j.country,
  j.year,
  cast(j.value_amount as double) as value,
  cast(null as double) as threshold,
  'definition' as threshold_source,
  concat(
    'an estimate in ', cast(round(100 * j.estimates, 1) as varchar),
    ' percent of the processes of the publisher in the year'
  ) as comparison,
  'record' as rung,
  j.words
from judged as j;

select
  h.unit_id, 'the process' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join tender as r on r.ocid = h.ocid;
