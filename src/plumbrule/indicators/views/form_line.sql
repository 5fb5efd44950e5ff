/*
kind: view
meaning: A line of a declaration that states an amount, or should; assets, incomes, debts and gifts received. What was listed because it left is no line.
columns:
  declaration_id: the declaration
  section: section of the form, as in section_status
  line_id: the line, by table and its own id
  low: the amount, or the least of a band
  high: the amount, or the most of a band; null without an upper end
  currency: its ISO 4217 code
*/
select
  i.declaration_id, form_section(i.asset) as section, concat('item/', i.item_id) as line_id,
  i.value_amount as low,
  if(coalesce(i.open_ended, false), i.value_max_amount, coalesce(i.value_max_amount, i.value_amount))
    as high,
  i.value_currency as currency
from declaration_item as i
where i.asset is not null and i.asset <> 'free_use' and i.operation is distinct from 'remove'
union all
select
  i.declaration_id, 'income' as section, concat('income/', i.income_id) as line_id,
  i.value_amount as low,
  if(coalesce(i.open_ended, false), i.value_max_amount, coalesce(i.value_max_amount, i.value_amount))
    as high,
  i.value_currency as currency
from declared_income as i
union all
select
  i.declaration_id, 'debt' as section, concat('debt/', i.debt_id) as line_id,
  i.value_amount as low,
  if(coalesce(i.open_ended, false), i.value_max_amount, coalesce(i.value_max_amount, i.value_amount))
    as high,
  i.value_currency as currency
from declared_debt as i
union all
select
  i.declaration_id, if(i.kind = 'spending', 'spending', 'gift') as section,
  concat('movement/', i.movement_id) as line_id, i.value_amount as low,
  if(coalesce(i.open_ended, false), i.value_max_amount, coalesce(i.value_max_amount, i.value_amount))
    as high,
  i.value_currency as currency
from declared_movement as i
where i.kind in ('gift_in', 'spending')
