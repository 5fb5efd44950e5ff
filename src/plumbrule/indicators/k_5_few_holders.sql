/*
id: K-5
title: A framework with fewer suppliers than competition needs
version: "1.0"
since: "2026-11-24"
unit: process or lot
stage: tender
category: low competition
rationale: >
  Where a framework has several suppliers so that they compete for orders, two can agree more easily
  than three.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2004/18/EC, article 32(4): at least three operators, while it was in force"
  - "K-Monitor, Red Flags project: indicators of corruption risk in procurement notices"
needs: [tender_condition.framework, tender_condition.framework_participants]
parameters:
  count_min:
    value: 3
    meaning: Least number of suppliers of a framework that has several
    source: Directive 2004/18/EC, article 32(4), as a guide after it too
cannot_tell:
  missing_field: the record does not say whether it is a framework, or with how many suppliers
innocent:
  - Few firms on the market
  - Few bids that met the conditions
clears:
  - The number of bids for the framework
weight: 10
needs_rung: record
sentence: "The framework {ocid:title} is open to {value} suppliers; at least {threshold} would compete for its orders."
*/
with judged as (
  select
    f.*, t.country, t.year, t.buyer_id, t.value_amount, t.value_currency,
    case
      when not f.stated then 'missing_field:tender/techniques/hasFrameworkAgreement'
      when f.participants is null or f.participants < 1
        then 'missing_field:tender/techniques/frameworkAgreement/maximumParticipants'
    end as reason
  from framework_lot as f
  join tender as t on t.ocid = f.ocid
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.participants < $count_min then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  cast(j.participants as double) as value,
  cast($count_min as double) as threshold,
  'parameter count_min' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung
from judged as j
where j.participants is null or j.participants <> 1;

select
  h.unit_id, 'the framework and its suppliers' as role, 'tender_condition' as table_name,
  f.source, f.file, f.line, f.path, 'techniques/frameworkAgreement/maximumParticipants' as field, cast(f.participants as varchar) as value
from hit as h
join framework_lot as f on f.unit_id = h.unit_id;
