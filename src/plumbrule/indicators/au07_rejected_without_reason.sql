/*
id: AU-07
title: A recommendation is rejected without a reason
version: "1.0"
since: "2026-11-25"
unit: recommendation
stage: follow-up
category: audit follow-up
rationale: >
  A body may disagree with its auditor, and says why.
basis:
  - "ISSAI 100, Fundamental Principles of Public-Sector Auditing: follow-up"
needs: [audit_recommendation.status, audit_recommendation.reason]
parameters: {}
cannot_tell:
  missing_field: the source does not record reasons, or the status is missing
innocent:
  - The reason stands in a letter
clears:
  - The reason
weight: 20
needs_rung: record
sentence: "A recommendation was rejected on {day}, and no reason is recorded."
*/
with state as (
  select
    r.*,
    row_number() over (
      partition by r.recommendation_id order by r.sequence desc, r.source, r.line
    ) as place
  from audit_recommendation as r
),
given as (
  select recommendation_id, max(reason) as reason
  from audit_recommendation
  where status = 'rejected'
  group by recommendation_id
),
judged as (
  select
    s.recommendation_id, s.sequence, s.addressee_id, s.value_amount, s.value_currency, s.as_of_latest,
    p.country, e.entity_id,
    case
      when s.status is null then 'missing_field:status'
      when s.status <> 'rejected' or length(trim(coalesce(g.reason, ''))) > 0 then 'clear'
      when s.has_reason_field is distinct from true then 'missing_field:reason'
      else 'hit'
    end as state
  from state as s
  left join given as g on g.recommendation_id = s.recommendation_id
  left join party as p on p.party_id = s.addressee_id
  left join party_entity as e on e.party_id = s.addressee_id
  where s.place = 1
)
select
  j.recommendation_id as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  coalesce(j.entity_id, j.addressee_id) as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  cast(j.as_of_latest as date) as day,
  j.country as country,
  year(j.as_of_latest) as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'a reason on record' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.sequence
from judged as j;

select
  h.unit_id, 'the recommendation' as role, 'audit_recommendation' as table_name,
  r.source, r.file, r.line, r.path, 'status' as field, r.status as value
from hit as h
join audit_recommendation as r
  on r.recommendation_id = h.unit_id and r.sequence = h.sequence;
