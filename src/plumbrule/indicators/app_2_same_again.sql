/*
id: APP-2
title: After an upheld complaint the award went to the same bidder again
version: "1.0"
since: "2026-11-24"
unit: process
stage: award
category: bid rigging
rationale: >
  A new decision that repeats the one found wrong may carry out the review in form only.
basis:
  - "UN Convention against Corruption, article 9(1)(d): effective system of review and appeal"
  - "UNCITRAL Model Law on Public Procurement (2011), article 64: right to challenge and appeal"
needs: [complaint.status, complaint.award_id, award.status, award.bid_id, award_party.party_id]
parameters:
  upheld:
    value: [upheld, satisfied, accepted]
    meaning: Words of status, in lower case, that say a complaint was upheld
    source: our proposal; words in use by ProZorro (Ukraine) and others
  carried_out:
    value: [resolved]
    meaning: Words of status that say it was upheld and carried out
    source: our proposal; word in use by ProZorro (Ukraine)
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which two suppliers of one process are taken for one
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: the complaint does not say which award it is against, or that award or its supplier is not published
  unlinked_lot: the process has lots, and one of the awards is linked to none of them
  weak: the two suppliers may be one
innocent:
  - The fault was one of form and was repaired
  - There was no other valid bid
clears:
  - The new decision, with reasons that answer the complaint
weight: 50
needs_rung: publisher_id
sentence: "A complaint against an award in {ocid:title} was upheld; another award of the same lot ({amount}) went to {supplier_id:name} again."
*/
with upheld as (
  select c.ocid, c.complaint_id, c.award_id, c.decided_earliest
  from complaint as c
  where lower(c.status) in $upheld or lower(c.status) in $carried_out
),
contested as (
  select
    u.ocid, u.complaint_id, u.award_id, d.award_id as known, d.unit_id, d.supplier, d.bid_id, d.rank
  from upheld as u
  left join decision as d on d.ocid = u.ocid and d.award_id = u.award_id
),
again as (
  select
    c.ocid, c.complaint_id, n.award_id as new_award, n.supplier, n.amount, n.currency,
    least(c.rank, n.rank) as rank, n.date_latest,
    case
      when n.award_id is null then 'clear'
      when c.bid_id = n.bid_id then 'hit'
      when n.supplier is null then 'missing_field:awards/suppliers'
      when n.supplier = c.supplier and least(c.rank, n.rank) >= rung_rank($least_rung) then 'hit'
      when n.supplier = c.supplier then concat('weak:', rung_name(least(c.rank, n.rank)))
      when exists (
        select 1 as one from possible_match as m
        where m.one = c.supplier and m.other = n.supplier
      ) then 'weak:candidate'
      else 'clear'
    end as state
  from contested as c
  left join decision as n
    on n.ocid = c.ocid and n.unit_id = c.unit_id and n.award_id <> c.award_id and n.status = 'active'
  where c.known is not null and c.supplier is not null and c.unit_id is not null
),
told as (
  select
    c.ocid, c.complaint_id, a.new_award, a.supplier, a.amount, a.currency, a.rank, a.date_latest,
    case
      when c.award_id is null then 'missing_field:complaints/award'
      when c.known is null then 'missing_field:awards'
      when c.supplier is null then 'missing_field:awards/suppliers'
      when c.unit_id is null then 'unlinked_lot'
      else a.state
    end as state
  from contested as c
  left join again as a on a.ocid = c.ocid and a.complaint_id = c.complaint_id
),
ordered as (
  select
    t.*,
    row_number() over (
      partition by t.ocid
      order by
        case when t.state = 'hit' then 0 when t.state = 'clear' then 2 else 1 end,
        t.complaint_id, t.new_award, t.state
    ) as place
  from told as t
)
select
  o.ocid as unit_id,
  case
    when o.state in ('hit', 'clear') then o.state
    else 'cannot_tell'
  end as answer,
  if(o.state in ('hit', 'clear'), null, o.state) as reason,
  cast(null as varchar) as suppressed_by,
  o.ocid,
  o.supplier as entity_id,
  o.amount,
  o.currency,
  cast(o.date_latest as date) as day,
  t.country,
  t.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'definition: same bid or supplier in the same lot' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(coalesce(o.rank, 9)) as rung,
  o.complaint_id,
  o.new_award,
  o.supplier as supplier_id
from ordered as o
join tender as t on t.ocid = o.ocid
where o.place = 1;

select
  h.unit_id, 'the complaint' as role, 'complaint' as table_name,
  c.source, c.file, c.line, c.path, 'status' as field, c.status as value
from hit as h
join complaint as c on c.ocid = h.ocid and c.complaint_id = h.complaint_id
union all
select
  h.unit_id, 'the award complained of' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join complaint as c on c.ocid = h.ocid and c.complaint_id = h.complaint_id
join award as a on a.ocid = c.ocid and a.award_id = c.award_id
union all
select
  h.unit_id, 'the new award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.new_award;
