/*
kind: table
meaning: A bidder in a competition with at most sixty bids; each member of a consortium took part. Larger competitions are left out, since nearly everyone meets in them.
columns:
  unit_id: the competition
  bidder: number of the bidder, in the order of entity_id
  entity_id: the bidder
  tenderer: the bidder or its consortium; members of one are no rivals
  rank: rank of the weakest identity rung
  won: whether an active award of the competition went to it, alone or together; null when it cannot be told
  country: ISO 3166-1 alpha-2 code
  division: first two characters of the first item's class
  place: region of the buyer, else the buyer itself; null when neither is known
  year: year of the process
  price: lowest valid price of the tenderer, when all of its valid prices are in one currency
  currency: that currency, ISO 4217 code
  made_at: instant of the first bid of the tenderer; null unless those of all its bids are certain
*/
with member as (
  select unit_id, tenderer as entity_id, tenderer, rank
  from offer
  where members = 1 and submitted is not false and unit_id is not null
  union all
  select unit_id, unnest(string_split(tenderer, ' + ')) as entity_id, tenderer, rank
  from offer
  where members > 1 and submitted is not false and unit_id is not null
),
supplier as (
  select unit_id, supplier as entity_id
  from decision
  where members = 1 and status = 'active' and unit_id is not null
  union
  select unit_id, unnest(string_split(supplier, ' + ')) as entity_id
  from decision
  where members > 1 and status = 'active' and unit_id is not null
),
known as (
  select unit_id from decision where status = 'active' group by unit_id having min(members) > 0
),
once as (
  select m.unit_id, m.entity_id, min(m.tenderer) as tenderer, min(m.rank) as rank
  from member as m
  group by m.unit_id, m.entity_id
),
made as (
  select
    unit_id, tenderer,
    min(if(valid, price, null)) as price,
    min(if(valid, currency, null)) as currency,
    max(if(valid, currency, null)) as other_currency,
    min(date_earliest) as made_at,
    max(if(date_earliest = date_latest, 0, 1)) as unsure
  from (
    select
      unit_id, tenderer, price, currency, date_earliest, date_latest,
      (status = 'valid' and price is not null and currency is not null) as valid
    from offer
    where submitted is not false and tenderer is not null and unit_id is not null
  ) as bid_of
  group by unit_id, tenderer
),
buying as (
  select
    t.ocid,
    coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) as entity_id
  from tender as t
  left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
  where t.region is null and coalesce(t.buyer_id, t.procuring_entity_id) is not null
),
numbered as (
  select entity_id, dense_rank() over (order by entity_id) as bidder
  from once
  group by entity_id
)
select
  o.unit_id, n.bidder, o.entity_id, o.tenderer, o.rank,
  case when k.unit_id is not null then s.unit_id is not null end as won,
  c.country, c.division, coalesce(c.region, b.entity_id) as place, c.year,
  if(m.currency = m.other_currency, m.price, null) as price,
  if(m.currency = m.other_currency, m.currency, null) as currency,
  if(m.unsure = 0, m.made_at, null) as made_at
from once as o
join numbered as n on n.entity_id = o.entity_id
join competition as c on c.unit_id = o.unit_id
join made as m on m.unit_id = o.unit_id and m.tenderer = o.tenderer
left join buying as b on b.ocid = c.ocid
left join known as k on k.unit_id = o.unit_id
left join supplier as s on s.unit_id = o.unit_id and s.entity_id = o.entity_id
where c.bids <= 60
