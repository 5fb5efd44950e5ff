/*
id: R028
title: Equal prices of bidders who should not know them
version: "1.0"
since: "2026-11-24"
unit: lot
stage: award
category: collusion
rationale: >
  Independent bidders hardly ever arrive at exactly the same amount; those who agreed do.
basis:
  - "UN Convention against Corruption, article 9(1): competition and objective criteria"
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), suspicious pricing"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R028"
needs: [bid.status, bid.value_amount, bid.value_currency, bid_party.party_id]
parameters:
  min_equal:
    value: 2
    meaning: Least number of bids at one price
    source: Open Contracting Partnership, R028
  fixed_price_details:
    value: [fixed price, fixed rate, price floor, lottery, draw of lots]
    meaning: Local names, in lower case, of procedures in which equal prices are expected
    source: our proposal
cannot_tell:
  missing_field: a bid has no status, price, currency or bidder
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
innocent:
  - A regulated price, or a minimum rate set by law
  - A lottery among bids at the same price
  - A contract with several suppliers at one rate
clears:
  - The rule or tariff that sets the price
  - Price sheets whose parts differ although their sums agree
weight: 55
needs_rung: record
sentence: "{equal_bids} bids in {ocid:title} were exactly {price}, among them those of {one_id:name} and {other_id:name}."
*/
with population as (
  select c.*
  from competition as c
  where c.bids >= 2 or (c.unlinked and c.active > 0)
),
equal as (
  select
    unit_id, price, currency, count(*) as bids, min(tenderer) as one, max(tenderer) as other,
    max(members) as members
  from offer
  where submitted and price is not null and currency is not null and tenderer is not null
    and unit_id is not null
  group by unit_id, price, currency
  having count(*) >= $min_equal and min(tenderer) <> max(tenderer)
),
apart as (
  -- Where consortia bid, two bidders at the price who have no member in common.
  select
    e.unit_id, e.price, e.currency, e.bids, min(o.tenderer) as one, min(p.tenderer) as other
  from equal as e
  join offer as o
    on o.unit_id = e.unit_id and o.price = e.price and o.currency = e.currency and o.submitted
  join offer as p
    on p.unit_id = e.unit_id and p.price = e.price and p.currency = e.currency and p.submitted
  where e.members > 1 and o.tenderer < p.tenderer and not shares_member(o.tenderer, p.tenderer)
  group by e.unit_id, e.price, e.currency, e.bids
),
pair as (
  select unit_id, price, currency, bids, one, other from equal where members = 1
  union all
  select unit_id, price, currency, bids, one, other from apart
),
rate as (
  select unit_id, amount, currency, count(*) as awards
  from decision
  where status = 'active' and amount is not null and unit_id in (select unit_id from pair)
  group by unit_id, amount, currency
),
explained as (
  select p.*, coalesce(r.awards, 0) as awards_at_price
  from pair as p
  left join rate as r
    on r.unit_id = p.unit_id and r.amount = p.price and r.currency = p.currency
),
ordered as (
  -- One row for a competition: first a price that is not explained by a contract at one rate.
  select
    e.*,
    row_number() over (
      partition by e.unit_id
      order by if(e.awards_at_price >= 2, 1, 0), e.bids desc, e.price, e.currency
    ) as place
  from explained as e
),
judged as (
  select
    p.*, e.price, e.currency, e.bids as equal_bids, e.one, e.other, e.awards_at_price,
    case
      when p.unlinked then 'cannot_tell'
      when e.unit_id is not null then 'hit'
      when p.unknown > 0 or p.unpriced > 0 or p.anonymous > 0 or p.currency_low = ''
        then 'cannot_tell'
      else 'clear'
    end as answer
  from population as p
  left join ordered as e on e.unit_id = p.unit_id and e.place = 1
)
select
  j.unit_id,
  j.answer,
  case
    when j.answer <> 'cannot_tell' then null
    when j.unlinked then 'unlinked_lot'
    when j.unknown > 0 then 'missing_field:bids/details/status'
    when j.unpriced > 0 then 'missing_field:bids/details/value/amount'
    when j.anonymous > 0 then 'missing_field:bids/details/tenderers'
    else 'missing_field:bids/details/value/currency'
  end as reason,
  case
    when j.answer <> 'hit' then null
    when lower(j.method_details) in $fixed_price_details then 'suppressed:fixed_price'
    when j.awards_at_price >= 2 then 'suppressed:rate_contract'
  end as suppressed_by,
  j.ocid,
  j.one as entity_id,
  coalesce(j.awarded, j.price) as amount,
  if(j.awarded is null, j.currency, j.awarded_currency) as currency,
  j.award_day as day,
  j.country,
  j.year,
  cast(j.equal_bids as double) as value,
  cast($min_equal as double) as threshold,
  'parameter min_equal' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.one as one_id,
  j.other as other_id,
  j.equal_bids,
  j.price,
  j.currency as price_currency
from judged as j;

select
  h.unit_id, 'a bid at this price' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join offer as o
  on o.unit_id = h.unit_id and o.price = h.price and o.currency = h.price_currency and o.submitted
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
union all
select
  h.unit_id, 'an award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join decision as d on d.unit_id = h.unit_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id;
