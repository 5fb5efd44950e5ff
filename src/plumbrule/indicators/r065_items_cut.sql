/*
id: R065
title: Fewer items for nearly the same money after a change of the contract
version: "1.0"
since: "2026-11-24"
unit: contract
stage: contract
category: fraud
rationale: >
  Less is delivered and as much is paid. Earlier values of a contract are not kept: the items of a
  changed contract are compared with those of the award it follows.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2014/24/EU, article 72: modification of contracts during their term"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R065"
needs: [item.quantity, item.unit_price_amount, amendment.parent_id, contract.value_amount]
parameters:
  tolerance:
    value: 0.10
    meaning: Share by which a quantity or price may change
    source: our proposal
cannot_tell:
  missing_field: the contract names no award, or quantities, unit prices or values are not published
  no_history: several contracts follow one award, and the first items of each are not known
  mixed_units: an item is counted in different units in award and contract
  no_rate: award, contract and unit prices are in different currencies
innocent:
  - The need fell, and the price rose by an index
  - A substitution that was agreed
clears:
  - The change order with its list of items
weight: 40
needs_rung: record
sentence: "Items of the contract in {ocid:title} were cut; at the prices of the award what is left is worth {expected}, and the contract is worth {amount}."
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
priced as (
  select
    c.*, k.items, k.other_units, k.uncounted, k.cut, k.unpriced, k.currencies, k.unit_currency,
    -- One item alone has the price of the award.
    if(k.unpriced = 0, k.expected, cast(c.award_amount as double) * k.ratio) as expected,
    if(k.unpriced = 0, k.unit_currency, c.award_currency) as expected_currency
  from changed as c
  left join compared as k on k.unit_id = c.unit_id
),
judged as (
  select
    p.*,
    cast(p.amount as double) / nullif(p.expected, 0) - 1 as excess,
    p.cut > 0 and cast(p.amount as double) > (1 + $tolerance) * p.expected as found,
    case
      when p.unlinked then 'missing_field:contracts/awardID'
      when p.contracts_of_award > 1 then 'no_history'
      when p.items is null or p.uncounted > 0 then 'missing_field:contracts/items/quantity'
      when p.other_units > 0 then 'mixed_units'
      when p.cut = 0 then null
      when p.amount is null then 'missing_field:contracts/value/amount'
      when p.expected is null then 'missing_field:awards/items/unit/value/amount'
      when p.currency is null then 'missing_field:contracts/value/currency'
      when p.currencies > 1 or p.expected_currency is distinct from p.currency then 'no_rate'
    end as reason
  from priced as p
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
  j.excess as value,
  cast($tolerance as double) as threshold,
  'parameter tolerance' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.contract_id,
  j.award_id,
  cast(j.expected as decimal(24, 4)) as expected
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
join amendment as r on r.ocid = h.ocid and r.stage = 'contract' and r.parent_id = h.contract_id
union all
select
  h.unit_id, 'the value of the contract' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id
union all
select
  h.unit_id, 'the value of the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.award_id;
