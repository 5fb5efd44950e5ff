/*
id: CN-02
title: An opening balance differs from the closing balance before it
version: "1.0"
since: "2026-11-25"
unit: item x two declarations
stage: declaration
category: consistency
rationale: >
  What an account holds at the beginning of a year is what it held at the end of the one before. Two
  forms that disagree cannot both be right, and money can hide in the difference.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets and interests"
needs: [declaration_item.opening_amount, declaration_item.value_amount]
parameters:
  share:
    value: 0.01
    meaning: A difference up to this part of the greater of the two is passed over
    source: our proposal
cannot_tell:
  missing_field: the form states no opening balance, or the earlier one no balance
  window: the earlier form does not state the day before the period of the later one begins
  unmatched: it is not known which item of the earlier form it is
  no_rate: the two balances are in different currencies
  straddle: a band leaves it open
innocent:
  - The earlier form states another day, such as that of taking the post
  - The exchange rate moved
clears:
  - A statement of the bank for the day
weight: 30
needs_rung: record
sentence: "The form of {day} has an item with an opening balance of {opening}, and the form before it, of {prior_day}, states {closing}. One of them is to be corrected."
*/
with item as (
  select
    b.opening as opening_form, b.closing as closing_form, b.opening_item, b.closing_item, b.match,
    i.opening_amount as opening, i.opening_currency, d.period_start_earliest,
    d.period_start_latest, d.period_start_text, d.kind as form_kind, d.year as form_year
  from item_between as b
  join declaration_item as i on i.declaration_id = b.closing and i.item_id = b.closing_item
  join declaration as d on d.declaration_id = b.closing
  where form_section(b.asset) in ('money', 'security')
    and (b.match <> 'none' or i.opening_amount > 0)
),
held as (
  select
    i.*, f.person, f.country, f.year, f.day, f.prior_day,
    p.value_amount as low,
    if(
      coalesce(p.open_ended, false), p.value_max_amount,
      coalesce(p.value_max_amount, p.value_amount)
    ) as high,
    p.value_currency as before_currency,
    coalesce(
      written_day(i.period_start_earliest, i.period_start_latest, i.period_start_text),
      if(
        i.form_kind = 'annual',
        try_cast(concat(cast(i.form_year as varchar), '-01-01') as date), cast(null as date)
      )
    ) as begins
  from item as i
  join declarant_form as f on f.declaration_id = i.closing_form
  left join declaration_item as p
    on p.declaration_id = i.opening_form and p.item_id = i.opening_item
),
judged as (
  select
    h.*,
    case
      when h.opening is null then 'missing_field:opening'
      when h.opening_item is null then 'unmatched:item_key'
      when h.low is null then 'missing_field:value/amount'
      when h.begins is null
        or date_diff('day', cast(h.prior_day as date), cast(h.begins as date)) not between 0 and 1
        then 'window:opening_day'
      when h.opening_currency is distinct from h.before_currency then 'no_rate'
      when h.opening * (1 + cast($share as decimal(9, 6))) < h.low
        and h.low - h.opening > h.low * cast($share as decimal(9, 6)) then 'hit'
      when h.opening > h.high and h.opening - h.high > h.opening * cast($share as decimal(9, 6))
        then 'hit'
      when h.high is null then 'straddle'
      when abs(h.opening - h.low) <= greatest(h.opening, h.low) * cast($share as decimal(9, 6))
        and abs(h.opening - h.high) <= greatest(h.opening, h.high) * cast($share as decimal(9, 6))
        then 'clear'
      when h.low = h.high then 'hit'
      else 'straddle'
    end as state
  from held as h
)
select
  concat(j.closing_form, '/', j.closing_item) as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(greatest(j.low - j.opening, j.opening - j.high, 0) as decimal(24, 4)) as amount,
  j.opening_currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.opening as double) as value,
  cast(j.low as double) as threshold,
  'balance at the end of the form before' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.closing_form,
  j.closing_item,
  j.opening_form,
  j.opening_item,
  j.prior_day,
  j.opening,
  j.opening_currency,
  j.low as closing,
  j.before_currency as closing_currency
from judged as j;

select
  h.unit_id, 'the opening balance' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'opening' as field, cast(i.opening_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing_form and i.item_id = h.closing_item
union all
select
  h.unit_id, 'the balance in the form before' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.opening_form and i.item_id = h.opening_item;
