/*
id: AU-05
title: Awards by a unit while a serious finding about its purchases is open
version: "1.0"
since: "2026-11-25"
unit: award
stage: award
category: audit follow-up
rationale: >
  Until a serious finding about how a unit buys is closed, what it goes on buying in the same way
  carries the same weakness.
basis:
  - "UN Convention against Corruption, article 9(1) and (2)(e): review of procurement, and corrective action"
needs: [audit_finding.body_id, audit_finding.severity, audit_finding.found, award.date, tender.buyer_id]
parameters:
  severity:
    value: high
    meaning: Findings of this severity are looked at
    source: our proposal
cannot_tell:
  missing_field: the process of the finding, its date, or that of the award is not told
  weak: the body that was audited may be another than the buyer
  window: the dates leave it open
  unit_not_recorded: the finding is about one unit of the body, and awards do not tell the unit
innocent:
  - The finding is about another process
  - The award corrects what was found
clears:
  - The note that closes the finding
weight: 40
needs_rung: record
sentence: "{entity_id:name} awarded {ocid:title} ({amount}) on {day}, while a finding of {found_day} about its {process} was open."
*/
with finding as (
  -- A finding about something else than purchases has nothing to say here.
  select
    f.finding_id, coalesce(e.entity_id, f.body_id) as body, rung_rank(coalesce(e.rung, 'self')) as rank,
    f.unit, f.process, f.found_earliest, f.found_latest, f.closed_earliest, f.closed_latest
  from audit_finding as f
  left join party_entity as e on e.party_id = f.body_id
  where f.body_id is not null and lower(f.severity) = $severity
    and (f.process is null or regexp_matches(lower(f.process), 'procure|purchas|contract|tender|award'))
),
audited as (
  select f.*, f.body as bought_by, f.rank as same_rank from finding as f
  union all
  select f.*, m.other as bought_by, least(f.rank, m.rank) as same_rank
  from finding as f
  join possible_match as m on m.one = f.body
),
buyer as (
  select a.*, e.party_id as buyer_id, rung_rank(e.rung) as buyer_rank
  from audited as a
  join party_entity as e on e.entity_id = a.bought_by
  union all
  select a.*, a.bought_by as buyer_id, rung_rank('self') as buyer_rank
  from audited as a
  left join party_entity as e on e.party_id = a.bought_by
  where e.party_id is null
),
bought as (
  select b.*, t.ocid, t.country, t.year, p.name as buyer_name
  from buyer as b
  join tender as t on t.buyer_id = b.buyer_id
  left join party as p on p.party_id = b.buyer_id
),
judged as (
  select
    b.*, w.award_id, w.value_amount, w.value_currency, w.date_latest,
    case
      when w.date_latest < b.found_earliest or w.date_earliest > b.closed_latest then 'clear'
      when least(b.same_rank, b.buyer_rank) < rung_rank('publisher_id')
        then concat('weak:', rung_name(least(b.same_rank, b.buyer_rank)))
      when b.found_latest is null then 'missing_field:audit_finding/found'
      when w.date_latest is null then 'missing_field:awards/date'
      when w.date_earliest <= b.found_latest then 'window:found'
      when w.date_latest >= b.closed_earliest then 'window:closed'
      when b.process is null then 'missing_field:process'
      when b.unit is not null and lower(b.unit) is distinct from lower(b.buyer_name)
        then 'unit_not_recorded'
      else 'hit'
    end as state
  from bought as b
  join award as w on w.ocid = b.ocid
  where coalesce(w.status, 'active') = 'active'
),
ordered as (
  select
    j.*,
    row_number() over (
      partition by j.ocid, j.award_id
      order by
        case j.state when 'hit' then 0 when 'clear' then 2 else 1 end, j.found_latest desc,
        j.finding_id
    ) as place
  from judged as j
)
select
  concat(o.ocid, '/', o.award_id) as unit_id,
  case
    when o.state in ('hit', 'clear') then o.state
    when o.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(o.state in ('hit', 'clear'), null, o.state) as reason,
  cast(null as varchar) as suppressed_by,
  o.ocid as ocid,
  o.bought_by as entity_id,
  o.value_amount as amount,
  o.value_currency as currency,
  cast(o.date_latest as date) as day,
  o.country as country,
  o.year as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'the time the finding was open' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(least(o.same_rank, o.buyer_rank)) as rung,
  o.award_id,
  o.finding_id,
  o.process,
  cast(o.found_latest as date) as found_day
from ordered as o
where o.place = 1;

select
  h.unit_id, 'the finding' as role, 'audit_finding' as table_name,
  f.source, f.file, f.line, f.path, 'severity' as field, f.severity as value
from hit as h
join audit_finding as f on f.finding_id = h.finding_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id;
