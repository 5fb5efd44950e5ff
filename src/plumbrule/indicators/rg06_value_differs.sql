/*
id: RG-06
title: The value a form states is far from that in the register
version: "1.0"
since: "2026-11-25"
unit: item
stage: declaration
category: registry cross-check
rationale: >
  A thing that is declared at a fraction of what the register has, or at a multiple, moves every account
  that rests on it.
basis:
  - "UN Convention against Corruption, articles 8(5) and 52(5): declarations of assets"
needs: [declaration_item.item_key, declaration_item.value_amount, declaration_item.basis, registered_asset.value_amount, registered_asset.basis]
parameters:
  least:
    value: 0.5
    meaning: A declared value below this part of the register's is a hit
    source: our proposal
  most:
    value: 2.0
    meaning: A declared value above this multiple of the register's is a hit
    source: our proposal
cannot_tell:
  basis_differs: the two values mean different things, such as cost and market value
  missing_field: the value or what it means is not told in the form or the register
  no_rate: the two values are in different currencies
  straddle: a band leaves it open
innocent:
  - Nominal capital against market value
  - The register's value is an old one
clears:
  - The valuation
weight: 25
needs_rung: record
sentence: "An item with the number {identifier} is declared at {declared} on {day}; the register has {registered}."
*/
with held as (
  select
    f.declaration_id, i.item_id, f.person, f.day, f.country, f.year, a.identifier, a.asset_id,
    a.owner_id, i.value_amount as low,
    if(
      coalesce(i.open_ended, false), i.value_max_amount,
      coalesce(i.value_max_amount, i.value_amount)
    ) as high,
    i.value_currency as currency, i.basis, a.value_amount as registered,
    a.value_currency as registered_currency, a.basis as registered_basis,
    row_number() over (
      partition by i.declaration_id, i.item_id
      order by if(a.value_amount is null, 1, 0), if(a.basis = i.basis, 0, 1),
        a.held_start_latest desc, a.asset_id, a.owner_id
    ) as place
  from registered_asset as a
  join declaration_item as i on i.item_key = a.identifier
  join declarant_form as f on f.declaration_id = i.declaration_id
  where i.asset is not null
),
judged as (
  select
    h.*,
    case
      when h.low is null or h.registered is null or h.registered = 0 then 'missing_field:value/amount'
      when h.basis is null or h.registered_basis is null then 'missing_field:basis'
      when h.basis <> h.registered_basis then 'basis_differs'
      when h.currency is distinct from h.registered_currency then 'no_rate'
      when h.high < h.registered * cast($least as decimal(9, 4)) then 'hit'
      when h.low > h.registered * cast($most as decimal(9, 4)) then 'hit'
      when h.low >= h.registered * cast($least as decimal(9, 4))
        and h.high <= h.registered * cast($most as decimal(9, 4)) then 'clear'
      else 'straddle'
    end as state
  from held as h
  where h.place = 1
)
select
  concat(j.declaration_id, '/', j.item_id) as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(greatest(j.registered - j.high, j.low - j.registered) as decimal(24, 4)) as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.low as double) / nullif(cast(j.registered as double), 0) as value,
  $least as threshold,
  'parameters least and most' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id,
  j.item_id,
  j.asset_id,
  j.owner_id,
  j.identifier,
  j.low as declared,
  j.currency as declared_currency,
  j.registered,
  j.registered_currency
from judged as j;

select
  h.unit_id, 'the item in the form' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.declaration_id and i.item_id = h.item_id
union all
select
  h.unit_id, 'the entry of the register' as role, 'registered_asset' as table_name,
  a.source, a.file, a.line, a.path, 'value' as field, cast(a.value_amount as varchar) as value
from hit as h
join registered_asset as a on a.asset_id = h.asset_id and a.owner_id = h.owner_id;
