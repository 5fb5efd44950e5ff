/*
id: R069
title: Contract changed to a much higher price
version: "1.0"
since: "2026-11-24"
unit: contract
stage: contract
category: fraud
rationale: >
  A low bid that is raised after the signature wins the competition and costs as much as the
  others. The price first agreed is that of the first release that states one, else that of the
  award.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2014/24/EU, article 72(1)(b) and (c): no more than half of the original value"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R069"
needs: [amendment.parent_id, contract.value_amount, award.value_amount, stated_value.value_amount]
parameters:
  notice:
    value: 0.20
    meaning: Rise of the price, as a share of the first, from which on it is noted
    source: our proposal
  cap:
    value: 0.50
    meaning: Rise above which the sentence says that it is beyond the usual cap
    source: Directive 2014/24/EU, article 72(1)(b) and (c)
cannot_tell:
  missing_field: a value, a currency or the link between contract and award is not published
  no_history: several contracts follow one award, and the first value of each is not known
  no_rate: the two values are in different currencies
  framework: the award is the ceiling of a framework agreement
innocent:
  - A clause that binds the price to an index
  - Further works that the law allows
  - The rate of exchange
clears:
  - Each change order with its reason
  - The prices of the original bid for the same items
weight: 45
needs_rung: record
sentence: "The contract in {ocid:title} was changed, and is worth {contracted}: {percent} percent more than the {amount} {first_words}{severe_words}."
*/
with changed as (
  select ocid, parent_id as contract_id from amendment where stage = 'contract'
  union
  select ocid, part_id as contract_id
  from stated_value
  where stage = 'contract'
  group by ocid, part_id
  having min(value_amount) < max(value_amount)
),
ordered as (
  select
    ocid, part_id as contract_id, value_amount, value_currency,
    row_number() over (
      partition by ocid, part_id order by release_earliest nulls last, file, line, path
    ) as place
  from stated_value
  where stage = 'contract' and value_amount > 0
),
started as (
  select
    c.*, (o.value_amount is not null) as from_release,
    coalesce(o.value_amount, c.award_amount) as first_amount,
    if(o.value_amount is null, c.award_currency, o.value_currency) as first_currency
  from linked_contract as c
  join changed as x on x.ocid = c.ocid and x.contract_id = c.contract_id
  left join ordered as o
    on o.ocid = c.ocid and o.contract_id = c.contract_id and o.place = 1
  where coalesce(c.status, '') not in ('pending', 'cancelled')
),
judged as (
  select
    s.*,
    cast(s.amount - s.first_amount as double) / nullif(cast(s.first_amount as double), 0) as share,
    coalesce(s.amount >= (1 + $notice) * s.first_amount, false) as found,
    case
      when s.unlinked and not s.from_release then 'missing_field:contracts/awardID'
      when s.framework and not s.from_release then 'framework'
      when s.contracts_of_award > 1 and not s.from_release then 'no_history'
      when s.first_amount is null then 'missing_field:awards/value/amount'
      when s.amount is null then 'missing_field:contracts/value/amount'
      when s.first_currency is null then 'missing_field:awards/value/currency'
      when s.currency is null then 'missing_field:contracts/value/currency'
      when s.currency <> s.first_currency then 'no_rate'
    end as reason
  from started as s
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.first_amount as amount,
  j.first_currency as currency,
  written_day(j.signed_earliest, j.signed_latest, j.signed_text) as day,
  j.country,
  j.year,
  j.share as value,
  cast($notice as double) as threshold,
  'parameter notice' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.contract_id,
  j.award_id,
  j.amount as contracted,
  round(100 * j.share, 1) as percent,
  if(j.from_release, 'first published', 'of the award') as first_words,
  if(j.share > $cap, ', beyond the cap that many laws set', '') as severe_words
from judged as j;

select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.award_id
union all
select
  h.unit_id, 'the contract' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id
union all
select
  h.unit_id, 'the contract as one release said it' as role, 'stated_value' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join stated_value as r on r.ocid = h.ocid and r.stage = 'contract' and r.part_id = h.contract_id
union all
select
  h.unit_id, 'a change' as role, 'amendment' as table_name,
  r.source, r.file, r.line, r.path,
  'rationale' as field, coalesce(r.rationale, r.description, r.date_text) as value
from hit as h
join amendment as r on r.ocid = h.ocid and r.stage = 'contract' and r.parent_id = h.contract_id;
