/*
id: THR-BUNCH
title: Estimates of all buyers gather just below a legal limit
version: "1.0"
since: "2026-11-24"
unit: limit
stage: planning
category: bid rigging
rationale: >
  Where many buyers set estimates just below a limit, the limit is being avoided as a habit.
  The test counts estimates: those in the tenth below the limit against those on both sides of it,
  between which a straight line is drawn; the interval is that of Poisson counts, worked out and not
  drawn by lot. The same counts around round multiples of the limit must show less.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "The law named with each limit"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R002"
  - "McCrary, Manipulation of the running variable in the regression discontinuity design, Journal of Econometrics 142 (2008)"
  - "Palguta and Pertold, Manipulation of procurement contracts, American Economic Journal: Economic Policy 9 (2017)"
needs: [tender.value_amount, tender.value_currency, tender.buyer_id, tender.country, tender.tender_start]
parameters:
  z_min:
    value: 2.58
    meaning: Standard deviations of the count below the limit above which it is a hit
    source: 99 percent, by convention
  n_min:
    value: 30
    meaning: Least number of estimates around the limit
    source: Open Contracting Partnership, R002
cannot_tell:
  missing_field: too few processes have an estimate in the currency of the limit
  no_threshold: no limit is known for the country, kind of purchase and day
  too_few_obs: too few estimates lie around the limit
  no_placebo: around no multiple of the limit lie enough estimates to compare with
  placebo: estimates bunch as much below round numbers that are no limit
innocent:
  - Budgets are set at the ceiling
  - Standard lots or unit prices end just below the limit
  - Prices follow round numbers
  - The limit changed in the period
clears:
  - The estimates' documents, with a market price that leads to the value
  - The contract values, which stay where the estimates were
weight: 20
needs_rung: record
sentence: "{below} estimates lie just below the limit of {limit_amount} ({law}), where {expected} would be expected from those beside it: {deviations} standard deviations more."
*/
with unit as (
  select
    b.*, b.market as unit_id,
    case
      when b.valued = 0 then 'missing_field:tender/value/amount'
      when b.n < $n_min then 'too_few_obs'
    end as reason
  from bunching as b
  where b.buyer is null
),
judged as (
  select
    u.*, u.z > $z_min and u.excess_low > 0 as stands_out,
    case
      when u.reason is not null then u.reason
      when not (u.z > $z_min and u.excess_low > 0) then null
      when u.placebos = 0 then 'no_placebo'
      when u.placebo_excess >= u.excess_low then 'placebo'
    end as open_question
  from unit as u
),
limitless as (
  -- Nothing is known of a limit: the population shows what is not answered.
  select t.country, max(t.year) as year
  from tender as t
  left join (select distinct country from bunching) as k on k.country = t.country
  where coalesce(t.status, '') not in ('planning', 'planned') and k.country is null
  group by t.country
)
select
  j.unit_id,
  case
    when j.open_question is not null then 'cannot_tell'
    when j.stands_out then 'hit'
    else 'clear'
  end as answer,
  j.open_question as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.buyer as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  j.excess as value,
  j.placebo_excess as threshold,
  'greatest excess at round numbers that are no limit' as threshold_source,
  concat(
    cast(j.n as varchar), ' estimates around ', cast(j.limit_amount as varchar), ' ', j.currency,
    ' (', j.law, '): ', cast(j.lower as varchar), ' lower, ', cast(j.below as varchar),
    ' just below, ', cast(j.upper as varchar), ' upper'
  ) as comparison,
  rung_name(j.rank) as rung,
  j.market,
  j.limit_amount,
  j.currency as limit_amount_currency,
  j.law,
  j.below,
  round(j.expected, 1) as expected,
  round(j.z, 2) as deviations
from judged as j
union all
select
  coalesce(w.country, 'no country') || ', no known limit' as unit_id, 'cannot_tell' as answer, 'no_threshold' as reason,
  cast(null as varchar) as suppressed_by, cast(null as varchar) as ocid,
  cast(null as varchar) as entity_id,
  cast(null as decimal(24, 4)) as amount, cast(null as varchar) as currency,
  cast(null as date) as day, w.country, w.year, cast(null as double) as value,
  cast(null as double) as threshold, cast(null as varchar) as threshold_source,
  cast(null as varchar) as comparison, 'record' as rung, cast(null as varchar) as market,
  cast(null as decimal(24, 4)) as limit_amount, cast(null as varchar) as limit_amount_currency,
  cast(null as varchar) as law, cast(null as bigint) as below, cast(null as double) as expected,
  cast(null as double) as deviations
from limitless as w;

select
  h.unit_id,
  case
    when t.value_amount < h.limit_amount and t.value_amount >= 0.9 * h.limit_amount
      then 'an estimate just below the limit'
    else 'an estimate on one of its sides'
  end as role,
  'tender' as table_name,
  t.source, t.file, t.line, t.path, 'value/amount' as field, cast(t.value_amount as varchar) as value
from hit as h
join value_limit as v
  on v.limit_amount = h.limit_amount and v.currency = h.limit_amount_currency and v.law = h.law
join tender as t on t.ocid = v.ocid and t.country = h.country
left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
where t.value_currency = v.currency
  and t.value_amount >= 0.7 * h.limit_amount and t.value_amount < 1.2 * h.limit_amount
  and coalesce(t.status, '') not in ('planning', 'planned');
