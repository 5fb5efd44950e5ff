/*
id: K-2
title: Contract of more than four years
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  A contract that lasts long closes the market for as long.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2014/24/EU, article 33(1): framework agreements of at most four years"
  - "K-Monitor, Red Flags (Hungary)"
needs: [tender_condition.contract_start, tender_condition.contract_end,
  tender_condition.contract_days, contract.contract_end]
parameters:
  most_years:
    value: 4
    meaning: Years of 365.25 days that a contract may last
    source: "Directive 2014/24/EU, article 33(1), for framework agreements"
cannot_tell:
  missing_field: neither the time of the contract as tendered nor that of a contract made is published in full
  inconsistent_dates: the time ends before it begins
  window: a day is given without a time, and the answer depends on the time
  no_timezone: a time is given without a zone, and the answer depends on it
innocent:
  - A concession or maintenance of plant that the law lets last longer
clears:
  - The reason for the length in the file of the procedure
weight: 15
needs_rung: record
sentence: "The contract of {ocid:title} is to last {value} days, from {from_text} to {to_text}."
*/
with term as (
  select
    ocid, 'tender_condition' as table_name, lot_id as part, contract_days as days,
    contract_start_earliest as start_earliest, contract_start_latest as start_latest,
    contract_start_text as start_text, contract_end_earliest as end_earliest,
    contract_end_latest as end_latest, contract_end_text as end_text
  from tender_condition
  union all
  select
    ocid, 'contract' as table_name, contract_id as part, cast(null as bigint) as days,
    contract_start_earliest as start_earliest, contract_start_latest as start_latest,
    contract_start_text as start_text, contract_end_earliest as end_earliest,
    contract_end_latest as end_latest, contract_end_text as end_text
  from contract
  where coalesce(status, '') <> 'cancelled'
),
measured as (
  select
    m.*,
    coalesce(
      cast(m.days as double),
      longest_days(
        m.start_earliest, m.start_latest, m.start_text, m.end_earliest, m.end_latest, m.end_text
      )
    ) as longest,
    coalesce(
      cast(m.days as double),
      shortest_days(
        m.start_earliest, m.start_latest, m.start_text, m.end_earliest, m.end_latest, m.end_text
      )
    ) as shortest
  from term as m
),
stated as (
  -- Leap days are no reason: four years are 1,461 days.
  select
    m.*,
    case
      when m.longest is null then 'missing_field:tender/contractPeriod'
      when m.longest < 0 then 'inconsistent_dates'
      when m.shortest > 365.25 * $most_years or m.longest <= 365.25 * $most_years then null
      else doubt_of_dates(
        m.start_earliest, m.start_latest, m.start_text, m.end_earliest, m.end_latest, m.end_text
      )
    end as reason
  from measured as m
),
general as (
  select distinct ocid
  from stated
  where table_name = 'tender_condition' and part = '' and longest is not null
),
ordered as (
  -- The longest that is certain, then what is not known. A lot or contract without a time has that
  -- of the tender; a tender without one has those of its lots and contracts.
  select
    s.*,
    row_number() over (
      partition by s.ocid
      order by
        case
          when s.reason is null and s.longest > 365.25 * $most_years then 0
          when s.longest is not null and s.reason is not null then 1
          when s.longest is null and s.part <> '' and g.ocid is null then 1
          when s.reason is null then 2
          else 3
        end,
        s.longest desc nulls last, s.table_name desc, s.part
    ) as place
  from stated as s
  left join general as g on g.ocid = s.ocid
),
judged as (
  select
    t.ocid, t.country, t.year, t.buyer_id, t.value_amount, t.value_currency, t.tender_end_earliest,
    t.tender_end_latest, t.tender_end_text, o.longest, o.table_name, o.part, o.start_text,
    o.end_text, o.days, (o.longest > 365.25 * $most_years) as found,
    if(o.ocid is null, 'missing_field:tender/contractPeriod', o.reason) as reason
  from tender as t
  left join ordered as o on o.ocid = t.ocid and o.place = 1
  where coalesce(t.status, '') not in ('planning', 'planned')
)
select
  j.ocid as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  written_day(j.tender_end_earliest, j.tender_end_latest, j.tender_end_text) as day,
  j.country,
  j.year,
  cast(j.longest as double) as value,
  365.25 * $most_years as threshold,
  'parameter most_years' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.table_name as part_table,
  j.part,
  coalesce(j.start_text, 'a day not stated') as from_text,
  coalesce(j.end_text, 'a day not stated') as to_text
from judged as j;

select
  h.unit_id, 'the time as tendered' as role, 'tender_condition' as table_name,
  r.source, r.file, r.line, r.path, 'contractPeriod' as field, concat(
    coalesce(r.contract_start_text, ''), ' to ', coalesce(r.contract_end_text, ''), ' ',
    coalesce(cast(r.contract_days as varchar), '')
  ) as value
from hit as h
join tender_condition as r
  on r.ocid = h.ocid and h.part_table = 'tender_condition' and r.lot_id = h.part
union all
select
  h.unit_id, 'the time of the contract' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path,
  'period' as field, concat(coalesce(r.contract_start_text, ''), ' to ', coalesce(r.contract_end_text, '')) as value
from hit as h
join contract as r on r.ocid = h.ocid and h.part_table = 'contract' and r.contract_id = h.part;
