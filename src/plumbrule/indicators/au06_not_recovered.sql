/*
id: AU-06
title: What was to be recovered is not, after the day
version: "1.0"
since: "2026-11-25"
unit: finding or sanction
stage: follow-up
category: audit follow-up
rationale: >
  An amount that an auditor or authority found to be owed is of use when it is collected. What is
  imposed and what is collected are two figures.
basis:
  - "UN Convention against Corruption, articles 31 and 51: recovery of what was taken"
needs: [audit_finding.to_recover_amount, audit_finding.recovered_amount, audit_finding.recover_by]
parameters: {}
cannot_tell:
  missing_field: the amount collected, the day it was due, or the day whose state is told is not told; what is not told is not zero
  no_rate: the two amounts are in different currencies
  window: the dates leave it open
innocent:
  - Instalments were agreed
  - An appeal is pending
clears:
  - The receipt
weight: 40
needs_rung: record
sentence: "Of {imposed} to be recovered by {due_day}, {collected} were recovered by {day}; {amount} are left."
*/
with claim as (
  select
    f.finding_id, 'audit_finding' as table_name, f.body_id as party_id, f.to_recover_amount as imposed,
    f.to_recover_currency as imposed_currency, f.recovered_amount as collected,
    f.recovered_currency as collected_currency, f.recover_by_earliest as due_earliest,
    f.recover_by_latest as due_latest, f.as_of_earliest as told_earliest, f.as_of_latest as told_latest
  from audit_finding as f
  where f.to_recover_amount > 0
  union all
  -- A fine is due from the day the decision is final; the list tells the state of the day it is of.
  select
    l.listing_id as finding_id, 'listing' as table_name, l.party_id, l.imposed_amount as imposed,
    l.imposed_currency, l.collected_amount as collected, l.collected_currency,
    if(l.final, coalesce(l.decided_earliest, l.start_earliest), null) as due_earliest,
    if(l.final, coalesce(l.decided_latest, l.start_latest), null) as due_latest,
    l.published_earliest as told_earliest, l.published_latest as told_latest
  from listing as l
  where l.imposed_amount > 0
),
judged as (
  select
    c.*, p.country, e.entity_id,
    case
      when c.collected >= c.imposed and c.collected_currency = c.imposed_currency then 'clear'
      when c.told_latest <= c.due_earliest then 'clear'
      when c.collected is null then 'missing_field:collected'
      when c.collected_currency is distinct from c.imposed_currency then 'no_rate'
      when c.due_latest is null then 'missing_field:due'
      when c.told_latest is null then 'missing_field:as_of'
      when c.told_earliest > c.due_latest then 'hit'
      else 'window:due'
    end as state
  from claim as c
  left join party as p on p.party_id = c.party_id
  left join party_entity as e on e.party_id = c.party_id
)
select
  concat(j.table_name, '/', j.finding_id) as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  coalesce(j.entity_id, j.party_id) as entity_id,
  cast(j.imposed - j.collected as decimal(24, 4)) as amount,
  j.imposed_currency as currency,
  cast(j.told_latest as date) as day,
  j.country as country,
  year(j.told_latest) as year,
  cast(j.collected as double) as value,
  cast(j.imposed as double) as threshold,
  'the amount imposed' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.finding_id,
  j.table_name as record_table,
  j.imposed,
  j.imposed_currency,
  j.collected,
  j.collected_currency,
  cast(j.due_latest as date) as due_day
from judged as j;

select
  h.unit_id, 'the finding' as role, 'audit_finding' as table_name,
  f.source, f.file, f.line, f.path, 'recovered' as field, cast(f.recovered_amount as varchar) as value
from hit as h
join audit_finding as f on f.finding_id = h.finding_id
where h.record_table = 'audit_finding'
union all
select
  h.unit_id, 'the sanction' as role, 'listing' as table_name,
  l.source, l.file, l.line, l.path, 'collected' as field, cast(l.collected_amount as varchar) as value
from hit as h
join listing as l on l.listing_id = h.finding_id
where h.record_table = 'listing';
