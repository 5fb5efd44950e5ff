/*
id: K-4
title: A framework with one supplier
version: "1.0"
since: "2026-11-24"
unit: process or lot
stage: tender
category: low competition
rationale: >
  All orders under the framework go to one supplier, without competition, for as long as it lasts.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "K-Monitor, Red Flags project: indicators of corruption risk in procurement notices"
needs: [tender_condition.framework, tender_condition.framework_participants]
parameters: {}
cannot_tell:
  missing_field: the record does not say whether it is a framework, or with how many suppliers
innocent:
  - One technical source
  - A small value, or prices fixed for every order
clears:
  - Open competition for the framework itself, with several bids
weight: 10
needs_rung: record
sentence: "The framework {ocid:title} is to be concluded with one supplier."
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
    when j.participants = 1 then 'hit'
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
  cast(1 as double) as threshold,
  'definition: one supplier' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung
from judged as j;

select
  h.unit_id, 'the framework and its suppliers' as role, 'tender_condition' as table_name,
  f.source, f.file, f.line, f.path, 'techniques/frameworkAgreement/maximumParticipants' as field, cast(f.participants as varchar) as value
from hit as h
join framework_lot as f on f.unit_id = h.unit_id;
