/*
id: K-3
title: A framework that lasts longer than the law allows without a stated reason
version: "1.0"
since: "2026-11-24"
unit: process or lot
stage: tender
category: low competition
rationale: >
  A framework keeps all others out for as long as it lasts; the law sets a longest time, which only a
  stated reason may exceed.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2014/24/EU, article 33(1); elsewhere the law named with each limit"
  - "K-Monitor, Red Flags project: indicators of corruption risk in procurement notices"
needs: [tender_condition.framework, tender_condition.contract_days, tender_condition.contract_start, tender_condition.contract_end, tender.country]
parameters: {}
cannot_tell:
  missing_field: the record does not say whether it is a framework, or for how long
  no_threshold: no longest time is known for the country and day
  no_timezone: a time is given without a zone, and the answer depends on it
  window: a day is given without a time, and the answer depends on the time
  inconsistent_dates: the end lies before the start
innocent:
  - An investment of the supplier that takes longer to pay off, justified in the notice
  - The period holds for the contracts under the framework, not for itself
clears:
  - The justification in the notice
weight: 20
needs_rung: record
sentence: "The framework {ocid:title} is to last {value} days; the law allows {years} years ({threshold_source}){reason_note}."
*/
with legal as (
  select
    t.ocid, min(h.value) as years, min(h.source) as source
  from tender as t
  join threshold as h on h.country = t.country and h.name = 'framework_years'
  where h.begins <= coalesce(t.notice_latest, t.tender_start_latest, t.release_latest)
    and (
      h.ends is null
      or h.ends > coalesce(t.notice_earliest, t.tender_start_earliest, t.release_earliest)
    )
  group by t.ocid
),
judged as (
  select
    f.*, t.country, t.year, t.buyer_id, t.value_amount, t.value_currency, l.years, l.source as law,
    -- So many years have at most this many days.
    ceil(365.25 * l.years) as limit_days,
    coalesce(cast(f.days as double), f.shortest) as least_days,
    coalesce(cast(f.days as double), f.longest) as most_days
  from framework_lot as f
  join tender as t on t.ocid = f.ocid
  left join legal as l on l.ocid = f.ocid
),
reasoned as (
  select
    j.*,
    case
      when not j.stated then 'missing_field:tender/techniques/hasFrameworkAgreement'
      when j.most_days is null then 'missing_field:tender/contractPeriod'
      when j.most_days < 0 then 'inconsistent_dates'
      when j.years is null then 'no_threshold'
      when j.least_days > j.limit_days then null
      when j.most_days <= j.limit_days then null
      else j.dates_reason
    end as reason
  from judged as j
)
select
  r.unit_id,
  case
    when r.reason is not null then 'cannot_tell'
    when r.least_days > r.limit_days then 'hit'
    else 'clear'
  end as answer,
  r.reason,
  case
    when r.reason is null and r.least_days > r.limit_days and r.rationale is not null
      then 'suppressed:reason_stated'
  end as suppressed_by,
  r.ocid,
  r.buyer_id as entity_id,
  r.value_amount as amount,
  r.value_currency as currency,
  cast(null as date) as day,
  r.country,
  r.year,
  r.least_days as value,
  r.limit_days as threshold,
  r.law as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  r.years,
  if(r.rationale is null, ' and no reason is stated', ', and a reason is stated') as reason_note
from reasoned as r;

select
  h.unit_id, 'the framework and its time' as role, 'tender_condition' as table_name,
  f.source, f.file, f.line, f.path, 'contractPeriod' as field, coalesce(cast(f.days as varchar), cast(f.shortest as varchar)) as value
from hit as h
join framework_lot as f on f.unit_id = h.unit_id;
