/*
id: R023
title: Two bidders whose prices stand in one ratio again and again
version: "1.0"
since: "2026-11-24"
unit: pair of bidders in a market
stage: award
category: collusion
rationale: >
  A cover bid is quickly made by adding the same percentage to the partner's price. Prices found alone
  seldom stand in one ratio, to two decimals, several times.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R023"
  - "Hoeffding, Probability inequalities for sums of bounded random variables (1963), theorem 1, for the bound"
needs: [bid.status, bid.value_amount, bid.value_currency, bid_party.party_id, tender.division]
parameters:
  k:
    value: 3
    meaning: Least number of meetings with one ratio, and of meetings that are looked at
    source: our proposal; with 2 and 3, repeats by chance are frequent
  p_max:
    value: 0.01
    meaning: Share of false finds that is accepted among all pairs looked at
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which records of several competitions are taken for one bidder
    source: our proposal; a name alone never is
cannot_tell:
  identity_weak: the records of one of the two are not tied surely enough
  missing_field: too few of the meetings have prices of both, or the class is not known, without which it cannot be told how common a ratio is
innocent:
  - Two decimals give few different ratios near one, so repeats happen by chance
  - One price list with a fixed discount
  - One of the two adds a tax that the other leaves out
clears:
  - The price lists both bids were made from
  - Cost sheets made independently
weight: 40
needs_rung: publisher_id
sentence: "In {repeats} of the {meetings_priced} competitions in which both gave a price, the price of {one_id:name} was {ratio} times that of {other_id:name}."
*/
with pair as (
  select p.*
  from pair_meeting as p
  where p.meetings >= $k
),
met as (
  -- The same two prices again are one list of bids that was published for several contracts.
  select distinct
    m.pair_id, m.country, m.division, m.one_price, m.other_price,
    round(cast(m.one_price as double) / nullif(cast(m.other_price as double), 0), 2) as ratio
  from pair as p
  join meeting as m on m.pair_id = p.pair_id
  where m.one_price is not null and m.other_price is not null
),
compared as (
  select pair_id, count(*) as n, count(distinct ratio) as ratios from met group by pair_id
),
market as (
  select country, division, count(*) as n from met group by country, division
),
common as (
  select country, division, ratio, count(*) as n from met group by country, division, ratio
),
repeated as (
  select pair_id, country, division, ratio, count(*) as repeats
  from met
  where ratio <> 1.0
  group by pair_id, country, division, ratio
),
rated as (
  -- How common the ratio is among all other pairs of the market; one more, so that it is never nil.
  select
    r.pair_id, r.ratio, r.repeats, c.n, c.ratios,
    r.repeats / nullif(cast(c.n as double), 0) as share,
    (x.n - r.repeats + 1.0) / nullif(m.n - c.n + 1.0, 0) as usual
  from repeated as r
  join compared as c on c.pair_id = r.pair_id
  join common as x
    on x.ratio = r.ratio and x.country is not distinct from r.country
    and x.division is not distinct from r.division
  join market as m
    on m.country is not distinct from r.country and m.division is not distinct from r.division
  where r.repeats >= $k
),
weighed as (
  select
    r.pair_id, r.ratio, r.repeats,
    case
      when r.share <= r.usual then 1.0
      when r.share >= 1.0 then power(r.usual, r.n) * r.ratios
      else r.ratios * exp(
        -1.0 * r.n * (
          r.share * ln(r.share / nullif(r.usual, 0))
          + (1.0 - r.share) * ln((1.0 - r.share) / nullif(1.0 - r.usual, 0))
        )
      )
    end as chance
  from rated as r
),
best as (
  select w.*, row_number() over (partition by w.pair_id order by w.chance, w.ratio) as choice
  from weighed as w
),
judged as (
  select
    p.*, c.n as meetings_priced, b.ratio, b.repeats, least(b.chance, 1.0) as chance,
    case
      when p.rank < rung_rank($least_rung) then 'identity_weak'
      when p.division is null then 'missing_field:tender/items/classification/id'
      when coalesce(c.n, 0) < $k then 'missing_field:bids/details/value/amount'
    end as reason
  from pair as p
  left join compared as c on c.pair_id = p.pair_id
  left join best as b on b.pair_id = p.pair_id and b.choice = 1
),
tried as (
  select count(*) as n from judged where reason is null
),
placed as (
  select j.pair_id, j.chance, row_number() over (order by j.chance, j.pair_id) as nth
  from judged as j
  where j.reason is null and j.chance is not null
),
corrected as (
  select
    p.pair_id, t.n as tried,
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
    when c.q < $p_max then 'hit'
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
  cast(j.repeats as double) as value,
  cast($k as double) as threshold,
  'parameters k and p_max' as threshold_source,
  case when c.tried is not null then concat(cast(c.tried as varchar), ' pairs tried') end
    as comparison,
  rung_name(j.rank) as rung,
  j.one_id,
  j.other_id,
  j.division,
  j.repeats,
  j.meetings_priced,
  j.ratio
from judged as j
left join corrected as c on c.pair_id = j.pair_id;

select
  h.unit_id, 'a bid of one of the two in a competition where they met' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field,
  cast(b.value_amount as varchar) as value
from hit as h
join meeting as m on m.pair_id = h.unit_id
join offer as o
  on o.unit_id = m.unit_id and (o.tenderer = m.one_tenderer or o.tenderer = m.other_tenderer)
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where b.status = 'valid';
