/*
kind: table
meaning: The bid behind an active award, where a rule needs it: in competitions with two priced valid bids, or with a bid that is not certainly in time.
columns:
  unit_id: the competition
  award_id: the award
  bid_id: the winning bid; null when it cannot be told which it was
  evidence: related_bid, equal_value or only_bid, in this order of trust; null when not known
  price: its price, as `offer` compares it
  currency: ISO 4217 code
  date_earliest: earliest instant its date can mean
  date_latest: latest instant it can mean
  tenderer: who made it
  supplier: who was awarded
*/
with in_question as (
  select unit_id
  from competition
  where active > 0 and bids > 0
    and (
      priced_valid >= 2 or undated > 0 or unknown > 0
      or deadline_earliest is null or last_bid > deadline_earliest
    )
),
considered as (
  select
    d.unit_id, d.award_id, d.supplier,
    o.bid_id, o.compared_price as price, o.compared_currency as currency, o.date_earliest, o.date_latest, o.tenderer,
    case
      when o.bid_id = d.bid_id then 1
      when o.tenderer = d.supplier and o.price = d.amount and o.currency = d.currency then 2
      when o.tenderer = d.supplier then 3
    end as way
  from in_question as q
  join decision as d on d.unit_id = q.unit_id
  left join offer as o
    on o.unit_id = d.unit_id
    and o.submitted is not false
    and (o.bid_id = d.bid_id or o.tenderer = d.supplier)
  where d.status = 'active'
),
weighed as (
  select
    unit_id, award_id, min(supplier) as supplier,
    case
      when count(*) filter (where way = 1) = 1 then 1
      when count(*) filter (where way = 2) = 1 then 2
      when count(*) filter (where way is not null) = 1 then 3
    end as way
  from considered
  group by unit_id, award_id
)
select
  w.unit_id, w.award_id, c.bid_id,
  case w.way when 1 then 'related_bid' when 2 then 'equal_value' when 3 then 'only_bid' end
    as evidence,
  c.price, c.currency, c.date_earliest, c.date_latest, c.tenderer, w.supplier
from weighed as w
left join considered as c
  on c.unit_id = w.unit_id and c.award_id = w.award_id and c.way = w.way
