/*
id: UW-13
title: A thing was sold for far more than it was declared at
version: "1.0"
since: "2026-11-25"
unit: item
stage: declaration
category: unexplained wealth
rationale: >
  A price that is a multiple of the last declared value may be a payment for something else, or
  the value was stated too low before.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.proceeds_amount, declaration_item.value_amount, declaration_item.item_key]
parameters:
  times:
    value: 2
    meaning: A price at this multiple of the last declared value, or more, is a hit
    source: "DRAGNET and AntAC, automatic checks of declarations (Ukraine)"
cannot_tell:
  missing_field: the price or the last value is not told
  unmatched: the item cannot be told in the earlier form
  window: the last value is that of a tax or a face value, which says little of a price
  not_public: the public view does not show the section or its amounts
  no_rate: price and value are in different currencies
  straddle: the interval lies on both sides of what is compared
innocent:
  - An old price of acquisition
  - Land that may now be built on
  - Inflation
clears:
  - The contract of sale, with the buyer
weight: 40
needs_rung: record
sentence: "An item of class {asset} of {entity_id:name} was sold for {amount} by {day}; the form before declared it at most at {before_words}."
*/
with sold as (
  select
    b.closing, b.closing_item, b.opening, b.opening_item, b.match, b.asset, f.person, f.country,
    f.year, f.day, f.shown_as, c.proceeds_amount, c.proceeds_currency, o.value_amount as low,
    if(
      coalesce(o.open_ended, false), o.value_max_amount,
      coalesce(o.value_max_amount, o.value_amount)
    ) as high,
    o.value_currency, o.basis
  from item_between as b
  join declarant_form as f on f.declaration_id = b.closing
  join declaration_item as c on c.declaration_id = b.closing and c.item_id = b.closing_item
  left join declaration_item as o on o.declaration_id = b.opening and o.item_id = b.opening_item
  where c.disposed_by = 'sale'
),
judged as (
  select
    s.*,
    case
      when s.match not in ('key', 'alike') then 'unmatched:item_key'
      when s.proceeds_amount is null and s.shown_as <> 'full' then 'not_public:proceeds'
      when s.proceeds_amount is null then 'missing_field:proceeds'
      when s.low is null then 'missing_field:value'
      when s.proceeds_currency <> s.value_currency then 'no_rate'
      when s.proceeds_amount < $times * s.low then 'clear'
      when s.basis in ('tax', 'nominal') then 'window:value_basis'
      when s.proceeds_amount >= $times * s.high then 'hit'
      else 'straddle'
    end as state
  from sold as s
)
select
  concat(j.closing, '/', j.closing_item) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  j.proceeds_amount as amount,
  j.proceeds_currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.proceeds_amount as double) as value,
  cast($times * j.high as double) as threshold,
  'parameter times' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.opening,
  j.opening_item,
  j.closing,
  j.closing_item,
  j.asset,
  concat(cast(cast(j.high as decimal(24, 2)) as varchar), ' ', j.value_currency) as before_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'the item as sold' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing and i.item_id = h.closing_item
union all
select
  h.unit_id, 'the item in the form before' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.opening and i.item_id = h.opening_item;
