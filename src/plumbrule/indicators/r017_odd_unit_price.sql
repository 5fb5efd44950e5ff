/*
id: R017
title: Unit price far from that of like things
version: "1.0"
since: "2026-11-24"
unit: line item
stage: tender
category: fraud
rationale: >
  The same thing in the same unit, bought in the same year, should cost about the same. A unit price
  far off may be inflated, or low so that other items can be dear.
basis:
  - "UN Convention against Corruption, article 9(1) and 9(2): sound procurement and management of public finances"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R017"
  - "Iglewicz and Hoaglin, How to detect and handle outliers (1993), for the modified z-score and its limit of 3.5"
needs: [item.scheme, item.classification, item.unit, item.unit_price_amount, item.unit_price_currency, tender.year]
parameters:
  z_max:
    value: 3.5
    meaning: Modified z-score of ln(price) beyond which it is a hit, on either side
    source: Iglewicz and Hoaglin (1993)
  n_min:
    value: 30
    meaning: Least number of items of the same class, unit, stage, country, year and currency
    source: our proposal; one year at a time needs no price index
cannot_tell:
  missing_field: the unit price, its currency, the unit or the class is not published
  unparseable: the class is coarser than four digits
  group_too_small: too few like items
  no_spread: half of the like items have the same price
innocent:
  - Another brand or quality
  - A small quantity, or delivery to a remote place
  - The unit is wrongly recorded (piece or box)
clears:
  - An offer or price list of the time for the same specification
  - The specification, which differs from the usual one
weight: 25
needs_rung: record
sentence: "One {unit_name} of an item of {ocid:title} costs {amount}, far {side} like items, of which half lie {middle_side} {middle} ({comparison})."
*/
with unit as (
  select
    i.ocid, i.stage, i.parent_id, i.item_id, i.scheme, substring(i.classification, 1, 8) as class,
    lower(trim(i.unit)) as unit_name, i.unit_price_amount as price,
    i.unit_price_currency as currency, t.country, t.year, t.buyer_id,
    case
      when i.unit_price_amount is null or i.unit_price_amount <= 0
        then 'missing_field:tender/items/unit/value/amount'
      when i.unit_price_currency is null then 'missing_field:tender/items/unit/value/currency'
      when i.unit is null then 'missing_field:tender/items/unit/name'
      when i.classification is null or i.scheme is null
        then 'missing_field:tender/items/classification/id'
      when not regexp_matches(i.classification, '^[0-9]{4}')
        then 'unparseable:tender/items/classification/id'
    end as reason
  from item as i
  join tender as t on t.ocid = i.ocid
),
observed as (
  select *, ln(cast(price as double)) as x from unit where reason is null
),
centre as (
  select
    country, year, currency, scheme, class, unit_name, stage, count(*) as n,
    quantile8(list_sort(array_agg(x)), 0.5) as middle
  from observed
  group by country, year, currency, scheme, class, unit_name, stage
  having count(*) >= $n_min
),
centred as (
  select o.ocid, o.parent_id, o.item_id, o.x, c.*
  from observed as o
  join centre as c
    on c.country is not distinct from o.country and c.year is not distinct from o.year
    and c.currency = o.currency and c.scheme = o.scheme and c.class = o.class
    and c.unit_name = o.unit_name and c.stage = o.stage
),
spread as (
  select
    country, year, currency, scheme, class, unit_name, stage,
    quantile8(list_sort(array_agg(abs(x - middle))), 0.5) as mad
  from centred
  group by country, year, currency, scheme, class, unit_name, stage
),
scored as (
  select
    c.ocid, c.stage, c.parent_id, c.item_id, c.n, c.middle,
    0.6745 * (c.x - c.middle) / nullif(s.mad, 0) as z
  from centred as c
  join spread as s
    on s.country is not distinct from c.country and s.year is not distinct from c.year
    and s.currency = c.currency and s.scheme = c.scheme and s.class = c.class
    and s.unit_name = c.unit_name and s.stage = c.stage
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
  left join scored as s
    on s.ocid = u.ocid and s.stage = u.stage and s.parent_id is not distinct from u.parent_id
    and s.item_id = u.item_id
)
select
  concat(j.ocid, '/', j.stage, '/', coalesce(j.parent_id, ''), '/', j.item_id) as unit_id,
  case
    when j.open_question is not null then 'cannot_tell'
    when abs(j.z) > $z_max then 'hit'
    else 'clear'
  end as answer,
  j.open_question as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.price as amount,
  j.currency,
  cast(null as date) as day,
  j.country,
  j.year,
  j.z as value,
  cast(if(j.z < 0, -1, 1) * $z_max as double) as threshold,
  'modified z-score of ln(price), parameter z_max' as threshold_source,
  case
    when j.open_question is null then concat(
      cast(j.n as varchar), ' items of class ', j.class, ' by the ', j.unit_name, ' in ',
      coalesce(j.country, 'no country'), ', ', coalesce(cast(j.year as varchar), 'no year')
    )
  end as comparison,
  'record' as rung,
  if(j.z < 0, 'below', 'above') as side,
  if(j.z < 0, 'above', 'below') as middle_side,
  cast(round(exp(j.middle), 4) as decimal(24, 4)) as middle,
  j.currency as middle_currency,
  j.unit_name
from judged as j;

select
  h.unit_id, 'the unit price' as role, 'item' as table_name,
  i.source, i.file, i.line, i.path, 'unit/value/amount' as field,
  cast(i.unit_price_amount as varchar) as value
from hit as h
join item as i on i.ocid = h.ocid
where h.unit_id = concat(i.ocid, '/', i.stage, '/', coalesce(i.parent_id, ''), '/', i.item_id);
