/*
id: R035
title: All bids but the winning one were disqualified
version: "1.0"
since: "2026-11-24"
unit: lot
stage: award
category: bid rigging
rationale: >
  When every rival is put out, the one that stays wins whatever its price. The reasons given should
  bear looking at.
basis:
  - "UN Convention against Corruption, article 9(1)(b)-(d): conditions, objective criteria and review"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R035"
  - "State Audit Service of Ukraine, automatic risk indicators of the Prozorro system, 24-3-2"
needs: [bid.status, bid_party.party_id, award.status, award_party.party_id]
parameters:
  least:
    value: 1
    meaning: Least number of other tenderers that were disqualified
    source: Open Contracting Partnership, R035
  severe:
    value: 2
    meaning: Number from which the sentence says so
    source: our proposal
cannot_tell:
  missing_field: a bid has no status or no bidder
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  not_final: a bid or an award is still pending
  sources_disagree: an award was made, and no bid is valid
  structural_absence: none of a hundred or more bids of the country and year is disqualified, so it may be that such bids are not published
innocent:
  - All others really missed a requirement that the tender announced
  - Bids that were abnormally low, or guarantees that had run out
clears:
  - The written decisions on the bids, with reasons announced beforehand
  - The reviews that bidders asked for, and their outcome
weight: 55
needs_rung: record
sentence: "{out} other bidders in {ocid:title} were disqualified; {supplier_id:name} alone remained and won {amount}."
*/
with population as (
  select c.*
  from competition as c
  where c.active > 0 and (c.bids > 0 or c.unlinked)
),
told_apart as (
  select country, year, sum(submitted) as submitted, sum(disqualified) as disqualified
  from population
  group by country, year
),
narrowed as (
  -- One valid bidder, who won, and bids that were disqualified.
  select p.unit_id, p.valid_low
  from population as p
  where p.disqualified > 0 and p.valid_low = p.valid_high
    and p.supplier_low = p.valid_low and p.supplier_high = p.valid_low
),
put_out as (
  select n.unit_id, count(distinct o.tenderer) as rivals
  from narrowed as n
  join offer as o on o.unit_id = n.unit_id
  where o.status = 'disqualified' and not shares_member(o.tenderer, n.valid_low)
  group by n.unit_id
),
judged as (
  select
    p.*, o.rivals,
    case
      when p.unlinked then 'unlinked_lot'
      when p.unknown > 0 then 'missing_field:bids/details/status'
      when p.open_awards > 0 or p.undecided > 0 then 'not_final'
      when p.valid = 0 then 'sources_disagree'
      when p.disqualified > 0 and p.anonymous > 0 then 'missing_field:bids/details/tenderers'
      when p.valid = 1 and t.disqualified = 0 and t.submitted >= 100 then 'structural_absence'
    end as reason
  from population as p
  left join put_out as o on o.unit_id = p.unit_id
  left join told_apart as t
    on t.country is not distinct from p.country and t.year is not distinct from p.year
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.rivals >= $least then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier_low as entity_id,
  j.awarded as amount,
  j.awarded_currency as currency,
  j.award_day as day,
  j.country,
  j.year,
  cast(coalesce(j.rivals, 0) as double) as value,
  cast($least as double) as threshold,
  'parameter least' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.supplier_low as supplier_id,
  j.rivals as out,
  (j.rivals >= $severe) as severe
from judged as j;

select
  h.unit_id, concat('a bid, ', b.status) as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join offer as o on o.unit_id = h.unit_id
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where o.submitted
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join decision as d on d.unit_id = h.unit_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id;
