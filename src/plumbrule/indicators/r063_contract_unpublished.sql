/*
id: R063
title: Contract not published
version: "1.0"
since: "2026-11-24"
unit: process
stage: contract
category: low transparency
rationale: >
  A contract nobody can read cannot be compared with what was competed for, nor with what is
  delivered.
basis:
  - "UN Convention against Corruption, article 9(1)(a): public distribution of information on procedures and contracts, and sufficient time to prepare tenders"
  - "UNCITRAL Model Law on Public Procurement (2011), article 23: public notice of the award"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R063"
needs: [document.kind, award.date, award.status]
parameters:
  days:
    value: 30
    meaning: Days after the award within which the contract is to be published
    source: our proposal
  kinds:
    value: [contractSigned, contractNotice, contractSummary]
    meaning: Types of document that publish a contract
    source: OCDS 1.1 code list of document types
  coverage:
    value: 0.5
    meaning: Share of processes from which on the publisher is taken to publish such documents as a rule
    source: our proposal
cannot_tell:
  missing_field: the award has no date
  structural_absence: a contract or a notice of it is something the publisher seldom or never publishes in that year
  not_final: the time to publish had not passed at the latest release of the publisher
innocent:
  - The contract is published elsewhere
  - An order form takes the place of a contract
  - A clause of secrecy that the law allows
clears:
  - The contract, or the notice of it, wherever it is published
weight: 15
needs_rung: record
sentence: "{ocid:title} was awarded on {day} and no contract is published {value} days later; the publisher gives {percent} percent of those of the year."
*/
with awarded as (
  select
    ocid, min(date_earliest) as date_earliest, max(date_latest) as date_latest,
    max(date_text) as date_text, count(*) as awards, count(date_text) as dated,
    if(count(*) = count(value_amount) and min(value_currency) = max(value_currency),
      sum(value_amount), null) as amount,
    min(value_currency) as currency
  from award
  where status = 'active'
  group by ocid
),
published as (
  select distinct ocid
  from document
  where stage = 'contract' and kind in $kinds
),
judged as (
  select
    a.*, t.country, t.year, t.buyer_id, p.signed_documents, p.as_of,
    whole_days(a.date_latest, p.as_of) as days,
    (d.ocid is null) as found,
    case
      when d.ocid is not null then null
      when p.signed_documents < $coverage then 'structural_absence:contracts/documents'
      when a.dated < a.awards then 'missing_field:awards/date'
      when p.as_of is null or whole_days(a.date_latest, p.as_of) <= $days then 'not_final'
    end as reason
  from awarded as a
  join tender as t on t.ocid = a.ocid
  join publisher_practice as p on p.source = t.source and p.year is not distinct from t.year
  left join published as d on d.ocid = a.ocid
)
select
  j.ocid as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  cast(j.amount as decimal(24, 4)) as amount,
  j.currency,
  written_day(j.date_earliest, j.date_latest, j.date_text) as day,
  j.country,
  j.year,
  cast(j.days as double) as value,
  cast($days as double) as threshold,
  'parameter days' as threshold_source,
  concat(
    cast(round(100 * j.signed_documents, 1) as varchar),
    ' percent of the awarded processes of the year with such a document'
  ) as comparison,
  'record' as rung,
  round(100 * j.signed_documents, 1) as percent
from judged as j;

select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.date_text as value
from hit as h
join award as r on r.ocid = h.ocid
where r.status = 'active'
union all
select
  h.unit_id, 'the contract, without a document' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path, 'id' as field, r.contract_id as value
from hit as h
join contract as r on r.ocid = h.ocid;
