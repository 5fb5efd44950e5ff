/*
id: R064
title: Contract was changed
version: "1.0"
since: "2026-11-24"
unit: contract
stage: contract
category: fraud
rationale: >
  Changes after the signature are not competed for. One is common; several, or one soon after the
  signature, deserve a look at the reason.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2014/24/EU, article 72: modification of contracts during their term"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R064"
needs: [amendment.parent_id, contract.status]
parameters:
  least:
    value: 1
    meaning: Least number of changes
    source: our proposal
  severe:
    value: 3
    meaning: Number of changes that are many
    source: Prozorro monitoring indicators ari-1-1 and ari-1-2
cannot_tell:
  structural_absence: the publisher publishes no change of any contract, and no process in several releases
innocent:
  - Prices bound to an index
  - More time because of the weather
  - The correction of an error
  - A change of the law
clears:
  - Each change order with its reason and its approval
weight: 10
needs_rung: record
sentence: "The contract in {ocid:title} was changed (number of changes: {changes}{severe_words}; first reason given: {reasons})."
*/
with changed as (
  select
    ocid, parent_id as contract_id, count(*) as changes,
    count(coalesce(rationale, description)) as reasons,
    min(coalesce(rationale, description)) as first_reason
  from amendment
  where stage = 'contract'
  group by ocid, parent_id
),
judged as (
  select
    c.*, coalesce(x.changes, 0) as changes, coalesce(x.first_reason, 'none') as first_reason,
    coalesce(x.changes, 0) >= $least as found,
    case when coalesce(x.changes, 0) < $least and p.amendments = 0
      then 'structural_absence:contracts/amendments'
    end as reason
  from linked_contract as c
  join publisher_practice as p on p.source = c.source and p.year is not distinct from c.year
  left join changed as x on x.ocid = c.ocid and x.contract_id = c.contract_id
  where coalesce(c.status, '') not in ('pending', 'cancelled')
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
  cast(j.changes as double) as value,
  cast($least as double) as threshold,
  'parameter least' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.contract_id,
  j.changes,
  j.first_reason as reasons,
  if(j.changes >= $severe, ', which is often', '') as severe_words
from judged as j;

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
