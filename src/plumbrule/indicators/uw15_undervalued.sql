/*
id: UW-15
title: A thing was bought far below what such things cost
version: "1.0"
since: "2026-11-25"
unit: item
stage: declaration
category: unexplained wealth
rationale: >
  A price far below those of its kind, place and year may hide a part that was paid otherwise, or
  a favour. It may also be a ruin or a price among relatives.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.price_amount, declaration_item.acquired, reference_price.median_amount]
parameters:
  part:
    value: 0.5
    meaning: A price below this part of the median is a hit
    source: "StAR, Asset Recovery Handbook; AntAC, automatic checks of declarations (Ukraine)"
cannot_tell:
  missing_field: the price, day, area or kind is not told
  unavailable: there is no reference price for kind, place and year
  window: the year of the purchase is not certain
  no_rate: price and reference are in different currencies
  not_public: the public view does not show the section or its amounts
innocent:
  - A sale between relatives
  - A poor condition
  - A flat that was privatised
  - A part of the thing only
clears:
  - The contract of sale, and an appraisal
weight: 30
needs_rung: record
sentence: "An item of class {asset} of {entity_id:name} was bought for {amount}; the median of its kind, place and year is {median_words}."
*/
with item as (
  select
    i.declaration_id, i.item_id, i.asset, i.subtype, i.country as place_country, i.locality, i.area,
    f.person, f.country, f.year, f.day, f.shown_as, i.share_max, i.share_min,
    coalesce(i.price_amount, if(i.basis = 'acquisition', i.value_amount, null)) as price,
    if(i.price_amount is not null, i.price_currency, i.value_currency) as currency,
    coalesce(
      try_cast(if(length(i.acquired_text) in (4, 7), substring(i.acquired_text, 1, 4), null) as integer),
      year(first_day_of(i.acquired_earliest, i.acquired_latest, i.acquired_text))
    ) as year_low,
    coalesce(
      try_cast(if(length(i.acquired_text) in (4, 7), substring(i.acquired_text, 1, 4), null) as integer),
      year(last_day_of(i.acquired_earliest, i.acquired_latest, i.acquired_text))
    ) as year_high
  from declaration_item as i
  join declarant_form as f on f.declaration_id = i.declaration_id
  where i.asset in ('real_estate', 'vehicle') and i.acquired_by = 'purchase'
    and i.operation is distinct from 'remove'
    and exists (select 1 from reference_price)
),
matched as (
  select
    t.*, r.median_amount, r.median_currency, r.low_amount, r.per_square_metre, r.source,
    r.asset as reference_asset, coalesce(r.locality, '') as reference_locality,
    if(r.per_square_metre, cast(t.price as double) / nullif(t.area, 0), cast(t.price as double))
      as unit_price,
    row_number() over (
      partition by t.declaration_id, t.item_id
      order by coalesce(r.locality, '') desc, r.median_amount, r.source
    ) as place
  from item as t
  left join reference_price as r
    on r.asset = t.asset and r.subtype = t.subtype and r.year = t.year_low
    and r.country = coalesce(t.place_country, t.country)
    and (coalesce(r.locality, '') = '' or lower(r.locality) = lower(t.locality))
),
judged as (
  select
    m.*,
    case
      when m.price is null and m.shown_as <> 'full' then 'not_public:price'
      when m.price is null then 'missing_field:price'
      when m.year_low is null then 'missing_field:acquired'
      when m.year_low <> m.year_high then 'window:acquired'
      when m.subtype is null then 'missing_field:subtype'
      when m.reference_asset is null then 'unavailable:reference_price'
      when m.currency <> m.median_currency then 'no_rate'
      when m.per_square_metre and m.area is null then 'missing_field:area'
      when m.unit_price >= $part * cast(m.median_amount as double)
        and (m.low_amount is null or m.unit_price >= cast(m.low_amount as double)) then 'clear'
      when coalesce(m.share_max, m.share_min, 100.0) < 100.0 then 'missing_field:whole_price'
      else 'hit'
    end as state
  from matched as m
  where m.place = 1
)
select
  concat(j.declaration_id, '/', j.item_id) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  j.price as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  j.unit_price as value,
  $part * cast(j.median_amount as double) as threshold,
  'reference price of kind, place and year' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  j.item_id,
  j.asset,
  j.subtype,
  j.year_low,
  j.reference_locality,
  j.source as reference_source,
  concat(
    cast(cast(j.median_amount as decimal(24, 2)) as varchar), ' ', j.median_currency,
    if(j.per_square_metre, ' for a square metre', '')
  ) as median_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'the item' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing and i.item_id = h.item_id
union all
select
  h.unit_id, 'the reference price' as role, 'reference_price' as table_name,
  r.source, r.file, r.line, r.path, 'median' as field, cast(r.median_amount as varchar) as value
from hit as h
join reference_price as r
  on r.source = h.reference_source and r.asset = h.asset and r.subtype = h.subtype
  and r.year = h.year_low and coalesce(r.locality, '') = h.reference_locality;
