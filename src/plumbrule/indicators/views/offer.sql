/*
kind: table
meaning: A bid for one competition with the party or parties who made it; a bid for several lots is one row for each.
columns:
  unit_id: the competition; null when the process has lots and the bid is linked to none
  ocid: the process
  bid_id: the bid inside the process
  status: valid, disqualified, pending, invited, withdrawn or as received; null when missing
  submitted: false for invited and withdrawn, null when the status is missing
  date_earliest: earliest instant the bid's date can mean
  date_latest: latest instant it can mean
  price: amount of the bid; null when missing, not above zero, or one price for several lots
  currency: ISO 4217 code
  compared_price: the price in the common currency of a competition with several, where a rate is known (`conversion`); else the price
  compared_currency: ISO 4217 code of that
  tenderer: the tenderers' entities, sorted and joined by ` + `; one bidder, alone or a consortium
  rank: rank of the weakest identity rung of the tenderers
  members: how many bid together
*/
with lotted as (
  select distinct ocid from lot_of
),
-- Consortia are few, so only their members are looked up.
joint as (
  select p.ocid, p.bid_id, p.party_id
  from bid as x
  join bid_party as p on p.ocid = x.ocid and p.bid_id = x.bid_id
  where coalesce(x.tenderers, 2) > 1
),
known as (
  select party_id, entity_id, rung
  from party_entity
  where party_id in (select party_id from joint)
),
consortium as (
  select
    j.ocid, j.bid_id,
    array_to_string(
      list_sort(list_distinct(array_agg(coalesce(k.entity_id, j.party_id)))), ' + '
    ) as tenderer,
    min(rung_rank(coalesce(k.rung, 'self'))) as rank,
    count(distinct coalesce(k.entity_id, j.party_id)) as members
  from joint as j
  left join known as k on k.party_id = j.party_id
  group by j.ocid, j.bid_id
),
made as (
  select
    b.ocid, b.bid_id, b.lot_id, b.status, b.submitted, b.date_earliest, b.date_latest,
    b.value_amount, b.value_currency, coalesce(e.entity_id, p.party_id) as tenderer,
    rung_rank(coalesce(e.rung, 'self')) as rank,
    if(p.party_id is null, 0, 1) as members
  from bid as b
  left join bid_party as p on p.ocid = b.ocid and p.bid_id = b.bid_id
  left join party_entity as e on e.party_id = p.party_id
  where coalesce(b.tenderers, 2) < 2
  union all
  select
    b.ocid, b.bid_id, b.lot_id, b.status, b.submitted, b.date_earliest, b.date_latest,
    b.value_amount, b.value_currency, c.tenderer, c.rank, coalesce(c.members, 0) as members
  from bid as b
  left join consortium as c on c.ocid = b.ocid and c.bid_id = b.bid_id
  where coalesce(b.tenderers, 2) > 1
),
placed as (
  select
    case
      when lotted.ocid is null then m.ocid
      else m.ocid || '/' || coalesce(m.lot_id, x.lot_id)
    end as unit_id,
    m.ocid, m.bid_id, m.status, m.submitted, m.date_earliest, m.date_latest,
    case when m.value_amount > 0 and x.lot_id is null then m.value_amount end as price,
    m.value_currency as currency,
    m.tenderer, m.rank, m.members
  from made as m
  left join lotted on lotted.ocid = m.ocid
  left join bid_lot as x on x.ocid = lotted.ocid and x.bid_id = m.bid_id
)
select
  p.unit_id, p.ocid, p.bid_id, p.status, p.submitted, p.date_earliest, p.date_latest,
  p.price, p.currency,
  case when p.price is not null then coalesce(c.price, p.price) end as compared_price,
  coalesce(c.currency, p.currency) as compared_currency,
  p.tenderer, p.rank, p.members
from placed as p
left join conversion as c
  on c.ocid = p.ocid and c.bid_id = p.bid_id and c.unit_id = p.unit_id
