/*
id: CN-07
title: Two declarants of one household state a joint item differently
version: "1.0"
since: "2026-11-25"
unit: item x two declarants
stage: declaration
category: consistency
rationale: >
  Where both spouses must declare, what they own together stands in two forms, which should agree.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets and interests"
needs: [declaration_item.item_key, declaration_item.value_amount, household_member.party_id]
parameters:
  share:
    value: 0.10
    meaning: Values that are apart by up to this part of the greater are passed over
    source: our proposal
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person
    source: our proposal; a name alone never is
cannot_tell:
  weak: the member of the household may be another declarant
  window: the two forms state different days
  basis_differs: one states cost and the other another value
  missing_field: one of the two states no value
  no_rate: the two values are in different currencies
  straddle: a band leaves it open
innocent:
  - One gives the cost and the other what it is worth
clears:
  - The deed or contract
weight: 20
needs_rung: confirmed
sentence: "Two declarants of one household state the same item on {day}: one at {one_value}, the other at {other_value}; their own shares add up to {shares} percent."
*/
with married as (
  select
    f.declaration_id, f.person, f.day, f.year, f.country, e.entity_id as other,
    least(f.rank, rung_rank(e.rung)) as rank
  from household_member as m
  join party_entity as e on e.party_id = m.party_id
  join declarant_form as f on f.declaration_id = m.declaration_id
  where f.person <> e.entity_id
),
pair as (
  -- Once for two declarants: from the one whose id sorts first, whichever of the two names the other.
  select
    least(m.declaration_id, o.declaration_id) as one_form,
    greatest(m.declaration_id, o.declaration_id) as other_form,
    max(least(m.rank, o.rank)) as rank, min(m.country) as country, min(m.year) as year,
    min(m.day) as day, min(m.person) as person, max(if(m.day = o.day, 1, 0)) as one_day
  from married as m
  join declarant_form as o on o.person = m.other and o.year = m.year
  group by least(m.declaration_id, o.declaration_id), greatest(m.declaration_id, o.declaration_id)
),
mirrored as (
  select
    p.*, a.item_id as one_item, b.item_id as other_item,
    a.value_amount as one_low, b.value_amount as other_low,
    if(
      coalesce(a.open_ended, false), a.value_max_amount,
      coalesce(a.value_max_amount, a.value_amount)
    ) as one_high,
    if(
      coalesce(b.open_ended, false), b.value_max_amount,
      coalesce(b.value_max_amount, b.value_amount)
    ) as other_high,
    a.value_currency as one_currency, b.value_currency as other_currency,
    a.basis as one_basis, b.basis as other_basis,
    if(a.holder = 'self', a.share_min, null) + if(b.holder = 'self', b.share_min, null) as shares
  from pair as p
  join declaration_item as a on a.declaration_id = p.one_form
  join declaration_item as b on b.declaration_id = p.other_form and b.item_key = a.item_key
  where a.asset is not null and b.asset is not null
),
judged as (
  select
    m.*,
    case
      when m.rank < rung_rank($least_rung) then concat('weak:', rung_name(m.rank))
      when m.one_day = 0 then 'window:as_of'
      when m.shares > 100 * (1 + $share) then 'hit'
      when m.one_basis is distinct from m.other_basis then 'basis_differs'
      when m.one_low is null or m.other_low is null then 'missing_field:value/amount'
      when m.one_currency is distinct from m.other_currency then 'no_rate'
      when m.one_high < m.other_low * (1 - cast($share as decimal(9, 6)))
        or m.other_high < m.one_low * (1 - cast($share as decimal(9, 6))) then 'hit'
      when greatest(m.one_high, m.other_high) * (1 - cast($share as decimal(9, 6)))
        <= least(m.one_low, m.other_low) and m.one_high is not null and m.other_high is not null
        then 'clear'
      else 'straddle'
    end as state
  from mirrored as m
)
select
  concat(j.one_form, '/', j.one_item, ' and ', j.other_form, '/', j.other_item) as unit_id,
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
  cast(null as double) as value,
  $share as threshold,
  'parameter share' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.one_form,
  j.one_item,
  j.other_form,
  j.other_item,
  j.one_low as one_value,
  j.one_currency as one_value_currency,
  j.other_low as other_value,
  j.other_currency as other_value_currency,
  coalesce(cast(round(j.shares, 2) as varchar), 'an unstated part, in') as shares
from judged as j;

select
  h.unit_id, 'the item in the one form' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, coalesce(cast(i.value_amount as varchar), cast(i.share_min as varchar)) as value
from hit as h
join declaration_item as i on i.declaration_id = h.one_form and i.item_id = h.one_item
union all
select
  h.unit_id, 'the item in the other form' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, coalesce(cast(i.value_amount as varchar), cast(i.share_min as varchar)) as value
from hit as h
join declaration_item as i on i.declaration_id = h.other_form and i.item_id = h.other_item;
