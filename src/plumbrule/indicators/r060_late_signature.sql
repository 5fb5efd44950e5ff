/*
id: R060
title: Very long time between award and signature
version: "1.0"
since: "2026-11-24"
unit: contract
stage: contract
category: bid rigging
rationale: >
  Weeks between the award and the signature leave room to renegotiate, or to wait until a rival
  gives up.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 22: acceptance of the successful submission and entry into force of the contract"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R060"
needs: [award.date, contract.signed, contract.award_id, tender.method]
parameters: {}
cannot_tell:
  missing_field: the award or the signature has no date, or the contract names no award
  group_too_small: fewer than thirty like units to compare with, or none that is like it
  no_spread: the middle half of the like units took the same number of days
  window: the dates leave open whether the time lies beyond the fence
  no_timezone: a time is given without a zone, and the answer depends on it
  inconsistent_dates: the second date lies before the first
innocent:
  - A complaint and its standstill
  - Approval by a parliament or a funder
  - A guarantee that came late
clears:
  - The decision on the complaint
  - The letter of approval
weight: 25
needs_rung: record
sentence: "The contract for {ocid:title} was signed {value} days after the award; like contracts take at most {threshold} ({comparison})."
*/
with compared as (
  select v.*, g.label, g.n, g.q1, g.q3, g.high
  from signature_timing as v
  left join measure_group as g
    on g.kind = 'signature'
    and g.key = alike(v.country, v.year, v.method, v.category, v.division, v.region)
),
judged as (
  select
    c.*,
    coalesce(
      c.reason,
      case
        when c.label is null then 'group_too_small'
        when c.q1 = c.q3 then 'no_spread'
        when ln(1.0 + c.longest) <= c.high then null
        when c.shortest >= 0 and ln(1.0 + c.shortest) > c.high then null
        else doubt_of_dates(c.awarded_earliest, c.awarded_latest, c.awarded_text,
          c.signed_earliest, c.signed_latest, c.signed_text
        )
      end
    ) as judgement
  from compared as c
)
select
  j.unit_id,
  case
    when j.judgement is not null then 'cannot_tell'
    when ln(1.0 + j.longest) > j.high then 'hit'
    else 'clear'
  end as answer,
  j.judgement as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.currency,
  written_day(j.signed_earliest, j.signed_latest, j.signed_text) as day,
  j.country,
  j.year,
  cast(j.longest as double) as value,
  exp(j.high) - 1 as threshold,
  'Q3 + 1.5 IQR of ln(1 + days) among like units' as threshold_source,
  case
    when j.label is not null then concat(
      cast(j.n as varchar), ' in ', j.label, ': the middle half took ',
      cast(round(exp(j.q1) - 1, 1) as varchar), ' to ', cast(round(exp(j.q3) - 1, 1) as varchar),
      ' days'
    )
  end as comparison,
  'record' as rung,
  j.contract_id,
  j.award_id
from judged as j;

select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.date_text as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.award_id
union all
select
  h.unit_id, 'the signature' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path, 'dateSigned' as field, r.signed_text as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id;
