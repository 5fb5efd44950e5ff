/*
id: R027
title: A steady bidder stays away, and one rival wins in its place
version: "1.0"
since: "2026-11-24"
unit: supplier and market
stage: award
category: collusion
rationale: >
  A firm that bids in its market quarter after quarter and then stays away, each time to the gain of
  the same rival, may have agreed to.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), suspicious patterns of bids withheld"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R027"
needs: [bid.status, bid_party.party_id, award.status, award_party.party_id, tender.division, tender.region, tender.tender_start, tender.method]
parameters:
  n_periods:
    value: 5
    meaning: Quarters in a row in which the firm bid before it stayed away
    source: our proposal
  p_max:
    value: 0.01
    meaning: Largest chance of the absences at the firm's own rate of taking part
    source: our proposal
  absences_min:
    value: 2
    meaning: Least number of quarters in which it stayed away and came back later
    source: our proposal
  rival_share:
    value: 0.5
    meaning: Least share of the competitions of those quarters that the same rival won
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which two bids are taken for those of one firm
    source: our proposal; the bids come from one publisher
cannot_tell:
  missing_field: class or start of the competitions, or who bid, is not published
  identity_weak: the firm's records are not tied firmly enough
  too_few_obs: the firm never bid in so many quarters in a row with competitions
innocent:
  - A full order book, or seasonal work
  - A change of business or a reorganisation
clears:
  - The firm asked why it did not bid, with reasons unrelated to the rival
  - Its orders at the time
weight: 25
needs_rung: publisher_id
sentence: "{entity_id:name} bid in {market} quarter after quarter, but stayed away in {absences} of them, with {held} competitions; {supplier_id:name} won in each of them, {wins} in all. At its usual rate of {rate_percent} percent the chance is {value}."
*/
with competition_of as (
  -- Competitions that were awarded, each in its market and quarter.
  select
    c.unit_id, c.country, c.year,
    b.market, 4 * year(d.day) + quarter(d.day) as period, d.day,
    case
      when b.market is null then 'tender/items/classification/id'
      when d.day is null then 'tender/tenderPeriod/startDate'
      when c.submitted = 0 or c.anonymous > 0 then 'bids/details/tenderers'
    end as missing
  from competition as c
  join local_market as b on b.ocid = c.ocid
  join (
    select
      ocid,
      coalesce(
        try_cast(substring(tender_start_text, 1, 10) as date),
        try_cast(substring(tender_end_text, 1, 10) as date)
      ) as day
    from tender
  ) as d on d.ocid = c.ocid
  where c.method in ('open', 'selective') and c.active > 0 and not c.unlinked
),
took as (
  select unit_id, entity_id, min(rank) as rank
  from (
    select unit_id, tenderer as entity_id, rank
    from offer
    where submitted and members = 1 and unit_id is not null
    union all
    select unit_id, unnest(string_split(tenderer, ' + ')) as entity_id, rank
    from offer
    where submitted and members > 1 and unit_id is not null
  ) as bid_by
  group by unit_id, entity_id
),
held as (
  select
    market, period, count(*) as n,
    dense_rank() over (partition by market order by period) as step
  from competition_of
  where missing is null
  group by market, period
),
bid_of as (
  select t.entity_id, t.rank, c.market, c.period, c.unit_id, c.country, c.year
  from took as t
  join competition_of as c on c.unit_id = t.unit_id and c.missing is null
),
firm as (
  select
    entity_id, market, count(*) as bids, min(rank) as rank, min(country) as country,
    max(year) as year
  from bid_of
  group by entity_id, market
),
present as (
  -- Fewer bids than quarters asked for cannot fill them.
  select b.entity_id, b.market, b.period, count(*) as n
  from bid_of as b
  join firm as f on f.entity_id = b.entity_id and f.market = b.market
  where f.bids >= $n_periods
  group by b.entity_id, b.market, b.period
),
placed as (
  select
    p.*, h.step, h.n as offered,
    h.step - row_number() over (partition by p.entity_id, p.market order by h.step, p.period) as run
  from present as p
  join held as h on h.market = p.market and h.period = p.period
),
running as (
  -- Quarters in a row, counted over those with a competition in the market.
  select
    entity_id, market, run, min(step) as first_step, max(step) as last_step, count(*) as quarters,
    sum(n) as n, sum(offered) as offered
  from placed
  group by entity_id, market, run
),
steady as (
  select
    entity_id, market, min(last_step) as from_step, sum(n) as n, sum(offered) as offered
  from running
  where quarters >= $n_periods
  group by entity_id, market
),
last_bid as (
  select entity_id, market, max(step) as last_step from placed group by entity_id, market
),
absent as (
  -- After the first steady run and before the last bid: the firm came back.
  select s.entity_id, s.market, h.period, h.n as offered
  from steady as s
  join last_bid as f on f.entity_id = s.entity_id and f.market = s.market
  join held as h on h.market = s.market and h.step > s.from_step and h.step < f.last_step
  left join placed as p
    on p.entity_id = s.entity_id and p.market = s.market and p.period = h.period
  where p.entity_id is null
),
summed as (
  select
    a.entity_id, a.market, count(*) as absences, sum(a.offered) as held, min(a.period) as first,
    -- How likely so many absences in a row are for one that bids as often as it did.
    power(
      1.0 - least(min(s.n) / nullif(cast(min(s.offered) as double), 0), 1.0),
      cast(sum(a.offered) as double)
    ) as chance
  from absent as a
  join steady as s on s.entity_id = a.entity_id and s.market = a.market
  group by a.entity_id, a.market
),
rare as (
  select * from summed where absences >= $absences_min and chance < $p_max
),
winner as (
  select c.market, c.period, d.supplier, count(distinct c.unit_id) as n
  from competition_of as c
  join decision as d on d.unit_id = c.unit_id and d.status = 'active' and d.supplier is not null
  where c.missing is null and c.market in (select market from rare)
  group by c.market, c.period, d.supplier
),
gained as (
  -- The rival that won in every quarter of absence, so in the first of them.
  select a.entity_id, a.market, w.supplier, count(*) as quarters, sum(w.n) as wins
  from rare as r
  join winner as f on f.market = r.market and f.period = r.first
  join absent as a on a.entity_id = r.entity_id and a.market = r.market
  join winner as w on w.market = a.market and w.period = a.period and w.supplier = f.supplier
  group by a.entity_id, a.market, w.supplier
),
rival as (
  select
    g.entity_id, g.market, g.supplier, g.wins,
    row_number() over (
      partition by g.entity_id, g.market order by g.wins desc, g.supplier
    ) as place
  from gained as g
  join rare as s on s.entity_id = g.entity_id and s.market = g.market
  where g.quarters = s.absences and g.wins >= $rival_share * s.held
),
judged as (
  select
    f.*, s.n / nullif(cast(s.offered as double), 0) as rate, a.absences, a.held, r.supplier, r.wins,
    coalesce(a.chance, 1.0) as chance,
    case
      when f.rank < rung_rank($least_rung) then 'identity_weak'
      when s.entity_id is null then 'too_few_obs'
    end as reason
  from firm as f
  left join steady as s on s.entity_id = f.entity_id and s.market = f.market
  left join summed as a on a.entity_id = f.entity_id and a.market = f.market
  left join rival as r on r.entity_id = f.entity_id and r.market = f.market and r.place = 1
)
select
  j.entity_id || ' in ' || j.market as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.absences >= $absences_min and j.chance < $p_max and j.supplier is not null then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  cast(j.chance as double) as value,
  cast($p_max as double) as threshold,
  'parameter p_max' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.market,
  j.supplier as supplier_id,
  cast(j.absences as bigint) as absences,
  cast(j.held as bigint) as held,
  cast(j.wins as bigint) as wins,
  round(100 * j.rate, 1) as rate_percent
