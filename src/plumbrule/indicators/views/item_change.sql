/*
kind: table
meaning: An item of a changed contract beside the item of the same identifier in the award it follows, where both are itemised.
columns:
  unit_id: `ocid/contract/` and the contract's identifier
  ocid: the process
  contract_id: the contract
  award_id: the award it follows
  item_id: the item's identifier in both
  before_quantity: quantity awarded; null when the item is new
  after_quantity: quantity of the contract; null when the item is gone
  uncounted: whether it is listed without a quantity in one of the two
  same_unit: whether both are counted in the same unit; true when one is missing
  unit_price: price of one unit in the award
  unit_currency: ISO 4217 code
*/
with changed as (
  select distinct c.unit_id, c.ocid, c.contract_id, c.award_id
  from linked_contract as c
  join amendment as m
    on m.ocid = c.ocid and m.stage = 'contract' and m.parent_id = c.contract_id
  where c.award_id is not null and c.contracts_of_award = 1
),
old_item as (
  select
    c.unit_id, i.item_id, max(i.quantity) as quantity, min(i.unit) as unit,
    min(i.unit_price_amount) as unit_price, min(i.unit_price_currency) as unit_currency
  from changed as c
  join item as i on i.ocid = c.ocid and i.stage = 'award' and i.parent_id = c.award_id
  group by c.unit_id, i.item_id
),
new_item as (
  select c.unit_id, i.item_id, max(i.quantity) as quantity, min(i.unit) as unit
  from changed as c
  join item as i on i.ocid = c.ocid and i.stage = 'contract' and i.parent_id = c.contract_id
  group by c.unit_id, i.item_id
),
itemised as (
  select distinct o.unit_id
  from old_item as o
  join new_item as n on n.unit_id = o.unit_id
),
known as (
  select unit_id, item_id from old_item
  union
  select unit_id, item_id from new_item
)
select
  c.unit_id, c.ocid, c.contract_id, c.award_id, k.item_id,
  o.quantity as before_quantity, n.quantity as after_quantity,
  -- What is left of an item that a later release emptied has no quantity, and is no cut.
  (o.item_id is not null and o.quantity is null) or (n.item_id is not null and n.quantity is null)
    as uncounted,
  coalesce(o.unit = n.unit, true) as same_unit, o.unit_price, o.unit_currency
from known as k
join itemised as t on t.unit_id = k.unit_id
join changed as c on c.unit_id = k.unit_id
left join old_item as o on o.unit_id = k.unit_id and o.item_id = k.item_id
left join new_item as n on n.unit_id = k.unit_id and n.item_id = k.item_id
