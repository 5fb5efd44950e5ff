/*
id: K-30
title: Award above the estimate or below half of it
version: "1.0"
since: "2026-11-24"
unit: lot
stage: award
category: bid rigging
rationale: >
  An award above the estimate may have been above what could be spent; one below half of it calls
  in question the estimate or the bid.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 20: rejection of abnormally low submissions"
  - "K-Monitor, Red Flags (Hungary)"
needs: [tender.value_amount, tender.value_currency, award.value_amount, award.value_currency]
parameters:
  placeholders:
    value: [0, 1, 9999999999]
    meaning: Amounts that stand for no estimate
    source: PODER; the last one our proposal
  low:
    value: 0.5
    meaning: Share of the estimate below which an award is far from it
    source: K-Monitor, Red Flags
  high:
    value: 1.0
    meaning: Share of the estimate above which an award is far from it
    source: K-Monitor, Red Flags
cannot_tell:
  missing_field: the estimate, the value of the award or a currency is not published
  unlinked_lot: the process has lots, and an award is linked to none of them
  no_rate: estimate and award are in different currencies
innocent:
  - Prices on the market moved
  - An option is part of one of the two values
  - Tax is part of one of the two values
clears:
  - The estimate with its sources
  - The explanation of a very low bid
weight: 15
needs_rung: record
sentence: "The award in {ocid:title} is worth {amount}, the estimate was {estimate}."
*/
with won as (
  select unit_id, min(supplier) as supplier
  from decision
  where status = 'active' and unit_id is not null
  group by unit_id
),
loose as (
  -- Processes with an award that is linked to none of their lots.
  select distinct ocid from decision where status = 'active' and unit_id is null
),
judged as (
  select
    c.*, w.supplier,
    case
      when c.unlinked then 'unlinked_lot'
      when c.estimate is null or c.estimate in $placeholders then 'missing_field:tender/value/amount'
      when c.awarded is null then 'missing_field:awards/value/amount'
      when c.estimate_currency is null then 'missing_field:tender/value/currency'
      when c.estimate_currency <> c.awarded_currency then 'no_rate'
    end as reason,
    cast(c.awarded as double) / nullif(cast(c.estimate as double), 0) as share,
    (c.awarded > $high * c.estimate or c.awarded < $low * c.estimate) as found
  from competition as c
  left join won as w on w.unit_id = c.unit_id
  left join loose as x on x.ocid = c.ocid
  where (c.active > 0 or x.ocid is not null)
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.awarded as amount,
  j.awarded_currency as currency,
  j.award_day as day,
  j.country,
  j.year,
  j.share as value,
  cast(if(j.share > $high, $high, $low) as double) as threshold,
  'parameters low and high' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.estimate
from judged as j;

select
  h.unit_id, 'the estimate' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join tender as r on r.ocid = h.ocid
where h.unit_id = h.ocid
union all
select
  h.unit_id, 'the estimate of the lot' as role, 'lot' as table_name,
  r.source, r.file, r.line, r.path, 'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join lot as r on r.ocid = h.ocid and h.unit_id = r.ocid || '/' || r.lot_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join decision as d on d.unit_id = h.unit_id
join award as r on r.ocid = d.ocid and r.award_id = d.award_id
where r.status = 'active';
