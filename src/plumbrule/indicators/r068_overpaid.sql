/*
id: R068
title: Paid more than the contract is worth
version: "1.0"
since: "2026-11-24"
unit: contract
stage: implementation
category: fraud
rationale: >
  Payments beyond the value of the contract have no ground in it.
basis:
  - "UN Convention against Corruption, article 9(2): transparency and accountability in the management of public finances"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R068"
needs: [transaction.value_amount, transaction.value_currency, contract.value_amount,
  contract.final_amount]
parameters:
  ratio:
    value: 1.0
    meaning: Share of the value of the contract that may be paid
    source: Open Contracting Partnership, Red flags in public procurement (2024), R068
cannot_tell:
  missing_field: the contract or a payment has no value or currency
  no_rate: contract and payments are in different currencies
  framework: the contract is the ceiling of a framework, or is called off from one
innocent:
  - Tax is part of the payments only
  - Lawful changes are not in the published value
  - Interest
  - Several contracts are paid under one number
clears:
  - The invoices and the change orders
weight: 60
needs_rung: record
sentence: "{paid} was paid under the contract in {ocid:title}, which is worth {amount}."
*/
with paid as (
  select
    ocid, contract_id, count(*) as payments, sum(value_amount) as paid,
    count(*) filter (where value_amount is null) as unpriced,
    min(coalesce(value_currency, '')) as currency_low, max(coalesce(value_currency, ''))
      as currency_high,
    max(written_day(date_earliest, date_latest, date_text)) as day
  from transaction
  group by ocid, contract_id
),
spent as (
  -- Payments where they are published, else the final value.
  select
    k.*, p.payments, p.day, coalesce(p.unpriced, 0) as unpriced,
    if(p.payments is null, c.final_amount, p.paid) as paid,
    if(p.payments is null, coalesce(c.final_currency, ''), p.currency_low) as currency_low,
    if(p.payments is null, coalesce(c.final_currency, ''), p.currency_high) as currency_high
  from linked_contract as k
  join contract as c on c.ocid = k.ocid and c.contract_id = k.contract_id
  left join paid as p on p.ocid = k.ocid and p.contract_id = k.contract_id
  where p.payments is not null or c.final_amount is not null
),
judged as (
  select
    s.*,
    case
      when s.framework then 'framework'
      when s.amount is null then 'missing_field:contracts/value/amount'
      when s.currency is null then 'missing_field:contracts/value/currency'
      when s.unpriced > 0
        then 'missing_field:contracts/implementation/transactions/value/amount'
      when s.currency_low = ''
        then 'missing_field:contracts/implementation/transactions/value/currency'
      when s.currency_low <> s.currency_high or s.currency_low <> s.currency then 'no_rate'
    end as reason,
    cast(s.paid as double) / nullif(cast(s.amount as double), 0) as share,
    (s.paid > $ratio * s.amount) as found
  from spent as s
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.currency,
  coalesce(j.day, written_day(j.signed_earliest, j.signed_latest, j.signed_text)) as day,
  j.country,
  j.year,
  j.share as value,
  cast($ratio as double) as threshold,
  'parameter ratio' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.contract_id,
  cast(j.paid as decimal(24, 4)) as paid
from judged as j;

select
  h.unit_id, 'the contract' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id
union all
select
  h.unit_id, 'a payment' as role, 'transaction' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join transaction as r on r.ocid = h.ocid and r.contract_id = h.contract_id
union all
select
  h.unit_id, 'the final value' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path,
  'implementation/finalValue/amount' as field, cast(r.final_amount as varchar) as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id
where r.final_amount is not null;
