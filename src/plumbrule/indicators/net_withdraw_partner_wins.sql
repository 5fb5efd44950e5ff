/*
id: NET-WITHDRAW
title: The best bidder steps back and the same partner wins at a higher price
version: "1.0"
since: "2026-11-24"
unit: pair of bidders
stage: award
category: collusion
rationale: >
  A cartel can bid low to win, then withdraw the low bid so that a dearer one of its own takes the
  contract. Once it happens to anyone; twice between the same two it deserves a look.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009): bid suppression and withdrawal"
needs: [bid.status, bid.value_amount, bid.value_currency, award.status, award.value_amount, award_party.party_id]
parameters:
  k:
    value: 2
    meaning: Least number of competitions in which one of the two stepped back and the other won
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which records of several competitions are taken for one bidder
    source: our proposal; a name alone never is
cannot_tell:
  identity_weak: the records of one of the two are not tied surely enough
  missing_field: prices or their currencies are missing, so it cannot be told whether the winner was dearer
innocent:
  - An error in the bid
  - Capacity lost in the meantime
  - A document that the winner could not bring in time
clears:
  - The reason given for stepping back, with its papers
  - A guarantee that was called
weight: 45
needs_rung: publisher_id
sentence: "In {value} competitions one of {one_id:name} and {other_id:name} stepped back with the better price and the other won at a higher one."
*/
with winner as (
  select unit_id, supplier, rank, min(amount) as amount, min(currency) as currency
  from decision
  where status = 'active' and unit_id is not null and supplier is not null
  group by unit_id, supplier, rank
),
stepped as (
  -- A withdrawn bid, or an award that was cancelled.
  select o.unit_id, o.tenderer as firm, o.rank, o.price, o.currency
  from offer as o
  where o.status = 'withdrawn' and o.unit_id is not null and o.tenderer is not null
  union all
  select d.unit_id, d.supplier as firm, d.rank, d.amount as price, d.currency
  from decision as d
  where d.status = 'cancelled' and d.unit_id is not null and d.supplier is not null
),
bid_price as (
  -- What the winner had bid, where the award has no value.
  select unit_id, tenderer, min(price) as price, min(currency) as currency
  from offer
  where status = 'valid' and unit_id in (select unit_id from stepped)
  group by unit_id, tenderer
),
event as (
  select
    s.unit_id, s.firm, w.supplier, least(s.rank, w.rank) as rank,
    s.price, s.currency,
    coalesce(b.price, w.amount) as won_price,
    if(b.price is null, w.currency, b.currency) as won_currency
  from stepped as s
  join winner as w on w.unit_id = s.unit_id
  left join bid_price as b on b.unit_id = w.unit_id and b.tenderer = w.supplier
  where not shares_member(s.firm, w.supplier)
),
best as (
  select o.unit_id, min(o.price) as lowest
  from offer as o
  where o.status = 'valid' and o.unit_id in (select unit_id from stepped)
  group by o.unit_id
),
told as (
  select
    e.unit_id, least(e.firm, e.supplier) as one, greatest(e.firm, e.supplier) as other,
    min(e.rank) as rank,
    max(
      case
        when e.price is null or e.won_price is null or e.currency is null
          or e.won_currency is null or e.currency <> e.won_currency then 0
        when e.price < e.won_price and e.price <= coalesce(b.lowest, e.price) then 2
        else 1
      end
    ) as state
  from event as e
  left join best as b on b.unit_id = e.unit_id
  group by e.unit_id, least(e.firm, e.supplier), greatest(e.firm, e.supplier)
),
counted as (
  select
    t.one, t.other, min(t.rank) as rank,
    count(*) filter (where t.state = 2) as n,
    count(*) filter (where t.state = 0) as open,
    min(c.country) as country, max(c.year) as year, max(c.award_day) as day
  from told as t
  join competition as c on c.unit_id = t.unit_id
  group by t.one, t.other
),
judged as (
  select
    c.*,
    case
      when c.rank < rung_rank($least_rung) then 'identity_weak'
      when c.n < $k and c.n + c.open >= $k then 'missing_field:bids/details/value/amount'
    end as reason
  from counted as c
)
select
  concat(j.one, ' and ', j.other) as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.n >= $k then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.one as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.day,
  j.country,
  j.year,
  cast(j.n as double) as value,
  cast($k as double) as threshold,
  'parameter k' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.one as one_id,
  j.other as other_id
from judged as j;

select
  h.unit_id, concat('a bid, ', b.status) as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join offer as x on x.tenderer = h.one_id
join offer as y on y.unit_id = x.unit_id and y.tenderer = h.other_id
join offer as o
  on o.unit_id = x.unit_id and (o.bid_id = x.bid_id or o.bid_id = y.bid_id)
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where x.status = 'withdrawn' or y.status = 'withdrawn'
union all
select
  h.unit_id, concat('an award, ', a.status) as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join decision as d on d.supplier = h.one_id or d.supplier = h.other_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id
where d.status in ('active', 'cancelled')
  and (
    exists (
      select 1 as one from decision as x
      where x.unit_id = d.unit_id and x.status = 'cancelled'
        and (x.supplier = h.one_id or x.supplier = h.other_id)
    )
    or exists (
      select 1 as one from offer as x
      where x.unit_id = d.unit_id and x.status = 'withdrawn'
        and (x.tenderer = h.one_id or x.tenderer = h.other_id)
    )
  );
