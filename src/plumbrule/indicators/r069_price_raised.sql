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
  others. The price first agreed is taken from the award: earlier values of a contract are not
  kept.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2014/24/EU, article 72(1)(b) and (c): no more than half of the original value"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R069"
needs: [amendment.parent_id, contract.value_amount, award.value_amount]
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
  no_rate: award and contract are in different currencies
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
sentence: "The contract in {ocid:title} was changed, and is worth {contracted}: {percent} percent more than the award of {amount}{severe_words}."
*/
with changed as (
  select ocid, parent_id as contract_id, count(*) as changes
  from amendment
  where stage = 'contract'
  group by ocid, parent_id
),
judged as (
  select
    c.*, x.changes,
    cast(c.amount - c.award_amount as double) / nullif(cast(c.award_amount as double), 0) as share,
    coalesce(c.amount >= (1 + $notice) * c.award_amount, false) as found,
    case
      when c.unlinked then 'missing_field:contracts/awardID'
      when c.framework then 'framework'
      when c.contracts_of_award > 1 then 'no_history'
      when c.award_amount is null then 'missing_field:awards/value/amount'
      when c.amount is null then 'missing_field:contracts/value/amount'
      when c.award_currency is null then 'missing_field:awards/value/currency'
      when c.currency is null then 'missing_field:contracts/value/currency'
      when c.currency <> c.award_currency then 'no_rate'
    end as reason
  from linked_contract as c
  join changed as x on x.ocid = c.ocid and x.contract_id = c.contract_id
  where coalesce(c.status, '') not in ('pending', 'cancelled')
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.award_amount as amount,
  j.award_currency as currency,
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
  h.unit_id, 'a change' as role, 'amendment' as table_name,
  r.source, r.file, r.line, r.path,
  'rationale' as field, coalesce(r.rationale, r.description, r.date_text) as value
from hit as h
join amendment as r on r.ocid = h.ocid and r.stage = 'contract' and r.parent_id = h.contract_id;
