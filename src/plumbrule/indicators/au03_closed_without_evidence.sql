/*
id: AU-03
title: A recommendation is called implemented without evidence
version: "1.0"
since: "2026-11-25"
unit: recommendation
stage: follow-up
category: audit follow-up
rationale: >
  Whether something was done is for somebody else than the addressee to say, on the strength of a record.
basis:
  - "ISSAI 100, Fundamental Principles of Public-Sector Auditing: follow-up and evidence"
needs: [audit_recommendation.status, audit_recommendation.evidence, audit_recommendation.verified_by]
parameters: {}
cannot_tell:
  missing_field: the source does not record evidence and verifier, or the status is missing
innocent:
  - The evidence is kept outside the system
  - It was verified on site, and nothing was uploaded
clears:
  - The evidence, and who verified it
weight: 30
needs_rung: record
sentence: "A recommendation is {status}, and {what_is_missing}."
*/
with state as (
  select
    r.*,
    row_number() over (
      partition by r.recommendation_id order by r.sequence desc, r.source, r.line
    ) as place
  from audit_recommendation as r
),
judged as (
  select
    s.recommendation_id, s.sequence, s.status, s.addressee_id, s.value_amount, s.value_currency,
    s.evidence, s.verified_by, s.as_of_latest, p.country, e.entity_id,
    case
      when s.status is null then 'missing_field:status'
      when s.status not in ('implemented_claimed', 'implemented_verified') then 'clear'
      when s.evidence is not null and s.verified_by is not null then 'clear'
      when s.has_evidence_field is distinct from true then 'missing_field:evidence'
      else 'hit'
    end as state
  from state as s
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
  'evidence and verifier' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.sequence,
  replace(j.status, '_', ' and ') as status,
  if(j.evidence is null, if(j.verified_by is null, 'neither evidence nor who verified it is recorded', 'no evidence is recorded'), 'nobody is recorded who verified it') as what_is_missing
from judged as j;

select
  h.unit_id, 'the recommendation' as role, 'audit_recommendation' as table_name,
  r.source, r.file, r.line, r.path, 'status' as field, r.status as value
from hit as h
join audit_recommendation as r
  on r.recommendation_id = h.unit_id and r.sequence = h.sequence;
