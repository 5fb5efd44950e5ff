/*
kind: table
meaning: Whatever follows an item from form to form (CN-02, CN-03, UW-13, UW-22) reads this. An asset of one of two forms that follow each other, and what it is in the other form. The same by its item_key; without one, the same when class, subtype, locality, acquisition, price and area are alike, at least one of the last three is told, and there is one such item in each form. Two that may be it are no match. Every asset of both forms stands in exactly one row.
columns:
  opening: the earlier declaration (declarant_form.prior_id)
  closing: the later declaration
  asset: real_estate, vehicle ... as in declaration_item; that of the later form when both have it
  opening_item: item_id in the earlier form; null when it is not there
  closing_item: item_id in the later form; null when it is not there
  match: key or alike where both have it; none where nothing in the other form may be it; ambiguous where something may
*/
with item as (
  select
    f.prior_id as opening, f.declaration_id as closing, 0 as at_end, i.item_id, i.item_key,
    i.asset, i.subtype, i.locality, i.acquired_text, i.price_amount, i.area
  from declarant_form as f
  join declaration_item as i on i.declaration_id = f.prior_id
  where i.asset is not null
  union all
  select
    f.prior_id as opening, f.declaration_id as closing, 1 as at_end, i.item_id, i.item_key,
    i.asset, i.subtype, i.locality, i.acquired_text, i.price_amount, i.area
  from declarant_form as f
  join declaration_item as i on i.declaration_id = f.declaration_id
  where i.asset is not null and f.prior_id is not null
),
by_key as (
  select
    opening, closing, item_key, min(if(at_end = 0, item_id, null)) as opening_item,
    min(if(at_end = 1, item_id, null)) as closing_item
  from item
  where item_key is not null
  group by opening, closing, item_key
  having count(*) = 2 and min(at_end) = 0 and max(at_end) = 1
),
rest as (
  select
    i.*,
    concat(
      i.asset, '|', coalesce(i.subtype, ''), '|', coalesce(i.locality, ''), '|',
      coalesce(i.acquired_text, ''), '|', coalesce(cast(i.price_amount as varchar), ''), '|',
      coalesce(cast(i.area as varchar), '')
    ) as features,
    (i.acquired_text is not null or i.price_amount is not null or i.area is not null) as told
  from item as i
  left join by_key as k on k.closing = i.closing and k.item_key = i.item_key
  where k.closing is null
),
by_features as (
  -- Items with different numbers are not one, however alike: their number may have changed, or not.
  select
    opening, closing, features, min(if(at_end = 0, item_id, null)) as opening_item,
    min(if(at_end = 1, item_id, null)) as closing_item
  from rest
  where told
  group by opening, closing, features
  having count(*) = 2 and min(at_end) = 0 and max(at_end) = 1 and count(item_key) < 2
),
left_over as (
  select r.*
  from rest as r
  left join by_features as a on a.closing = r.closing and a.features = r.features
  where a.closing is null
),
possible as (
  -- Nothing that is told of the two speaks against their being one.
  select distinct l.closing, l.at_end, l.item_id
  from left_over as l
  join left_over as o
    on o.closing = l.closing and o.asset = l.asset and o.at_end <> l.at_end
    and (
      l.item_key is null or o.item_key is null or l.item_key = o.item_key
      or (l.told and l.features = o.features)
    )
    and coalesce(l.subtype, o.subtype, '') = coalesce(o.subtype, l.subtype, '')
    and coalesce(l.locality, o.locality, '') = coalesce(o.locality, l.locality, '')
    and coalesce(l.acquired_text, o.acquired_text, '')
      = coalesce(o.acquired_text, l.acquired_text, '')
    and coalesce(l.price_amount, o.price_amount, 0) = coalesce(o.price_amount, l.price_amount, 0)
    and coalesce(l.area, o.area, 0) = coalesce(o.area, l.area, 0)
)
select
  k.opening, k.closing, i.asset, k.opening_item, k.closing_item, 'key' as match
from by_key as k
join declaration_item as i on i.declaration_id = k.closing and i.item_id = k.closing_item
union all
select
  a.opening, a.closing, i.asset, a.opening_item, a.closing_item, 'alike' as match
from by_features as a
join declaration_item as i on i.declaration_id = a.closing and i.item_id = a.closing_item
union all
select
  l.opening, l.closing, l.asset, if(l.at_end = 0, l.item_id, null) as opening_item,
  if(l.at_end = 1, l.item_id, null) as closing_item,
  if(p.item_id is null, 'none', 'ambiguous') as match
from left_over as l
left join possible as p
  on p.closing = l.closing and p.at_end = l.at_end and p.item_id = l.item_id
