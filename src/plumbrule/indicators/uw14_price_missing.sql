/*
id: UW-14
title: A purchase stands in the form without its price
version: "1.0"
since: "2026-11-25"
unit: item
stage: declaration
category: unexplained wealth
rationale: >
  No account of a household can be closed while a purchase has no price. Where the same section gives the
  price of other items, the form asks for it.
basis:
  - "UN Convention against Corruption, articles 8(5) and 52(5): declarations of assets"
needs: [declaration_item.acquired_by, declaration_item.acquired, declaration_item.price_amount]
parameters:
  within_days:
    value: 1826
    meaning: Purchases up to this many days before the day of the form are asked about; five years
    source: our proposal
cannot_tell:
  missing_field: how or when it was acquired, the day of the form or the status of the section is not told
  window: the date of acquisition is too coarse
  not_public: the public view does not show every price
  not_required: no other item of the section has a price, so the form may not ask for it
  not_answered: the section was not filled
  refused: the section was refused
  unreadable: the section cannot be read
innocent:
  - It was given or inherited, and there is no price
  - The price is confidential by law
  - A member of the family did not tell it
clears:
  - The contract of sale
weight: 20
needs_rung: record
sentence: "An item of class {asset} is declared as purchased ({acquired_text}) without a price, and other items of its section have one. The declarant can add it."
*/
with priced as (
  select declaration_id, form_section(asset) as section
  from declaration_item
  where price_amount is not null
  group by declaration_id, form_section(asset)
),
bought as (
  select
    f.declaration_id, f.person, f.country, f.year, f.day, f.shown_as, i.item_id, i.asset,
    form_section(i.asset) as section, i.acquired_by, i.acquired_text, i.price_amount,
    date_diff(
      'day',
      cast(last_day_of(i.acquired_earliest, i.acquired_latest, i.acquired_text) as date),
      cast(f.day as date)
    ) as least_days,
    date_diff(
      'day',
      cast(first_day_of(i.acquired_earliest, i.acquired_latest, i.acquired_text) as date),
      cast(f.day as date)
    ) as most_days
  from declaration_item as i
  join declarant_form as f on f.declaration_id = i.declaration_id
  where i.asset in ('real_estate', 'vehicle', 'movable', 'stake', 'security')
    and i.operation is distinct from 'remove'
),
judged as (
  select
    b.*,
    case
      when b.price_amount is not null then 'clear'
      when lower(b.acquired_by) in (
        'gift', 'donation', 'inheritance', 'court', 'build', 'built', 'prize', 'barter'
      ) then 'clear'
      when b.least_days > $within_days then 'clear'
      when b.shown_as <> 'full' then 'not_public:price'
      when b.acquired_by is null or lower(b.acquired_by) <> 'purchase' then 'missing_field:acquired_by'
      when b.day is null then 'missing_field:day'
      when b.most_days is null then 'missing_field:acquired'
      when b.most_days > $within_days then 'window:acquired'
      when silent_section(s.status, b.section) is not null then silent_section(s.status, b.section)
      when p.section is null then 'not_required:price'
      else 'hit'
    end as state
  from bought as b
  left join section_status as s
    on s.declaration_id = b.declaration_id and s.section = b.section
  left join priced as p on p.declaration_id = b.declaration_id and p.section = b.section
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
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.most_days as double) as value,
  cast($within_days as double) as threshold,
  'parameter within_days' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id,
  j.item_id,
  j.asset,
  j.acquired_text
from judged as j;

select
  h.unit_id, 'the item in the form' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'acquired_by' as field, i.acquired_by as value
from hit as h
join declaration_item as i on i.declaration_id = h.declaration_id and i.item_id = h.item_id;
