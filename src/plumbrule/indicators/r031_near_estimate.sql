/*
id: R031
title: Awarded at the estimate, or above it
version: "1.0"
since: "2026-11-24"
unit: lot
stage: award
category: bid rigging
rationale: >
  Competition pushes prices below what the buyer expected to pay. A price at the estimate may come from
  someone who knew it and feared no rival; a price above it needs a reason.
basis:
  - "UN Convention against Corruption, article 9(1): competition and objective criteria"
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R031"
needs: [tender.value_amount, tender.value_currency, award.value_amount, award.value_currency, award.status]
parameters:
  close_low:
    value: 0.98
    meaning: Ratio of award to estimate from which the price is close
    source: Open Contracting Partnership, R031
  severe:
    value: 1.1
    meaning: Ratio from which the sentence says that the price is far above
    source: our proposal
  usual_share:
    value: 0.5
    meaning: Where at least this share of a class is awarded at the estimate or above, it is a ceiling or a budget that all know
    source: our proposal
  usual_n:
    value: 50
    meaning: Least number of awards in the class for that
    source: our proposal
cannot_tell:
  missing_field: the estimate or an award has no value, or 0 or 1 stands for it
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  no_rate: estimate and awards are in different currencies
  not_final: an award is still pending
innocent:
  - The estimate is a public fixed budget, or a ceiling that all knew
  - A unit price framework
  - The estimate leaves out a tax that the award includes, or the other way round
clears:
  - A cost estimate that was made before the call and kept secret
  - Market prices that rose between estimate and bids
weight: 20
needs_rung: record
sentence: "{ocid:title} was awarded to {supplier_id:name} for {amount}, {percent} percent of the estimate of {estimate}{severe_words}."
*/
with judged as (
  select
    c.*,
    cast(c.awarded as double) / nullif(cast(c.estimate as double), 0) as ratio,
    case
      when c.unlinked then 'unlinked_lot'
      when c.estimate is null or c.estimate <= 1 then 'missing_field:tender/value/amount'
      when c.estimate_currency is null then 'missing_field:tender/value/currency'
      when c.awarded is null or c.awarded <= 1 then 'missing_field:awards/value/amount'
      when c.awarded_currency is null then 'missing_field:awards/value/currency'
      when c.awarded_currency <> c.estimate_currency then 'no_rate'
      when c.open_awards > 0 then 'not_final'
    end as reason
  from competition as c
  where c.active > 0
),
class as (
  select
    country, year, method, category, division,
    count(*) as n,
    count(*) filter (where ratio >= $close_low) as close
  from judged
  where reason is null
  group by country, year, method, category, division
),
winner as (
  select unit_id, min(supplier) as supplier
  from decision
  where status = 'active'
  group by unit_id
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.ratio >= $close_low then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  case
    when j.reason is null and j.ratio >= $close_low and k.n >= $usual_n
      and k.close >= $usual_share * k.n
      then 'suppressed:close_class'
  end as suppressed_by,
  j.ocid,
  w.supplier as entity_id,
  j.awarded as amount,
  j.awarded_currency as currency,
  j.award_day as day,
  j.country,
  j.year,
  j.ratio as value,
  cast($close_low as double) as threshold,
  'parameter close_low' as threshold_source,
  case
    when j.reason is null then concat(
      cast(k.close as varchar), ' of ', cast(k.n as varchar), ' as close: ',
      coalesce(j.country, 'no country'), ', ', coalesce(cast(j.year as varchar), 'no year'), ', ',
      coalesce(j.method, 'no method'), ', ', coalesce(j.category, 'no category'), ', class ',
      coalesce(j.division, 'none')
    )
  end as comparison,
  'record' as rung,
  w.supplier as supplier_id,
  100.0 * j.ratio as percent,
  j.estimate,
  j.estimate_currency,
  case
    when j.ratio >= $severe then ', far above it'
    when j.ratio > 1.0 then ', above it'
    else ''
  end as severe_words
from judged as j
left join class as k
  on k.country is not distinct from j.country and k.year is not distinct from j.year
  and k.method is not distinct from j.method and k.category is not distinct from j.category
  and k.division is not distinct from j.division
left join winner as w on w.unit_id = j.unit_id;

select
  h.unit_id, 'the estimate' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'value/amount' as field, cast(t.value_amount as varchar) as value
from hit as h
join tender as t on t.ocid = h.ocid
where h.unit_id = h.ocid
union all
select
  h.unit_id, 'the estimate' as role, 'lot' as table_name,
  l.source, l.file, l.line, l.path, 'value/amount' as field, cast(l.value_amount as varchar) as value
from hit as h
join lot as l on l.ocid = h.ocid and l.ocid || '/' || l.lot_id = h.unit_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join decision as d on d.unit_id = h.unit_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id
where d.status = 'active';
