/*
id: R011
title: Purchases of one class that together reach the limit for competition
version: "1.0"
since: "2026-11-24"
unit: buyer and class
stage: tender
category: bid rigging
rationale: >
  A need cut into pieces, each small enough to be bought without competition, avoids the procedure
  that the whole would have asked for.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 12(1): no division to limit competition"
  - "The law named with each limit"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R011"
needs: [tender.method, tender.buyer_id, tender.country, tender.value_amount, tender.value_currency, item.classification, tender.tender_start]
parameters:
  methods:
    value: [limited, direct]
    meaning: Methods open to purchases below the limit only
    source: our proposal
  count_min:
    value: 2
    meaning: Least number of purchases in the period
    source: Open Contracting Partnership, R011
  window_days:
    value: 90
    meaning: Length of the period
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which two records are taken for one buyer
    source: our proposal
cannot_tell:
  missing_field: the method, a value, the class or the day is not published, and could change the answer
  no_threshold: no limit is known for the country, kind of purchase and day
  no_rate: values are in another currency than the limit
  identity_weak: the buyer's records are not tied firmly enough
innocent:
  - Different places, seasons or budget lines
  - Small needs that come back
  - A class that is too broad for the things bought
clears:
  - The plan of the year, with separate needs of separate units
  - The titles, which name different things
weight: 40
needs_rung: publisher_id
sentence: "From {first_day} to {day}, {entity_id:name} made {purchases} purchases of class {class} without open competition, each below the limit of {limit_amount} ({threshold_source}) and together worth {amount}."
*/
with classed as (
  -- By the first four digits; codes of words count whole.
  select
    ocid,
    min(case
      when regexp_matches(classification, '^[0-9]{4}') then substring(classification, 1, 4)
      else classification
    end) as class
  from item
  where stage = 'tender' and classification is not null
  group by ocid
),
paid as (
  select ocid, min(day) as day, sum(amount) as amount, min(currency) as currency
  from purchase
  group by ocid
  having min(currency) = max(currency) and count(*) = count(amount)
),
act as (
  select
    t.ocid, coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) as buyer,
    rung_rank(coalesce(e.rung, 'self')) as rank, t.country, t.year, c.class,
    coalesce(
      try_cast(substring(coalesce(t.notice_text, t.tender_start_text), 1, 10) as date),
      cast(coalesce(t.notice_earliest, t.tender_start_earliest) as date), p.day
    ) as day,
    if(t.value_amount > 1, t.value_amount, p.amount) as amount,
    if(t.value_amount > 1, t.value_currency, p.currency) as currency,
    v.limit_amount, v.currency as limit_currency, v.law, t.method
  from tender as t
  left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
  left join classed as c on c.ocid = t.ocid
  left join paid as p on p.ocid = t.ocid
  left join value_limit as v on v.ocid = t.ocid and v.name = 'competition_value'
  where (t.method in $methods or t.method is null)
    and coalesce(t.status, '')
      not in ('planning', 'planned', 'cancelled', 'unsuccessful', 'withdrawn')
    and coalesce(t.buyer_id, t.procuring_entity_id) is not null
),
told as (
  select
    a.*, date_diff('day', date '1970-01-01', a.day) as day_number,
    case
      when a.method is null then 'missing_field:tender/procurementMethod'
      when a.class is null then 'missing_field:tender/items/classification/id'
      when a.amount is null then 'missing_field:tender/value/amount'
      when a.day is null then 'missing_field:tender/tenderPeriod/startDate'
      when a.limit_amount is null then 'no_threshold'
      when a.currency is distinct from a.limit_currency then 'no_rate'
    end as reason
  from act as a
),
summed as (
  select
    buyer, class, day, day_number, limit_amount, cast(sum(n) over last_days as bigint) as n,
    sum(amount) over last_days as amount, min(first_day) over last_days as first_day,
    max(most) over last_days as most
  from (
    select
      buyer, class, day, day_number, max(limit_amount) as limit_amount, count(*) as n,
      sum(amount) as amount, min(day) as first_day, max(amount) as most
    from told
    where reason is null and amount < limit_amount
    group by buyer, class, day, day_number
  ) as by_day
  window last_days as (
    partition by buyer, class order by day_number
    range between $window_days preceding and current row
  )
),
ordered as (
  select
    s.*,
    (s.n >= $count_min and s.amount >= s.limit_amount and s.most < s.limit_amount) as reached,
    row_number() over (
      partition by s.buyer, s.class
      order by
        if(s.n >= $count_min and s.amount >= s.limit_amount and s.most < s.limit_amount, 0, 1),
        cast(s.amount as double) / nullif(cast(s.limit_amount as double), 0) desc, s.day desc
    ) as place
  from summed as s
),
unit as (
  select
    buyer, class, min(rank) as rank, min(country) as country, max(year) as year,
    max(day) as last_day, min(currency) as currency, min(law) as law,
    min(reason) filter (where reason is not null) as reason
  from told
  group by buyer, class
  having count(*) >= $count_min
),
judged as (
  select
    u.*, coalesce(o.reached, false) as reached, o.n, o.amount, o.first_day, o.day, o.limit_amount,
    case
      when u.rank < rung_rank($least_rung) then 'identity_weak'
      when o.reached then null
      else u.reason
    end as open_question
  from unit as u
  left join ordered as o on o.buyer = u.buyer and o.class = u.class and o.place = 1
)
select
  j.buyer || ', class ' || coalesce(j.class, 'not known') as unit_id,
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
  j.class,
  j.first_day,
  j.n as purchases,
  j.limit_amount,
  j.currency as limit_amount_currency
from judged as j;

select
  h.unit_id, 'a purchase without open competition' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'value/amount' as field, cast(t.value_amount as varchar) as value
from hit as h
join tender as t on t.method in $methods
left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
join item as i on i.ocid = t.ocid and i.stage = 'tender'
where coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) = h.entity_id
  and case
    when regexp_matches(i.classification, '^[0-9]{4}') then substring(i.classification, 1, 4)
    else i.classification
  end = h.class;
