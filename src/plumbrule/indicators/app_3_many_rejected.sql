/*
id: APP-3
title: Two bidders or more were put out, and a complaint about it was upheld
version: "1.0"
since: "2026-11-24"
unit: lot
stage: award
category: bid rigging
rationale: >
  Where several rivals of the winner are put out and the review finds a fault, the way was being cleared.
basis:
  - "UN Convention against Corruption, article 9(1)(d): effective system of review and appeal"
  - "UNCITRAL Model Law on Public Procurement (2011), article 64: right to challenge and appeal"
needs: [complaint.status, complaint.award_id, bid.status, bid_party.party_id, award.status, award_party.party_id]
parameters:
  upheld:
    value: [upheld, satisfied, accepted]
    meaning: Words of status, in lower case, that say a complaint was upheld
    source: our proposal; words in use by ProZorro (Ukraine) and others
  carried_out:
    value: [resolved]
    meaning: Words of status that say it was upheld and carried out
    source: our proposal; word in use by ProZorro (Ukraine)
  rejected_min:
    value: 2
    meaning: Least number of bidders, the winner not among them, that were put out
    source: State Audit Service of Ukraine, automatic risk indicators of ProZorro
cannot_tell:
  missing_field: a bid has no status or bidder, or there are no bids
  unlinked_lot: the process has lots, and a complaint, bid or award is linked to none of them
innocent:
  - The bids were weak
  - The complaint was about another point
clears:
  - The decisions on the bids, with reasons the tender announced
  - The decision on the complaint
weight: 50
needs_rung: record
sentence: "In {ocid:title} {value} bidders other than {supplier_id:name} were put out, {supplier_id:name} won {amount}, and a complaint was upheld."
*/
with upheld as (
  select c.ocid, c.complaint_id, c.award_id, c.lot_id
  from complaint as c
  where lower(c.status) in $upheld or lower(c.status) in $carried_out
),
about as (
  -- The lots a complaint is about; in a process that competes as a whole it is about that.
  select u.ocid, u.complaint_id, d.unit_id
  from upheld as u
  join decision as d on d.ocid = u.ocid and d.award_id = u.award_id
  union
  select u.ocid, u.complaint_id, c.unit_id
  from upheld as u
  join competition as c on c.ocid = u.ocid and (c.lot_id = u.lot_id or c.lot_id is null)
),
placed as (
  select unit_id, min(complaint_id) as complaint_id
  from about
  where unit_id is not null
  group by unit_id
),
adrift as (
  select u.ocid, min(u.complaint_id) as complaint_id
  from upheld as u
  where not exists (
    select 1 as one from about as a
    where a.ocid = u.ocid and a.complaint_id = u.complaint_id and a.unit_id is not null
  )
  group by u.ocid
),
winner as (
  select unit_id, min(supplier) as supplier
  from decision
  where status = 'active' and unit_id is not null
  group by unit_id
),
put_out as (
  select unit_id, tenderer from offer where status = 'disqualified' and tenderer is not null
  union
  -- Some publishers put a bidder out by an award that is unsuccessful.
  select unit_id, supplier as tenderer
  from decision
  where status = 'unsuccessful' and supplier is not null
),
rejected as (
  select p.unit_id, count(distinct p.tenderer) as n
  from put_out as p
  join winner as w on w.unit_id = p.unit_id
  where not exists (
    select 1 as one from decision as d
    where d.unit_id = p.unit_id and d.status = 'active' and shares_member(d.supplier, p.tenderer)
  )
  group by p.unit_id
),
judged as (
  select
    c.*, coalesce(p.complaint_id, a.complaint_id) as complaint_id, w.supplier,
    coalesce(r.n, 0) as rejected,
    case
      when c.unlinked or p.unit_id is null then 'unlinked_lot'
      when r.n >= $rejected_min then null
      when c.bids = 0 then 'missing_field:bids/details'
      when c.unknown > 0 then 'missing_field:bids/details/status'
      when c.anonymous > 0 then 'missing_field:bids/details/tenderers'
    end as reason
  from competition as c
  left join placed as p on p.unit_id = c.unit_id
  left join adrift as a on a.ocid = c.ocid
  left join winner as w on w.unit_id = c.unit_id
  left join rejected as r on r.unit_id = c.unit_id
  where c.active > 0 and (p.unit_id is not null or a.ocid is not null)
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.rejected >= $rejected_min then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.awarded as amount,
  j.awarded_currency as currency,
  j.award_day as day,
  j.country,
  j.year,
  cast(j.rejected as double) as value,
  cast($rejected_min as double) as threshold,
  'parameter rejected_min' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.supplier as supplier_id,
  j.complaint_id
from judged as j;

select
  h.unit_id, 'the complaint' as role, 'complaint' as table_name,
  c.source, c.file, c.line, c.path, 'status' as field, c.status as value
from hit as h
join complaint as c on c.ocid = h.ocid and c.complaint_id = h.complaint_id
union all
select
  h.unit_id, 'a bid that was put out' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join offer as o on o.unit_id = h.unit_id and o.status = 'disqualified'
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
union all
select
  h.unit_id, concat('an award, ', a.status) as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join decision as d on d.unit_id = h.unit_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id;
