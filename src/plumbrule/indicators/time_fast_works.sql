/*
id: TIME-FAST
title: Works planned to end within weeks of the signature
version: "1.0"
since: "2026-11-24"
unit: contract for works
stage: implementation
category: fraud
rationale: >
  Works that are to be finished a few weeks after the signature may have begun before it, or may
  exist on paper only.
basis:
  - "UN Convention against Corruption, article 9(2): transparency and accountability in the management of public finances"
  - "Prozorro monitoring indicators of the State Audit Service of Ukraine, 24-3-7"
needs: [tender.category, contract.signed, contract.contract_end]
parameters:
  limit_days:
    value: 60
    meaning: Days from the signature to the end below which works are very quick
    source: Prozorro indicator 24-3-7
cannot_tell:
  missing_field: the kind of purchase, the signature or the end of the contract is not published
  inconsistent_dates: the contract ends before it is signed
  window: a day is given without a time, and the answer depends on the time
  no_timezone: a time is given without a zone, and the answer depends on it
innocent:
  - A small repair
  - A call-off under a framework agreement
  - The end of the contract is the day by which work must begin
clears:
  - The schedule of works and the certificate of completion
weight: 25
needs_rung: record
sentence: "The works of {ocid:title}, worth {amount}, were to end {value} days after the contract was signed (planned dates)."
*/
with measured as (
  select
    c.*,
    longest_days(
      c.signed_earliest, c.signed_latest, c.signed_text, c.end_earliest, c.end_latest, c.end_text
    ) as longest,
    shortest_days(
      c.signed_earliest, c.signed_latest, c.signed_text, c.end_earliest, c.end_latest, c.end_text
    ) as shortest
  from linked_contract as c
  where (c.category = 'works' or c.category is null)
    and coalesce(c.status, '') not in ('pending', 'cancelled')
),
judged as (
  select
    m.*,
    case
      when m.category is null then 'missing_field:tender/mainProcurementCategory'
      when m.signed_earliest is null then 'missing_field:contracts/dateSigned'
      when m.end_earliest is null then 'missing_field:contracts/period/endDate'
      when m.longest < 0 then 'inconsistent_dates'
      when m.longest < $limit_days or m.shortest >= $limit_days then null
      else doubt_of_dates(
        m.signed_earliest, m.signed_latest, m.signed_text, m.end_earliest, m.end_latest, m.end_text
      )
    end as reason
  from measured as m
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.longest < $limit_days then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  coalesce(j.amount, j.award_amount) as amount,
  if(j.amount is null, j.award_currency, j.currency) as currency,
  written_day(j.signed_earliest, j.signed_latest, j.signed_text) as day,
  j.country,
  j.year,
  cast(j.longest as double) as value,
  cast($limit_days as double) as threshold,
  'parameter limit_days' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.contract_id
from judged as j;

select
  h.unit_id, 'the signature' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path, 'dateSigned' as field, r.signed_text as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id
union all
select
  h.unit_id, 'the planned end' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path, 'period/endDate' as field, r.contract_end_text as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id
union all
select
  h.unit_id, 'the kind of purchase' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'mainProcurementCategory' as field, r.category as value
from hit as h
join tender as r on r.ocid = h.ocid;
