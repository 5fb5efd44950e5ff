/*
id: UW-22
title: A thing left the household and nothing is said to have come in
version: "1.0"
since: "2026-11-25"
unit: item
stage: declaration
category: unexplained wealth
rationale: >
  What is struck from a form was sold, given or lost. Where the form does not say which, the money
  or the receiver is not known either.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.operation, declaration_item.disposed_by, section_status.status]
parameters: {}
cannot_tell:
  not_answered: a section is not filled, so nothing is known of it
  refused: the section was refused
  not_required: the form did not ask for the section
  not_public: the public view does not show the section or its amounts
  unreadable: the section cannot be read
  missing_field: a status, amount, price or day is not told
  unmatched: a sale, gift or loss is told that is tied to no item
innocent:
  - It was scrapped or stolen
  - It was given to a child
clears:
  - The register, with the day and the new owner
weight: 40
needs_rung: record
sentence: "An item of class {asset} is struck from the form of {entity_id:name} of {day}, and no sale, gift or loss of it is told."
*/
with moved as (
  select declaration_id, item_id
  from declared_movement
  where kind in ('sale', 'gift_out', 'loss')
  group by declaration_id, item_id
),
gone as (
  select
    b.opening, b.opening_item, b.closing, b.closing_item, b.asset, f.person, f.country, f.year,
    f.day, f.shown_as, form_section(b.asset) as section, c.operation, c.disposed_by,
    coalesce(o.value_amount, c.value_amount) as low,
    coalesce(o.value_currency, c.value_currency) as currency
  from item_between as b
  join declarant_form as f on f.declaration_id = b.closing
  left join declaration_item as c on c.declaration_id = b.closing and c.item_id = b.closing_item
  left join declaration_item as o on o.declaration_id = b.opening and o.item_id = b.opening_item
  where b.closing_item is null or c.operation = 'remove'
),
judged as (
  select
    g.*,
    case
      when g.disposed_by is not null then 'clear'
      when m.declaration_id is not null then 'clear'
      when g.shown_as <> 'full' then concat('not_public:', g.section)
      when silent_section(s.status, g.section) is not null
        then silent_section(s.status, g.section)
      when n.declaration_id is not null then 'unmatched:movement'
      when g.closing_item is null then 'missing_field:operation'
      else 'hit'
    end as state
  from gone as g
  left join section_status as s on s.declaration_id = g.closing and s.section = g.section
  left join moved as m
    on m.declaration_id = g.closing and m.item_id = coalesce(g.closing_item, g.opening_item)
  left join moved as n on n.declaration_id = g.closing and n.item_id is null
)
select
  concat(j.closing, '/', coalesce(j.closing_item, concat('gone/', j.opening_item))) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
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
  'a sale, gift or loss of the item' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.opening,
  j.opening_item,
  j.closing,
  j.closing_item,
  j.asset
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'the item, struck' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing and i.item_id = h.closing_item
union all
select
  h.unit_id, 'the item in the form before' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.opening and i.item_id = h.opening_item;
