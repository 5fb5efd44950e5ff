/*
id: R071
title: Most of the work is given on to subcontractors
version: "1.0"
since: "2026-11-24"
unit: award
stage: contract
category: fraud
rationale: >
  A contractor who gives on most of the work adds little but a margin, and may have won for others.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R071"
needs: [related_process.relationship, subcontracting.subcontracted, subcontracting.share_min, subcontracting.share_max, award.status]
parameters:
  share_max:
    value: 0.5
    meaning: Share of the value given on from which it is a hit
    source: our proposal; the law of a country may set another
cannot_tell:
  missing_field: the award does not say whether, or how much of, the work is given on
  sources_disagree: the award says that nothing is given on, and subcontracts are on record
  unparseable: a share lies outside 0 to 1, so that its unit is not certain
innocent:
  - A general contractor, who coordinates trades
  - A share that the law allows or even asks for
  - Specialised trades
clears:
  - The contractor's own part in the offer and on the site
weight: 25
needs_rung: record
sentence: "{supplier_id:name}, awarded {ocid:title} ({amount}), gives on {percent} percent or more of it to others."
*/
with sole as (
  select ocid from purchase group by ocid having count(*) = 1
),
given_on as (
  -- Subcontracts that are processes of their own, in the currency of the one award they belong to.
  select p.ocid, sum(q.amount) as amount
  from purchase as p
  join sole as o on o.ocid = p.ocid
  join (
    select distinct ocid, identifier
    from related_process
    where relationship like '%subContract%' and (scheme is null or scheme = 'ocid')
  ) as r on r.ocid = p.ocid
  join purchase as q on q.ocid = r.identifier and q.currency = p.currency
  group by p.ocid
),
declared as (
  select
    p.*, s.subcontracted, s.share_max,
    greatest(
      s.share_min, cast(g.amount as double) / nullif(cast(p.amount as double), 0)
    ) as share_min,
    s.share_min as stated_min
  from purchase as p
  left join subcontracting as s on s.ocid = p.ocid and s.award_id = p.award_id
  left join given_on as g on g.ocid = p.ocid
  where p.supplier is not null
),
judged as (
  select
    s.*,
    case
      when s.subcontracted is null and s.share_min is null and s.share_max is null
        then 'missing_field:awards/hasSubcontracting'
      when s.subcontracted is false and s.share_min > 0 then 'sources_disagree'
      when s.subcontracted is false then null
      when s.stated_min < 0 or s.stated_min > 1 or s.share_max < 0 or s.share_max > 1
        then 'unparseable:awards/subcontracting/minimumPercentage'
      when s.share_min >= $share_max then null
      when s.share_max < $share_max then null
      when s.share_min is null then 'missing_field:awards/subcontracting/minimumPercentage'
      else 'missing_field:awards/subcontracting/maximumPercentage'
    end as reason
  from declared as s
)
select
  j.ocid || '/award/' || j.award_id as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.subcontracted is false then 'clear'
    when j.share_min >= $share_max then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.currency,
  j.day,
  j.country,
  j.year,
  j.share_min as value,
  cast($share_max as double) as threshold,
  'parameter share_max' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.supplier as supplier_id,
  j.award_id,
  round(100 * j.share_min, 1) as percent
from judged as j;

select
  h.unit_id, 'share given on' as role, 'subcontracting' as table_name,
  s.source, s.file, s.line, s.path, 'subcontracting/minimumPercentage' as field,
  cast(s.share_min as varchar) as value
from hit as h
join subcontracting as s on s.ocid = h.ocid and s.award_id = h.award_id
union all
select
  h.unit_id, 'award of a subcontract' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join related_process as r on r.ocid = h.ocid and r.relationship like '%subContract%'
join award as a on a.ocid = r.identifier and a.status = 'active'
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id;
