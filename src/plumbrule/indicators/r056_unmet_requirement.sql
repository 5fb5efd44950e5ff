/*
id: R056
title: Winning bid without an answer to a requirement
version: "1.0"
since: "2026-11-24"
unit: award
stage: award
category: bid rigging
rationale: >
  A winner that did not answer what every bidder had to answer was not judged like the others.
  Whether an answer is good is not examined.
basis:
  - "UN Convention against Corruption, article 9(1)(c): objective and predetermined criteria for decisions"
  - "UNCITRAL Model Law on Public Procurement (2011), article 43: examination and evaluation of tenders"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R056"
needs: [requirement.requirement_id, requirement_response.requirement_id, award.bid_id]
parameters:
  bidder_side:
    value: [tenderer, item, lot, tender]
    meaning: What requirements are about that every bid has to answer
    source: OCDS requirements extension, code list of what criteria relate to
cannot_tell:
  structural_absence: no bid of the process has an answer published
  winner_unknown: the award names no bid, and the supplier did not make just one
innocent:
  - The law allows papers to be brought later
  - They are kept in a register of suppliers
  - They are not published, for secrecy
clears:
  - The winner's bid with its papers
weight: 40
needs_rung: record
sentence: "The winning bid of {entity_id:name} in {ocid:title} has no published answer to {unmet} of {required} requirements."
*/
with required as (
  select distinct ocid, requirement_id
  from requirement
  where relates_to is null or relates_to in $bidder_side
),
answered as (
  select distinct ocid, bid_id, requirement_id from requirement_response
),
answering as (
  select ocid, count(*) as answers from requirement_response group by ocid
),
candidate_bid as (
  -- The bid the award names, else the only one the supplier made.
  select
    d.ocid, d.award_id, min(d.supplier) as supplier, min(d.amount) as amount,
    min(d.currency) as currency, min(d.date_earliest) as date_earliest,
    coalesce(min(d.bid_id), if(count(distinct o.bid_id) = 1, min(o.bid_id), null)) as bid_id
  from decision as d
  left join offer as o
    on o.ocid = d.ocid and o.tenderer = d.supplier and o.unit_id = d.unit_id
    and o.submitted is not false
  where d.status = 'active'
  group by d.ocid, d.award_id
),
checked as (
  select
    c.ocid, c.award_id, count(*) as required, count(a.requirement_id) as met
  from candidate_bid as c
  join required as r on r.ocid = c.ocid
  left join answered as a
    on a.ocid = c.ocid and a.bid_id = c.bid_id and a.requirement_id = r.requirement_id
  group by c.ocid, c.award_id
),
judged as (
  select
    c.ocid || '/award/' || c.award_id as unit_id, c.*, t.country, t.year, k.required,
    k.required - k.met as unmet, (k.required > k.met) as found,
    case
      when w.answers is null then 'structural_absence:bids/details/requirementResponses'
      when c.bid_id is null then 'winner_unknown'
    end as reason
  from candidate_bid as c
  join checked as k on k.ocid = c.ocid and k.award_id = c.award_id
  join tender as t on t.ocid = c.ocid
  left join answering as w on w.ocid = c.ocid
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.currency,
  cast(j.date_earliest as date) as day,
  j.country,
  j.year,
  cast(j.unmet as double) as value,
  cast(0 as double) as threshold,
  'definition' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.award_id,
  j.bid_id,
  j.unmet,
  j.required
from judged as j;

select
  h.unit_id, 'a requirement without an answer' as role, 'requirement' as table_name,
  r.source, r.file, r.line, r.path, 'title' as field, coalesce(r.title, r.requirement_id) as value
from hit as h
join requirement as r on r.ocid = h.ocid
left join requirement_response as a
  on a.ocid = h.ocid and a.bid_id = h.bid_id and a.requirement_id = r.requirement_id
where a.requirement_id is null and (r.relates_to is null or r.relates_to in $bidder_side)
union all
select
  h.unit_id, 'the winning bid' as role, 'bid' as table_name,
  r.source, r.file, r.line, r.path, 'id' as field, r.bid_id as value
from hit as h
join bid as r on r.ocid = h.ocid and r.bid_id = h.bid_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.date_text as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.award_id;
