/*
kind: table
meaning: An asset that a declaration lists and the part of it that the household holds: the declarant and the members whom the form names. What left and what is used for free are no assets of the household.
columns:
  declaration_id: the declaration
  item_id: the item
  asset: class, as in declaration_item
  section: section of the form
  low: least value of the household's part; 0 when no value is told
  high: most value of it; null when no value is told or the band has no upper end
  currency: ISO 4217 code
*/
with holding as (
  select
    h.declaration_id, h.item_id,
    sum(if(h.holder = 'third', 0.0, coalesce(h.share_min, 0.0))) as share_low,
    sum(if(h.holder = 'third', 0.0, coalesce(h.share_max, 100.0))) as share_high
  from item_holder as h
  group by h.declaration_id, h.item_id
),
shared as (
  select
    i.declaration_id, i.item_id, i.asset, i.value_amount, i.value_max_amount, i.open_ended,
    i.value_currency,
    case
      when h.item_id is not null then least(100.0, h.share_low)
      when i.holder in ('third', 'unknown') then 0.0
      else coalesce(i.share_min, 100.0)
    end as part_low,
    case
      when h.item_id is not null then least(100.0, h.share_high)
      when i.holder = 'third' then 0.0
      when i.holder in ('joint', 'unknown') then coalesce(i.share_max, 100.0)
      else coalesce(i.share_max, i.share_min, 100.0)
    end as part_high
  from declaration_item as i
  left join holding as h on h.declaration_id = i.declaration_id and h.item_id = i.item_id
  where i.asset is not null and i.asset <> 'free_use' and i.operation is distinct from 'remove'
    and i.disposed_by is null
)
select
  s.declaration_id, s.item_id, s.asset, form_section(s.asset) as section,
  if(
    s.part_low = 100.0, coalesce(s.value_amount, 0),
    cast(coalesce(cast(s.value_amount as double), 0.0) * s.part_low / 100.0 as decimal(24, 4))
  ) as low,
  case
    when coalesce(s.open_ended, false) and s.value_max_amount is null then null
    when s.part_high = 100.0 then coalesce(s.value_max_amount, s.value_amount)
    else cast(
      cast(coalesce(s.value_max_amount, s.value_amount) as double) * s.part_high / 100.0
      as decimal(24, 4)
    )
  end as high,
  s.value_currency as currency
from shared as s
where s.part_high > 0.0