from judged as j
union all
select
  'competitions in ' || coalesce(c.country, 'no country') || ' without ' || c.missing as unit_id,
  'cannot_tell' as answer, 'missing_field:' || c.missing as reason,
  cast(null as varchar) as suppressed_by, cast(null as varchar) as ocid,
  cast(null as varchar) as entity_id, cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency, cast(null as date) as day, min(c.country) as country,
  max(c.year) as year, cast(null as double) as value, cast(null as double) as threshold,
  cast(null as varchar) as threshold_source, cast(null as varchar) as comparison,
  'record' as rung, cast(null as varchar) as market, cast(null as varchar) as supplier_id,
  cast(null as bigint) as absences, cast(null as bigint) as held, cast(null as bigint) as wins,
  cast(null as double) as rate_percent
from competition_of as c
where c.missing is not null
group by coalesce(c.country, 'no country'), c.missing;

select
  h.unit_id,
  if(list_contains(string_split(o.tenderer, ' + '), h.entity_id), 'a bid of the firm',
    'a bid of the rival') as role,
  'bid' as table_name,
  b.source, b.file, b.line, b.path, 'tenderers' as field, b.status as value
from hit as h
join local_market as l on l.market = h.market
join competition as c on c.ocid = l.ocid
join offer as o on o.unit_id = c.unit_id and o.submitted
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where c.active > 0
  and (list_contains(string_split(o.tenderer, ' + '), h.entity_id) or o.tenderer = h.supplier_id)
union all
select
  h.unit_id, 'an award to the rival' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join local_market as l on l.market = h.market
join competition as c on c.ocid = l.ocid
join decision as d on d.unit_id = c.unit_id and d.status = 'active' and d.supplier = h.supplier_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id;
