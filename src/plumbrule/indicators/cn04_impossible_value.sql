/*
id: CN-04
title: A line holds what cannot be (queue of input errors)
version: "1.0"
since: "2026-11-25"
unit: item
stage: declaration
category: consistency
rationale: >
  A date in the future, shares above the whole, a negative amount, an area in the wrong unit: slips of
  whoever filled or typed the form. This is a list of lines to be corrected, not a lead, and no other
  answer should rest on such a line before it is.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets and interests"
needs: [declaration_item.value_amount, declaration_item.acquired, declaration_item.area]
parameters:
  greatest_area:
    value: 20000000.0
    meaning: An area above this many square metres waits to be looked at
    source: the screen of a public analysis of Ukrainian declarations (land above 20 million square metres)
  greatest_dwelling:
    value: 20000.0
    meaning: A building or dwelling above this many square metres waits to be looked at
    source: the same screen (dwellings above 20,000 square metres)
  unit_times:
    value: 5000.0
    meaning: An area that is this many times that of the form before, or this part of it, was given in another unit
    source: square metres against hectares differ ten thousand times
cannot_tell:
  missing_field: the line has no amount, area, share or date that could be held against anything
innocent:
  - A slip of the pen
  - Square metres written as hectares, or the other way round
  - A separator of thousands that was read as a decimal mark
clears:
  - The corrected line
weight: 0
needs_rung: record
sentence: "A line of the form of {day} {what}. It waits to be corrected; nothing is concluded from it."
*/
with held as (
  select declaration_id, item_id, sum(share_min) as share
  from item_holder
  group by declaration_id, item_id
),
before as (
  select b.closing as declaration_id, b.closing_item as item_id, i.area
  from item_between as b
  join declaration_item as i on i.declaration_id = b.opening and i.item_id = b.opening_item
  where b.match in ('key', 'alike') and i.area > 0
),
line as (
  select
    i.declaration_id, i.item_id, i.asset, i.subtype, i.value_amount, i.value_currency,
    i.price_amount, i.proceeds_amount, i.area, i.share_min, i.acquired_earliest, i.acquired_latest,
    h.share as held_share, b.area as area_before, f.person, f.day, f.country, f.year,
    d.filed_latest, d.as_of_latest, p.born_earliest
  from declaration_item as i
  join declarant_form as f on f.declaration_id = i.declaration_id
  join declaration as d on d.declaration_id = i.declaration_id
  left join party as p on p.party_id = d.person_id
  left join held as h on h.declaration_id = i.declaration_id and h.item_id = i.item_id
  left join before as b on b.declaration_id = i.declaration_id and b.item_id = i.item_id
),
judged as (
  select
    l.*,
    case
      when l.value_amount < 0 or l.price_amount < 0 or l.proceeds_amount < 0
        then 'holds a negative amount'
      when l.area < 0 then 'holds a negative area'
      when l.share_min > 100 or l.share_min < 0 or l.held_share > 100.01
        then 'holds shares that are more than the whole'
      when l.acquired_earliest > coalesce(l.filed_latest, l.as_of_latest)
        then 'was acquired after the form was filed'
      when l.acquired_latest < l.born_earliest then 'was acquired before the declarant was born'
      when l.asset = 'real_estate'
        and regexp_matches(lower(coalesce(l.subtype, '')), 'flat|house|dwelling|apartment|building')
        and l.area > $greatest_dwelling then 'has a greater area than a dwelling has'
      when l.area > $greatest_area then 'has a greater area than can be believed'
      when l.area > 0 and (
        cast(l.area as double) / nullif(cast(l.area_before as double), 0) > $unit_times
        or cast(l.area_before as double) / nullif(cast(l.area as double), 0) > $unit_times
      ) then 'has an area in another unit than in the form before'
    end as what,
    (
      l.value_amount is null and l.price_amount is null and l.proceeds_amount is null
      and l.area is null and l.share_min is null and l.held_share is null
      and l.acquired_earliest is null
    ) as is_empty
  from line as l
),
answered as (
  select
    j.*,
    case
      when j.what is not null then 'hit'
      when j.is_empty then 'missing_field:value'
      else 'clear'
    end as state
  from judged as j
)
select
  concat(a.declaration_id, '/', a.item_id) as unit_id,
  case
    when a.state in ('hit', 'clear') then a.state
    when a.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(a.state in ('hit', 'clear'), null, a.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  a.person as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  a.day as day,
  a.country as country,
  a.year as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'what a line can hold' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  a.declaration_id,
  a.item_id,
  a.what
from answered as a;

select
  h.unit_id, concat('the line, which ', h.what) as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, coalesce(cast(i.value_amount as varchar), cast(i.area as varchar), i.acquired_text, i.item_id) as value
from hit as h
join declaration_item as i on i.declaration_id = h.declaration_id and i.item_id = h.item_id;
