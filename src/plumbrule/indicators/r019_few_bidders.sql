/*
id: R019
title: Fewer bidders than is usual for the buyer and the class
version: "1.0"
since: "2026-11-24"
unit: lot
stage: tender
category: low competition
rationale: >
  Where a buyer usually has several bidders for a class of goods or works and now has very few,
  someone may have been kept away.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), suspicious patterns"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R019"
needs: [tender.method, tender.buyer_id, tender.division, tender.year, bid.status, bid_party.party_id, tender.number_of_tenderers]
parameters:
  percentile:
    value: 0.25
    meaning: Fewer bidders than this share of the buyer's own competitions is a hit
    source: Open Contracting Partnership, R019
  share_of_mean:
    value: 0.7
    meaning: Where the buyer has too few, fewer bidders than this share of the mean of the region is a hit
    source: Kyrgyz e-procurement risk indicator of 30 percent below the mean
  n_min:
    value: 20
    meaning: Least number of earlier competitions to compare with
    source: Open Contracting Partnership, R019
  years:
    value: 3
    meaning: Years back from which competitions are compared
    source: our proposal
cannot_tell:
  missing_field: the method, the class or the number of bidders is not published
  unparseable: the method is a word that is none of the four of the standard
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  sources_disagree: the bids and the number of tenderers do not agree
  not_final: no award was made yet
  group_too_small: too few competitions of the years before, of the buyer and of the region
innocent:
  - A rare thing in a broad class
  - A remote place
  - A busy season
clears:
  - Firms that looked at the documents and say why they did not bid
weight: 15
needs_rung: record
sentence: "{bidders} bid for {ocid:title}; in {comparison}, the usual number was {threshold} or more."
*/
with unit as (
  select
    c.unit_id, c.ocid, c.country, c.year, c.method, c.division, c.region, c.awarded,
    c.awarded_currency, c.estimate, c.estimate_currency, c.award_day, b.n, b.buyer, b.buyer_rank,
    case
      when b.reason is not null then b.reason
      when c.division is null then 'missing_field:tender/items/classification/id'
    end as reason
  from bidder_count as b
  join competition as c on c.unit_id = b.unit_id
),
usual as (
  -- Numbers of bidders by year; they count for the years after.
  select buyer, country, region, division, method, year, n, count(*) as times
  from unit
  where reason is null and year is not null
  group by buyer, country, region, division, method, year, n
),
own as (
  select u.buyer, u.division, u.method, y.year, u.n, sum(u.times) as times
  from usual as u
  join (select distinct buyer, division, method, year from usual) as y
    on y.buyer = u.buyer and y.division = u.division and y.method = u.method
    and u.year < y.year and u.year >= y.year - $years
  group by u.buyer, u.division, u.method, y.year, u.n
),
own_running as (
  select
    buyer, division, method, year, n,
    sum(times) over (partition by buyer, division, method, year order by n) as upto,
    sum(times) over (partition by buyer, division, method, year) as total
  from own
),
own_limit as (
  -- The smallest number that at least a quarter of the competitions did not exceed.
  select buyer, division, method, year, min(n) as limit_n, max(total) as total
  from own_running
  where upto >= $percentile * total and total >= $n_min
  group by buyer, division, method, year
),
region_limit as (
  select
    u.country, u.region, u.division, u.method, y.year,
    $share_of_mean * sum(cast(u.n * u.times as double)) / nullif(sum(u.times), 0) as limit_n,
    sum(u.times) as total
  from usual as u
  join (select distinct country, region, division, method, year from usual) as y
    on y.country is not distinct from u.country and y.region is not distinct from u.region
    and y.division = u.division and y.method = u.method
    and u.year < y.year and u.year >= y.year - $years
  group by u.country, u.region, u.division, u.method, y.year
  having sum(u.times) >= $n_min
),
judged as (
  select
    u.*,
    cast(coalesce(o.limit_n, r.limit_n) as double) as limit_n,
    coalesce(o.total, r.total) as total,
    (o.limit_n is not null) as by_buyer,
    case
      when u.reason is not null then u.reason
      when o.limit_n is null and r.limit_n is null then 'group_too_small'
    end as open_question
  from unit as u
  left join own_limit as o
    on o.buyer = u.buyer and o.division = u.division and o.method = u.method and o.year = u.year
    and u.buyer_rank >= rung_rank('publisher_id')
  left join region_limit as r
    on o.buyer is null and r.country is not distinct from u.country
    and r.region is not distinct from u.region
    and r.division = u.division and r.method = u.method and r.year = u.year
)
select
  j.unit_id,
  case
    when j.open_question is not null then 'cannot_tell'
    when j.n < j.limit_n then 'hit'
    else 'clear'
  end as answer,
  j.open_question as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer as entity_id,
  coalesce(j.awarded, j.estimate) as amount,
  if(j.awarded is not null, j.awarded_currency, j.estimate_currency) as currency,
  j.award_day as day,
  j.country,
  j.year,
  cast(j.n as double) as value,
  j.limit_n as threshold,
  case
    when j.by_buyer then 'lower quartile of the buyer in the class'
    else 'share of the mean of the region in the class'
  end as threshold_source,
  case
    when j.open_question is null then concat(
      cast(cast(j.total as bigint) as varchar), ' earlier competitions ',
      if(j.by_buyer, 'of the buyer', 'of the region'), ' in class ', j.division
    )
  end as comparison,
  if(j.by_buyer, rung_name(j.buyer_rank), 'record') as rung,
  j.n as bidders
from judged as j;

select
  h.unit_id, 'the procedure' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'numberOfTenderers' as field,
  cast(t.number_of_tenderers as varchar) as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'a bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join offer as o on o.unit_id = h.unit_id and o.submitted
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id;
