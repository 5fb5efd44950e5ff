/*
id: R059
title: Contract worth far more or far less than the award
version: "1.0"
since: "2026-11-24"
unit: award that led to a contract
stage: contract
category: fraud
rationale: >
  A contract whose value differs much from what was awarded was not the one the bidders competed
  for. More can hide an addition after the competition; less can hide an award that was cut to fit
  a limit.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R059"
needs: [contract.award_id, contract.value_amount, contract.value_currency, award.value_amount,
  award.value_currency]
parameters:
  tolerance:
    value: 0.10
    meaning: Share of the award by which the contracts may differ from it
    source: our proposal
  other_unit:
    value: 100
    meaning: One value this many times the other, or more, is written in another unit (thousands, lakhs) or is a placeholder
    source: our proposal
cannot_tell:
  mixed_units: the two values are so far apart that they cannot be in one unit of money
  missing_field: the value of the award or of a contract is not published, or several awards are there and the contract names none
  no_rate: award and contracts are in different currencies
  framework: the award is the ceiling of a framework agreement
innocent:
  - One of the two values includes tax or options
  - The award is a ceiling, and the contract a part of it
  - A contract over several years is shown by the year
clears:
  - The signed contract with its price schedule
  - The reason for the change in the file of the procedure
weight: 45
needs_rung: record
sentence: "The contracts that follow the award in {ocid:title} are worth {contracted}, the award {amount}: a difference of {percent} percent."
*/
with followed as (
  -- All contracts that follow one active award.
  select
    ocid, award_id,
    min(country) as country, min(year) as year, min(supplier) as supplier,
    min(award_amount) as award_amount, min(award_currency) as award_currency,
    max(written_day(signed_earliest, signed_latest, signed_text)) as day,
    max(if(framework, 1, 0)) as framework,
    sum(amount) as contracted,
    count(*) filter (where amount is null) as unpriced,
    count(*) filter (where currency is null) as without_currency,
    min(currency) as currency_low,
    max(currency) as currency_high
  from linked_contract
  where award_status = 'active' and coalesce(status, '') not in ('pending', 'cancelled')
  group by ocid, award_id
),
loose as (
  -- Contracts of awarded processes that cannot be put to one of several awards.
  select c.unit_id, c.ocid, c.contract_id, c.country, c.year
  from linked_contract as c
  where c.unlinked and coalesce(c.status, '') not in ('pending', 'cancelled')
),
compared as (
  select
    f.ocid || '/award/' || f.award_id as unit_id, f.*,
    case
      when f.framework = 1 then 'framework'
      when f.award_amount is null then 'missing_field:awards/value/amount'
      when f.unpriced > 0 then 'missing_field:contracts/value/amount'
      when f.award_currency is null then 'missing_field:awards/value/currency'
      when f.without_currency > 0 then 'missing_field:contracts/value/currency'
      when f.currency_low <> f.currency_high or f.currency_low <> f.award_currency then 'no_rate'
      when f.contracted * $other_unit <= f.award_amount or f.contracted >= f.award_amount * $other_unit
        then 'mixed_units'
    end as reason
  from followed as f
),
judged as (
  select
    c.unit_id, c.ocid, c.award_id, c.country, c.year, c.supplier, c.day, c.award_amount,
    c.award_currency, c.contracted, c.reason,
    case
      when c.reason is null
        then cast(c.contracted - c.award_amount as double)
          / nullif(cast(c.award_amount as double), 0)
    end as share
  from compared as c
  union all
  select
    l.unit_id, l.ocid, cast(null as varchar) as award_id, l.country, l.year,
    cast(null as varchar) as supplier, cast(null as date) as day,
    cast(null as decimal(24, 4)) as award_amount, cast(null as varchar) as award_currency,
    cast(null as decimal(38, 4)) as contracted, 'missing_field:contracts/awardID' as reason,
    cast(null as double) as share
  from loose as l
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when abs(j.share) > $tolerance then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.award_amount as amount,
  j.award_currency as currency,
  j.day,
  j.country,
  j.year,
  j.share as value,
  cast($tolerance as double) as threshold,
  'parameter tolerance' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.award_id,
  cast(j.contracted as decimal(24, 4)) as contracted,
  round(100 * j.share, 1) as percent
from judged as j;

select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.award_id
union all
select
  h.unit_id, 'a contract that follows it' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join contract as r on r.ocid = h.ocid and coalesce(r.award_id, h.award_id) = h.award_id
where coalesce(r.status, '') not in ('pending', 'cancelled');
