/*
id: R016
title: Estimated value far from that of like purchases
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: fraud
rationale: >
  An estimate far above what is usual for the class leaves room for an inflated price; one far below
  may keep the purchase under a limit or scare off bidders.
basis:
  - "UN Convention against Corruption, article 9(1) and 9(2): sound procurement and management of public finances"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R016"
  - "Iglewicz and Hoaglin, How to detect and handle outliers (1993), for the modified z-score and its limit of 3.5"
needs: [tender.value_amount, tender.value_currency, tender.year, item.scheme, item.classification]
parameters:
  z_max:
    value: 3.5
    meaning: Modified z-score of ln(value) beyond which it is a hit, on either side
    source: Iglewicz and Hoaglin (1993)
  n_min:
    value: 30
    meaning: Least number of processes of the same class, country, year and currency
    source: our proposal
cannot_tell:
  missing_field: the estimate, its currency or the class is not published
  mixed_units: the process buys several classes
  group_too_small: too few processes of the class
  no_spread: half of the processes of the class have the same estimate
innocent:
  - A large or a very small quantity
  - Several needs in one purchase, or a framework whose value is the most that can be ordered
  - Another specification inside one class
clears:
  - The quantities and the market research behind the estimate
  - Unit prices that are those of like purchases
weight: 20
needs_rung: record
sentence: "{ocid:title} is estimated at {amount}, far {side} like purchases, of which half lie {middle_side} {middle} ({comparison})."
*/
with classed as (
  -- Codes of digits are compared by their first four, other codes whole.
  select
    ocid, min(scheme) as scheme,
    min(case
      when regexp_matches(classification, '^[0-9]{4}') then substring(classification, 1, 4)
      else classification
    end) as low,
    max(case
      when regexp_matches(classification, '^[0-9]{4}') then substring(classification, 1, 4)
      else classification
    end) as high,
    count(*) filter (where classification is null) as unclassed
  from item
  where stage = 'tender'
  group by ocid
),
unit as (
  select
    t.ocid, t.country, t.year, t.buyer_id, t.value_amount, t.value_currency,
    cast(t.tender_end_latest as date) as day, c.scheme, c.low as class,
    case
      when t.value_amount is null or t.value_amount <= 1
        or regexp_matches(cast(t.value_amount as varchar), '^9{7,}[.]')
        then 'missing_field:tender/value/amount'
      when t.value_currency is null then 'missing_field:tender/value/currency'
      when c.low is null or c.scheme is null or c.unclassed > 0
        then 'missing_field:tender/items/classification/id'
      when c.low <> c.high then 'mixed_units'
    end as reason
  from tender as t
  left join classed as c on c.ocid = t.ocid
  where coalesce(t.status, '') not in ('planning', 'planned')
),
observed as (
  select *, ln(cast(value_amount as double)) as x from unit where reason is null
),
centre as (
  select
    country, year, value_currency, scheme, class, count(*) as n,
    quantile8(list_sort(array_agg(x)), 0.5) as middle
  from observed
  group by country, year, value_currency, scheme, class
  having count(*) >= $n_min
),
centred as (
  select o.ocid, o.x, c.*
  from observed as o
  join centre as c
    on c.country is not distinct from o.country and c.year is not distinct from o.year
    and c.value_currency = o.value_currency and c.scheme = o.scheme and c.class = o.class
),
spread as (
  select
    country, year, value_currency, scheme, class,
    quantile8(list_sort(array_agg(abs(x - middle))), 0.5) as mad
  from centred
  group by country, year, value_currency, scheme, class
),
scored as (
  select
    c.ocid, c.n, c.middle, s.mad, 0.6745 * (c.x - c.middle) / nullif(s.mad, 0) as z
  from centred as c
  join spread as s
    on s.country is not distinct from c.country and s.year is not distinct from c.year
    and s.value_currency = c.value_currency and s.scheme = c.scheme and s.class = c.class
),
judged as (
  select
    u.*, s.n, s.middle, s.z,
    case
      when u.reason is not null then u.reason
      when s.n is null then 'group_too_small'
      when s.z is null then 'no_spread'
    end as open_question
  from unit as u
  left join scored as s on s.ocid = u.ocid
)
select
  j.ocid as unit_id,
  case
    when j.open_question is not null then 'cannot_tell'
    when abs(j.z) > $z_max then 'hit'
    else 'clear'
  end as answer,
  j.open_question as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  j.day,
  j.country,
  j.year,
  j.z as value,
  cast(if(j.z < 0, -1, 1) * $z_max as double) as threshold,
  'modified z-score of ln(value), parameter z_max' as threshold_source,
  case
    when j.open_question is null then concat(
      cast(j.n as varchar), ' processes of class ', j.class, ' in ',
      coalesce(j.country, 'no country'), ', ', coalesce(cast(j.year as varchar), 'no year')
    )
  end as comparison,
  'record' as rung,
  if(j.z < 0, 'below', 'above') as side,
  if(j.z < 0, 'above', 'below') as middle_side,
  cast(round(exp(j.middle), 2) as decimal(24, 4)) as middle,
  j.value_currency as middle_currency,
  j.scheme,
  j.class
from judged as j;

select
  h.unit_id, 'the estimate' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'value/amount' as field, cast(t.value_amount as varchar) as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'what is to be bought' as role, 'item' as table_name,
  i.source, i.file, i.line, i.path, 'classification/id' as field, i.classification as value
from hit as h
join item as i on i.ocid = h.ocid and i.stage = 'tender';
