/*
id: R073
title: Ended contract without a document of completion
version: "1.0"
since: "2026-11-24"
unit: contract
stage: implementation
category: fraud
rationale: >
  When a contract has ended and nobody certified what was delivered, it cannot be said whether it
  was what was bought.
basis:
  - "UN Convention against Corruption, article 9(2): transparency and accountability in the management of public finances"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R073"
needs: [contract.status, contract.contract_end, document.kind]
parameters:
  days:
    value: 60
    meaning: Days after the end within which completion is to be certified
    source: our proposal
  kinds:
    value: [completionCertificate, finalAudit]
    meaning: Types of document that certify completion
    source: OCDS 1.1 code list of document types
  coverage:
    value: 0.5
    meaning: Share of processes from which on the publisher is taken to publish such documents as a rule
    source: our proposal
cannot_tell:
  missing_field: the end of the contract is not published
  structural_absence: a certificate of completion or a final audit is something the publisher seldom or never publishes in that year
  not_final: the time to publish had not passed at the latest release of the publisher
innocent:
  - The report stands in another system
  - A smaller scope was agreed
  - The contract was ended early
clears:
  - The certificate of completion
weight: 20
needs_rung: record
sentence: "The contract in {ocid:title} ended on {day} and no document of completion is published {value} days later."
*/
with completed as (
  select distinct ocid, parent_id as contract_id
  from document
  where stage in ('contract', 'implementation') and kind in $kinds
),
judged as (
  select
    c.*, p.completions, whole_days(c.end_latest, p.as_of) as days, (d.ocid is null) as found,
    case
      when d.ocid is not null then null
      when p.completions < $coverage then 'structural_absence:contracts/implementation/documents'
      when c.end_earliest is null then 'missing_field:contracts/period/endDate'
      when p.as_of is null or whole_days(c.end_latest, p.as_of) <= $days then 'not_final'
    end as reason
  from linked_contract as c
  join publisher_practice as p on p.source = c.source and p.year is not distinct from c.year
  left join completed as d on d.ocid = c.ocid and d.contract_id = c.contract_id
  where c.status = 'terminated'
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
  written_day(j.end_earliest, j.end_latest, j.end_text) as day,
  j.country,
  j.year,
  cast(j.days as double) as value,
  cast($days as double) as threshold,
  'parameter days' as threshold_source,
  concat(
    cast(round(100 * j.completions, 1) as varchar),
    ' percent of the awarded processes of the year with such a document'
  ) as comparison,
  'record' as rung,
  j.contract_id
from judged as j;

select
  h.unit_id, 'the end' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path, 'period/endDate' as field, r.contract_end_text as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id
union all
select
  h.unit_id, 'the status' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path, 'status' as field, r.status as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id;
