/*
id: R034
title: Two bids that always come in the same order, moments apart
version: "1.0"
since: "2026-11-24"
unit: pair of bidders in a market
stage: award
category: collusion
rationale: >
  Bids that one person sends come one after the other, and in the same order each time. Independent
  bidders are first about as often as second.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R034"
  - "Benjamini and Hochberg, Controlling the false discovery rate (1995)"
needs: [bid.date, bid_party.party_id]
parameters:
  k:
    value: 7
    meaning: Least number of meetings in which the order is certain
    source: a sign test with seven equal signs has a chance below 0.02
  gap_s:
    value: 60.0
    meaning: Seconds; the median time between the two bids must be shorter
    source: our proposal
  p_max:
    value: 0.02
    meaning: Share of false finds that is accepted among the pairs whose bids come moments apart
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which records of several competitions are taken for one bidder
    source: our proposal; a name alone never is
cannot_tell:
  identity_weak: the records of one of the two are not tied surely enough
  missing_field: the times of bids are missing or only days
  too_few_obs: the order is certain in too few meetings
innocent:
  - Paper bids that the buyer registered in the order of the alphabet
  - A system that writes the time of an import
  - One agent who submits for clients that do not know of each other
clears:
  - Addresses or certificates the bids were sent from, that differ
  - An agent's contracts with both
weight: 40
needs_rung: publisher_id
sentence: "{first_id:name} submitted before {second_id:name} in all {ordered} competitions in which the order is known, half of the times by less than {value} seconds."
*/
with pair as (
  select p.*
  from pair_meeting as p
  where p.meetings >= $k
),
counted as (
  select
    m.pair_id,
    count(m.gap) as certain,
    count(*) filter (where m.gap <> 0) as ordered,
    count(*) filter (where m.gap > 0) as one_first,
    quantile8(list_sort(array_agg(cast(abs(m.gap) as double)) filter (where m.gap <> 0)), 0.5) as gap
  from pair as p
  join meeting as m on m.pair_id = p.pair_id
  group by m.pair_id
),
judged as (
  select
    p.*, c.ordered, c.one_first, c.gap,
    case
      when p.rank < rung_rank($least_rung) then 'identity_weak'
      when coalesce(c.certain, 0) < $k then 'missing_field:bids/details/date'
      when c.ordered < $k then 'too_few_obs'
    end as reason
  from pair as p
  left join counted as c on c.pair_id = p.pair_id
),
-- How near the bids come says nothing of their order, so only near pairs are tried.
near as (
  select
    j.pair_id,
    if(j.one_first = 0 or j.one_first = j.ordered, 2.0 * power(0.5, j.ordered), 1.0) as chance
  from judged as j
  where j.reason is null and j.gap < $gap_s
),
tried as (
  select count(*) as n from near
),
placed as (
  select n.*, row_number() over (order by n.chance, n.pair_id) as nth
  from near as n
),
corrected as (
  select
    p.pair_id, p.chance, t.n as tried,
    min(p.chance * t.n / nullif(cast(p.nth as double), 0)) over (
      order by p.nth rows between current row and unbounded following
    ) as q
  from placed as p
  cross join tried as t
)
select
  j.pair_id as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when c.chance < 1.0 and c.q < $p_max then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.one_id as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  j.gap as value,
  cast($gap_s as double) as threshold,
  'parameters gap_s and p_max' as threshold_source,
  case when c.tried is not null then concat(cast(c.tried as varchar), ' pairs tried') end
    as comparison,
  rung_name(j.rank) as rung,
  j.one_id,
  j.other_id,
  if(j.one_first = 0, j.other_id, j.one_id) as first_id,
  if(j.one_first = 0, j.one_id, j.other_id) as second_id,
  j.division,
  j.ordered
from judged as j
left join corrected as c on c.pair_id = j.pair_id;

select
  h.unit_id, 'a bid of one of the two in a competition where they met' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'date' as field, b.date_text as value
from hit as h
join meeting as m on m.pair_id = h.unit_id
join offer as o
  on o.unit_id = m.unit_id and (o.tenderer = m.one_tenderer or o.tenderer = m.other_tenderer)
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id;
