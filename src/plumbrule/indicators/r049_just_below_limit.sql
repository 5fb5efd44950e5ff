/*
id: R049
title: Repeated direct awards just below the limit for competition
version: "1.0"
since: "2026-11-24"
unit: buyer and supplier
stage: award
category: bid rigging
rationale: >
  Values that end just below the limit, again and again with one supplier, may be cut to fit.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "The law named with each limit"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R049"
needs: [tender.method, tender.buyer_id, tender.country, award.value_amount, award.value_currency, award.date, award_party.party_id]
parameters:
  count_min:
    value: 2
    meaning: Number of such awards in the period from which it is a hit
    source: Open Contracting Partnership, R049
  band:
    value: 0.10
    meaning: How far below the limit, as a share of it, is just below
    source: Open Contracting Partnership, R049
  window_days:
    value: 365
    meaning: Length of the period
    source: Open Contracting Partnership, R049
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which two records are taken for one party
    source: our proposal
cannot_tell:
  missing_field: the method, a value or a date is not published, and could change the answer
  no_threshold: no limit is known for the country, kind of purchase and day
  no_rate: values are in another currency than the limit
  identity_weak: the records of the buyer or the supplier are not tied firmly enough
innocent:
  - A list price just below the limit
  - A service that recurs every year
  - A limit that was lowered a short while ago
clears:
  - Different needs, each with its own quotation
weight: 50
needs_rung: publisher_id
sentence: "{entity_id:name} made {value} direct awards to {supplier_id:name} from {first_day} to {day}, each just below the limit for competition of {limit_amount} ({threshold_source}); together {amount}."
*/
with told as (
  select
    d.*,
    (d.reason is null
      and d.amount < d.limit_amount
      and cast(d.amount as double) >= (1 - $band) * cast(d.limit_amount as double)) as just_below
  from direct_purchase as d
),
near as (
  select
    buyer, supplier, day, day_number,
    cast(sum(n) over last_days as bigint) as n, sum(amount) over last_days as amount,
    min(first_day) over last_days as first_day, max(limit_amount) over last_days as limit_amount
  from (
    select
      buyer, supplier, day, day_number, count(*) as n, sum(amount) as amount, min(day) as first_day,
      max(limit_amount) as limit_amount
    from told
    where just_below
    group by buyer, supplier, day, day_number
  ) as by_day
  window last_days as (
    partition by buyer, supplier order by day_number
    range between $window_days preceding and current row
  )
),
most as (
  select
    n.*,
    row_number() over (partition by buyer, supplier order by n desc, day desc) as place
  from near as n
),
pair as (
  select
    buyer, supplier, min(rank) as rank, min(country) as country, max(year) as year,
    max(day) as last_day, min(currency) as currency, min(law) as law,
    min(reason) filter (where reason is not null) as reason
  from told
  group by buyer, supplier
  having count(*) >= $count_min
),
judged as (
  select
    p.*, m.n, m.amount, m.first_day, m.day, m.limit_amount,
    case
      when p.rank < rung_rank($least_rung) then 'identity_weak'
      when m.n >= $count_min then null
      else p.reason
    end as open_question
  from pair as p
  left join most as m on m.buyer = p.buyer and m.supplier = p.supplier and m.place = 1
)
select
  j.buyer || ' with ' || j.supplier as unit_id,
  case
    when j.open_question is not null then 'cannot_tell'
    when j.n >= $count_min then 'hit'
    else 'clear'
  end as answer,
  j.open_question as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.buyer as entity_id,
  cast(j.amount as decimal(24, 4)) as amount,
  j.currency,
  coalesce(j.day, j.last_day) as day,
  j.country,
  j.year,
  cast(coalesce(j.n, 0) as double) as value,
  cast($count_min as double) as threshold,
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.supplier as supplier_id,
  j.first_day,
  j.limit_amount,
  j.currency as limit_amount_currency
from judged as j;

select
  h.unit_id, 'a direct award just below the limit' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join direct_purchase as d
  on d.buyer = h.entity_id and d.supplier = h.supplier_id
  and d.day >= h.first_day and d.day <= h.day
join award as a on a.ocid = d.ocid and a.award_id = d.award_id
where d.reason is null and d.amount < d.limit_amount
  and cast(d.amount as double) >= (1 - $band) * cast(d.limit_amount as double);
