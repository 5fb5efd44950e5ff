/*
id: AU-02
title: Few recommendations to a body are implemented
version: "1.0"
since: "2026-11-25"
unit: addressee x year
stage: follow-up
category: audit follow-up
rationale: >
  The share of accepted recommendations that were implemented, and verified to be, when they were due
  tells whether audits change anything in a body. What is only claimed stands beside it.
basis:
  - "ISSAI 100, Fundamental Principles of Public-Sector Auditing: follow-up"
needs: [audit_recommendation.addressee_id, audit_recommendation.due, audit_recommendation.status]
parameters:
  least_due:
    value: 10
    meaning: Fewer recommendations that were accepted and due than this bear no rate
    source: our proposal
  least_rate:
    value: 0.5
    meaning: A rate below this is a hit
    source: our proposal
cannot_tell:
  too_few: fewer recommendations were accepted and due than the parameter says
  missing_field: some have no status, so that the rate may lie on both sides
innocent:
  - Most of them are young
  - Few, but large ones, were done first
clears:
  - Proof of what was done
weight: 20
needs_rung: record
sentence: "Of {due} recommendations to {entity_id:name} that were accepted and due in {year}, {verified} are verified as implemented, and {claimed} more are said to be."
*/
with state as (
  select
    r.*, coalesce(e.entity_id, r.addressee_id) as addressee,
    row_number() over (
      partition by r.recommendation_id order by r.sequence desc, r.source, r.line
    ) as place
  from audit_recommendation as r
  left join party_entity as e on e.party_id = r.addressee_id
  where r.addressee_id is not null
),
extension as (
  select recommendation_id, max(extended_latest) as until
  from audit_recommendation
  group by recommendation_id
),
counted as (
  -- Due on the day whose state is told; rejected and replaced ones were never, or no longer, accepted.
  select
    s.addressee, year(greatest(s.due_latest, coalesce(x.until, s.due_latest))) as year,
    min(p.country) as country, min(s.addressee_id) as addressee_id, count(*) as due,
    count(*) filter (where s.status = 'implemented_verified') as verified,
    count(*) filter (where s.status = 'implemented_claimed') as claimed,
    count(*) filter (where s.status is null) as unknown
  from state as s
  join extension as x on x.recommendation_id = s.recommendation_id
  left join party as p on p.party_id = s.addressee_id
  where s.place = 1 and coalesce(s.status, '') not in ('new', 'rejected', 'superseded')
    and greatest(s.due_latest, coalesce(x.until, s.due_latest)) < s.as_of_earliest
  group by s.addressee, year(greatest(s.due_latest, coalesce(x.until, s.due_latest)))
),
judged as (
  select
    c.*, cast(c.verified as double) / nullif(c.due, 0) as rate,
    case
      when c.due < $least_due then 'too_few:due'
      when cast(c.verified + c.unknown as double) / nullif(c.due, 0) < $least_rate then 'hit'
      when cast(c.verified as double) / nullif(c.due, 0) >= $least_rate then 'clear'
      else 'missing_field:status'
    end as state
  from counted as c
)
select
  concat(j.addressee, '/', cast(j.year as varchar)) as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.addressee as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country as country,
  j.year as year,
  j.rate as value,
  $least_rate as threshold,
  'parameter least_rate' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.due,
  j.verified,
  j.claimed
from judged as j;

select
  h.unit_id, 'a recommendation that was due' as role, 'audit_recommendation' as table_name,
  r.source, r.file, r.line, r.path, 'status' as field, r.status as value
from hit as h
join audit_recommendation as r on year(coalesce(r.extended_latest, r.due_latest)) = h.year
left join party_entity as e on e.party_id = r.addressee_id
where coalesce(e.entity_id, r.addressee_id) = h.entity_id;
