/*
id: R055
title: Direct awards to one supplier that together reach the limit for competition
version: "1.0"
since: "2026-11-24"
unit: buyer and supplier
stage: award
category: bid rigging
rationale: >
  Each award may be small enough to be made directly; together they are a purchase that should have
  been put to competition.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 12(1): no division to limit competition"
  - "The law named with each limit"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R055"
needs: [tender.method, tender.buyer_id, tender.country, award.value_amount, award.value_currency, award.date, award_party.party_id]
parameters:
  count_min:
    value: 2
    meaning: Least number of awards in the period
    source: Open Contracting Partnership, R055
  window_days:
    value: 365
    meaning: Length of the period
    source: Open Contracting Partnership, R055
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
  - A need that came back and could not be foreseen
  - Units of the buyer with budgets of their own
  - Different things that need different suppliers
clears:
  - The plan of the year, which did not hold the later purchases
  - What was bought, different each time
weight: 45
needs_rung: publisher_id
sentence: "From {first_day} to {day}, {entity_id:name} made {awards} direct awards to {supplier_id:name}, each below the limit for competition of {limit_amount} ({threshold_source}) and together worth {amount}."
*/
with below as (
  select * from direct_purchase where reason is null and amount < limit_amount
),
summed as (
  select
    buyer, supplier, day, day_number, limit_amount,
    cast(sum(n) over last_days as bigint) as n, sum(amount) over last_days as amount,
    min(first_day) over last_days as first_day, max(most) over last_days as most
  from (
    select
      buyer, supplier, day, day_number, max(limit_amount) as limit_amount, count(*) as n,
      sum(amount) as amount, min(day) as first_day, max(amount) as most
    from below
    group by buyer, supplier, day, day_number
  ) as by_day
  window last_days as (
    partition by buyer, supplier order by day_number
    range between $window_days preceding and current row
  )
),
ordered as (
  -- The period whose sum goes furthest beyond its limit.
  select
    s.*,
    (s.n >= $count_min and s.amount >= s.limit_amount and s.most < s.limit_amount) as reached,
    row_number() over (
      partition by s.buyer, s.supplier
      order by
        if(s.n >= $count_min and s.amount >= s.limit_amount and s.most < s.limit_amount, 0, 1),
        cast(s.amount as double) / nullif(cast(s.limit_amount as double), 0) desc, s.day desc
    ) as place
  from summed as s
),
pair as (
  select
    buyer, supplier, min(rank) as rank, min(country) as country, max(year) as year,
    max(day) as last_day, min(currency) as currency, min(law) as law,
    min(reason) filter (where reason is not null) as reason
  from direct_purchase
  group by buyer, supplier
  having count(*) >= $count_min
),
judged as (
  select
    p.*, coalesce(o.reached, false) as reached, o.n, o.amount, o.first_day, o.day, o.limit_amount,
    case
      when p.rank < rung_rank($least_rung) then 'identity_weak'
      when o.reached then null
      else p.reason
    end as open_question
  from pair as p
  left join ordered as o on o.buyer = p.buyer and o.supplier = p.supplier and o.place = 1
)
select
  j.buyer || ' with ' || j.supplier as unit_id,
  case
    when j.open_question is not null then 'cannot_tell'
    when j.reached then 'hit'
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
  cast(j.amount as double) as value,
  cast(j.limit_amount as double) as threshold,
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.supplier as supplier_id,
  j.first_day,
  j.n as awards,
  j.limit_amount,
  j.currency as limit_amount_currency
from judged as j;

select
  h.unit_id, 'a direct award below the limit' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join direct_purchase as d
  on d.buyer = h.entity_id and d.supplier = h.supplier_id
  and d.day >= h.first_day and d.day <= h.day
join award as a on a.ocid = d.ocid and a.award_id = d.award_id
where d.reason is null and d.amount < d.limit_amount;
