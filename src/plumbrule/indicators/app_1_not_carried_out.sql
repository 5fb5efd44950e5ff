/*
id: APP-1
title: A complaint was upheld and nothing followed
version: "1.0"
since: "2026-11-24"
unit: process
stage: award
category: bid rigging
rationale: >
  A review that is not obeyed protects nobody.
basis:
  - "UN Convention against Corruption, article 9(1)(d): effective system of review and appeal"
  - "UNCITRAL Model Law on Public Procurement (2011), article 64: right to challenge and appeal"
needs: [complaint.status, complaint.decided, award.date, tender.status]
parameters:
  upheld:
    value: [upheld, satisfied, accepted]
    meaning: Words of status, in lower case, that say a complaint was upheld
    source: our proposal; words in use by ProZorro (Ukraine) and others
  carried_out:
    value: [resolved]
    meaning: Words of status that say it was upheld and carried out
    source: our proposal; word in use by ProZorro (Ukraine)
  days:
    value: 30
    meaning: Days after the decision in which it is to be carried out
    source: our proposal; the law of the country decides
cannot_tell:
  missing_field: the decision has no date, or an award has none
  not_final: the term has not passed yet, as far as the data reach
innocent:
  - The decision was appealed to a court
  - The buyer acted outside the system
clears:
  - The buyer's act that carries the decision out
weight: 55
needs_rung: record
sentence: "A complaint about {ocid:title} was upheld on {decided_day}; {value} days later the data show neither a new award nor that it was carried out."
*/
with upheld as (
  select
    c.*,
    row_number() over (
      partition by c.ocid order by c.decided_latest, c.complaint_id
    ) as nth
  from complaint as c
  where lower(c.status) in $upheld
),
resolved as (
  select ocid from complaint where lower(status) in $carried_out group by ocid
),
act as (
  -- What the buyer did about it: an award after the decision, or the award in question undone.
  select
    u.ocid, u.complaint_id,
    max(
      case
        when a.date_earliest > u.decided_earliest then 1
        when a.award_id = u.award_id and a.status in ('cancelled', 'unsuccessful') then 1
        else 0
      end
    ) as acted,
    max(
      case
        when a.date_earliest is null or (a.date_latest >= u.decided_earliest
          and a.date_earliest <= u.decided_latest) then 1
        else 0
      end
    ) as unsure
  from upheld as u
  join award as a on a.ocid = u.ocid
  group by u.ocid, u.complaint_id
),
asked as (
  select
    u.ocid, u.complaint_id, u.decided_earliest, u.decided_latest,
    coalesce(a.acted, 0) as acted, coalesce(a.unsure, 0) as unsure, t.status as tender_status,
    floor(seconds_between(u.decided_latest, p.as_of) / 86400.0) as days
  from upheld as u
  join tender as t on t.ocid = u.ocid
  left join act as a on a.ocid = u.ocid and a.complaint_id = u.complaint_id
  left join (
    select source, max(release_latest) as as_of from tender group by source
  ) as p on p.source = t.source
),
told as (
  select
    a.*,
    case
      when a.acted = 1 or coalesce(a.tender_status, '') in ('cancelled', 'unsuccessful', 'withdrawn')
        then 'clear'
      when a.decided_earliest is null then 'missing_field:complaints/dateDecision'
      when a.unsure = 1 then 'missing_field:awards/date'
      when a.days is null or a.days <= $days then 'not_final'
      else 'hit'
    end as state
  from asked as a
),
ordered as (
  select
    t.*,
    row_number() over (
      partition by t.ocid
      order by
        case when t.state = 'hit' then 0 when t.state = 'clear' then 2 else 1 end, t.complaint_id
    ) as place
  from told as t
),
population as (
  select ocid from upheld group by ocid
  union
  select ocid from resolved
)
select
  p.ocid as unit_id,
  case
    when o.state = 'hit' then 'hit'
    when coalesce(o.state, 'clear') = 'clear' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(coalesce(o.state, 'clear') in ('hit', 'clear'), null, o.state) as reason,
  cast(null as varchar) as suppressed_by,
  p.ocid,
  t.buyer_id as entity_id,
  t.value_amount as amount,
  t.value_currency as currency,
  cast(o.decided_latest as date) as day,
  t.country,
  t.year,
  o.days as value,
  cast($days as double) as threshold,
  'parameter days' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  o.complaint_id,
  cast(o.decided_latest as date) as decided_day
from population as p
join tender as t on t.ocid = p.ocid
left join ordered as o on o.ocid = p.ocid and o.place = 1;

select
  h.unit_id, 'the complaint' as role, 'complaint' as table_name,
  c.source, c.file, c.line, c.path, 'status, dateDecision' as field,
  concat(c.status, ', ', coalesce(c.decided_text, '')) as value
from hit as h
join complaint as c on c.ocid = h.ocid and c.complaint_id = h.complaint_id
union all
select
  h.unit_id, concat('an award, ', a.status) as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid;
