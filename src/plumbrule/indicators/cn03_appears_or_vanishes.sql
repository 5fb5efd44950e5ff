/*
id: CN-03
title: An asset appears that was there before, or is gone without a word
version: "1.0"
since: "2026-11-25"
unit: item x two declarations
stage: declaration
category: consistency
rationale: >
  What was acquired before the last form should have stood in it, and what stood in it and is gone should
  have left in some way. Either form may be incomplete.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets and interests"
needs: [declaration_item.item_key, declaration_item.acquired, section_status.status]
parameters: {}
cannot_tell:
  unmatched: another item may be it, or something left that is tied to no item
  missing_field: the date of acquisition, or the status of the section, is not told
  window: the date of acquisition is too coarse
  not_public: the public view does not show every item
  not_answered: the section of the other form was not filled
  refused: the section of the other form was refused
  not_required: the other form did not ask for the section
  unreadable: the section of the other form cannot be read
  below_threshold: it may have been too small to be declared in the other year
innocent:
  - A new spouse brought it
  - Its value crossed the amount from which it must be declared
  - Its number in the register changed
  - The form of that year was a short one
clears:
  - The registry entry, with the day and how it came or went
weight: 40
needs_rung: record
sentence: "An item of class {asset} {what_happened} between the forms of {prior_day} and {day}, and neither form says how. The declarant can say."
*/
with told as (
  select
    b.opening, b.closing, b.asset, b.match, b.opening_item, b.closing_item,
    f.person, f.country, f.year, f.day, f.prior_day, f.shown_as as shown_now,
    o.shown_as as shown_before, form_section(b.asset) as section,
    first_day_of(i.acquired_earliest, i.acquired_latest, i.acquired_text) as acquired_first,
    last_day_of(i.acquired_earliest, i.acquired_latest, i.acquired_text) as acquired_last,
    i.value_amount as low,
    i.value_currency as currency, i.disposed_by, i.operation, i.item_id
  from item_between as b
  join declarant_form as f on f.declaration_id = b.closing
  join declarant_form as o on o.declaration_id = b.opening
  join declaration_item as i
    on i.declaration_id = if(b.closing_item is null, b.opening, b.closing)
    and i.item_id = coalesce(b.closing_item, b.opening_item)
),
loose as (
  -- Something was sold, given or lost, and the form does not say which of the items it was.
  select declaration_id
  from declared_movement
  where kind in ('sale', 'gift_out', 'loss') and item_id is null
  group by declaration_id
),
renumbered as (
  -- Banks give new numbers: an account that is gone, and one that came and does not say when.
  select b.closing, b.asset
  from item_between as b
  join declaration_item as i on i.declaration_id = b.closing and i.item_id = b.closing_item
  where b.match = 'none' and b.opening_item is null and i.acquired_earliest is null
    and form_section(b.asset) in ('money', 'security')
  group by b.closing, b.asset
),
judged as (
  select
    t.*,
    case
      when t.match in ('key', 'alike') then 'clear'
      when t.opening_item is null and t.acquired_first > t.prior_day then 'clear'
      when t.closing_item is null and (t.disposed_by is not null or t.operation = 'remove')
        then 'clear'
      when t.closing_item is not null and t.operation = 'remove' then 'clear'
      when t.match = 'ambiguous' then 'unmatched:item_key'
      when t.opening_item is null and t.acquired_first is null then 'missing_field:acquired'
      when t.opening_item is null and t.acquired_last >= t.prior_day then 'window:acquired'
      when t.opening_item is null and t.shown_before <> 'full'
        then concat('not_public:', t.section)
      when t.closing_item is null and t.shown_now <> 'full' then concat('not_public:', t.section)
      when silent_section(s.status, t.section) is not null
        then silent_section(s.status, t.section)
      when r.from_amount is not null and coalesce(t.low, 0) < r.from_amount
        then 'below_threshold'
      when t.closing_item is null and l.declaration_id is not null then 'unmatched:movement'
      when t.closing_item is null and n.closing is not null then 'unmatched:number_may_be_new'
      else 'hit'
    end as state
  from told as t
  left join section_status as s
    on s.declaration_id = if(t.closing_item is null, t.closing, t.opening)
    and s.section = t.section
  left join filing_reporting as r
    on r.country = t.country and r.section = t.section and r.currency = t.currency
    and r.valid_from <= t.day and (r.valid_to is null or r.valid_to >= t.day)
  left join loose as l on l.declaration_id = t.closing
  left join renumbered as n on n.closing = t.closing and n.asset = t.asset
)
select
  concat(j.closing, '/', coalesce(j.closing_item, concat('gone/', j.opening_item))) as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  j.low as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'the item in the other form' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.opening,
  j.closing,
  j.section,
  j.asset,
  j.opening_item,
  j.closing_item,
  j.prior_day,
  if(j.closing_item is null, 'disappeared', 'that was acquired earlier appeared') as what_happened
from judged as j;

select
  h.unit_id, 'the item, in the one form that has it' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'item_key' as field, coalesce(i.item_key, i.description, i.item_id) as value
from hit as h
join declaration_item as i
  on i.declaration_id = if(h.closing_item is null, h.opening, h.closing)
  and i.item_id = coalesce(h.closing_item, h.opening_item)
union all
select
  h.unit_id, 'the section, in the form that does not have it' as role, 'section_status' as table_name,
  s.source, s.file, s.line, s.path, 'status' as field, s.status as value
from hit as h
join section_status as s
  on s.declaration_id = if(h.closing_item is null, h.closing, h.opening) and s.section = h.section;
