/*
id: R066
title: More or new items after a change of the contract
version: "1.0"
since: "2026-11-24"
unit: contract
stage: contract
category: fraud
rationale: >
  What is added after the signature was not competed for. Earlier values of a contract are not
  kept: the items of a changed contract are compared with those of the award it follows.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2014/24/EU, article 72: modification of contracts during their term"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R066"
needs: [item.quantity, amendment.parent_id]
parameters:
  tolerance:
    value: 0.10
    meaning: Share by which a quantity or price may change
    source: our proposal
cannot_tell:
  missing_field: the contract names no award, or quantities, unit prices or values are not published
  no_history: several contracts follow one award, and the first items of each are not known
  mixed_units: an item is counted in different units in award and contract
innocent:
  - The ground was not as foreseen
  - An option of the contract was used
  - The need grew
clears:
  - The change order with its list of items
weight: 30
needs_rung: record
sentence: "The contract in {ocid:title} was changed, and has items that are new or well above the award (number: {raised})."
*/
with changed as (
  select c.*
  from linked_contract as c
  join (
    select distinct ocid, parent_id as contract_id from amendment where stage = 'contract'
  ) as m on m.ocid = c.ocid and m.contract_id = c.contract_id
  where coalesce(c.status, '') not in ('pending', 'cancelled')
),
compared as (
  select
    unit_id, count(*) as items,
    count(*) filter (where not same_unit) as other_units,
    count(*) filter (where uncounted) as uncounted,
    count(*) filter (where coalesce(after_quantity, 0) < (1 - $tolerance) * before_quantity) as cut,
    count(*) filter (where after_quantity > (1 + $tolerance) * coalesce(before_quantity, 0))
      as raised,
    count(*) filter (where before_quantity > 0 and unit_price is null) as unpriced,
    count(distinct unit_currency) as currencies,
    min(unit_currency) as unit_currency,
    sum(coalesce(after_quantity, 0) * cast(unit_price as double)) as expected,
    if(count(*) = 1, min(coalesce(after_quantity, 0) / nullif(before_quantity, 0)), null) as ratio
  from item_change
  group by unit_id
),
judged as (
  select
    c.*, k.items, k.raised, (k.raised > 0) as found,
    case
      when c.unlinked then 'missing_field:contracts/awardID'
      when c.contracts_of_award > 1 then 'no_history'
      when k.items is null or k.uncounted > 0 then 'missing_field:contracts/items/quantity'
      when k.other_units > 0 then 'mixed_units'
    end as reason
  from changed as c
  left join compared as k on k.unit_id = c.unit_id
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  coalesce(j.amount, j.award_amount) as amount,
  if(j.amount is null, j.award_currency, j.currency) as currency,
  written_day(j.signed_earliest, j.signed_latest, j.signed_text) as day,
  j.country,
  j.year,
  cast(j.raised as double) as value,
  cast(0 as double) as threshold,
  'parameter tolerance' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.contract_id,
  j.award_id,
  j.raised
from judged as j;

select
  h.unit_id, 'an item as awarded' as role, 'item' as table_name,
  r.source, r.file, r.line, r.path, 'quantity' as field, cast(r.quantity as varchar) as value
from hit as h
join item as r on r.ocid = h.ocid and r.stage = 'award' and r.parent_id = h.award_id
union all
select
  h.unit_id, 'an item of the contract' as role, 'item' as table_name,
  r.source, r.file, r.line, r.path, 'quantity' as field, cast(r.quantity as varchar) as value
from hit as h
join item as r on r.ocid = h.ocid and r.stage = 'contract' and r.parent_id = h.contract_id
union all
select
  h.unit_id, 'a change' as role, 'amendment' as table_name,
  r.source, r.file, r.line, r.path,
  'rationale' as field, coalesce(r.rationale, r.description, r.date_text) as value
from hit as h
join amendment as r on r.ocid = h.ocid and r.stage = 'contract' and r.parent_id = h.contract_id;
