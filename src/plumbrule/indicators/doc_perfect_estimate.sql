/*
id: DOC-PERFECT
title: Award equal to the estimate in a competition
version: "1.0"
since: "2026-11-24"
unit: lot
stage: award
category: bid rigging
rationale: >
  Where several compete, the price seldom meets the estimate to the last cent. When it does, the
  winner may have known the estimate, or the estimate was made from the bid.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Red flags in use by PODER (Mexico)"
  - "OECD, Guidelines for Fighting Bid Rigging in Public Procurement (2009), detection checklist"
needs: [tender.value_amount, award.value_amount, bid.status]
parameters:
  placeholders:
    value: [0, 1, 9999999999]
    meaning: Amounts that stand for no estimate
    source: PODER; the last one our proposal
  suppress_share:
    value: 0.5
    meaning: Where at least this share of a class is equal, the estimate is taken to come from the award
    source: our proposal
  suppress_n:
    value: 20
    meaning: Least number of competitions in the class for that
    source: our proposal
cannot_tell:
  missing_field: the estimate, the value of the award or a currency is not published, or bids have no status
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  no_rate: estimate and award are in different currencies
innocent:
  - A fixed budget, and the bidders competed by quality
  - A price set by law
  - A lottery among bidders at the floor price
  - The publisher copies the estimate from the award
clears:
  - The estimate as it stood before the bids were opened
weight: 30
needs_rung: record
sentence: "The award in {ocid:title}, {amount}, is equal to the estimate although {bids} bids were made."
*/
with bidding as (
  select unit_id, min(tenderer) as first_bidder, max(tenderer) as last_bidder
  from offer
  where submitted and unit_id is not null
  group by unit_id
),
won as (
  select unit_id, min(supplier) as supplier
  from decision
  where status = 'active' and unit_id is not null
  group by unit_id
),
loose as (
  -- Processes with an award that is linked to none of their lots.
  select distinct ocid from decision where status = 'active' and unit_id is null
),
population as (
  select
    c.*, t.source, w.supplier,
    case
      when c.unlinked then 'unlinked_lot'
      when c.unknown > 0 and c.submitted < 2 then 'missing_field:bids/details/status'
      when c.estimate is null then 'missing_field:tender/value/amount'
      when c.awarded is null then 'missing_field:awards/value/amount'
      when c.estimate_currency is null then 'missing_field:tender/value/currency'
      when c.estimate_currency <> c.awarded_currency then 'no_rate'
    end as reason
  from competition as c
  join tender as t on t.ocid = c.ocid
  left join bidding as b on b.unit_id = c.unit_id
  left join won as w on w.unit_id = c.unit_id
  left join loose as x on x.ocid = c.ocid
  where (c.active > 0 or x.ocid is not null)
    and ((c.submitted >= 2 and b.first_bidder <> b.last_bidder) or c.unknown > 0 or c.unlinked)
    and coalesce(c.estimate, 2) not in $placeholders
),
class as (
  -- Where equality is the custom of a market, it tells nothing about one competition.
  select
    source, year, method, division, count(*) as n,
    count(*) filter (where estimate = awarded) as equal
  from population
  where reason is null
  group by source, year, method, division
),
judged as (
  select p.*, k.n, k.equal, coalesce(p.estimate = p.awarded, false) as found
  from population as p
  left join class as k
    on k.source = p.source and k.year is not distinct from p.year
    and k.method is not distinct from p.method and k.division is not distinct from p.division
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  case
    when j.reason is null and j.found and j.n >= $suppress_n
      and cast(j.equal as double) / nullif(j.n, 0) >= $suppress_share
      then 'suppressed:estimate_from_award'
  end as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.awarded as amount,
  j.awarded_currency as currency,
  j.award_day as day,
  j.country,
  j.year,
  cast(j.awarded as double) as value,
  cast(j.estimate as double) as threshold,
  'the estimate' as threshold_source,
  concat(
    cast(j.equal as varchar), ' of ', cast(j.n as varchar), ' equal in the class of the publisher'
  ) as comparison,
  'record' as rung,
  cast(j.submitted as bigint) as bids
from judged as j;

select
  h.unit_id, 'the estimate' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join tender as r on r.ocid = h.ocid
where h.unit_id = h.ocid
union all
select
  h.unit_id, 'the estimate of the lot' as role, 'lot' as table_name,
  r.source, r.file, r.line, r.path, 'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join lot as r on r.ocid = h.ocid and h.unit_id = r.ocid || '/' || r.lot_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join decision as d on d.unit_id = h.unit_id
join award as r on r.ocid = d.ocid and r.award_id = d.award_id
where r.status = 'active';
