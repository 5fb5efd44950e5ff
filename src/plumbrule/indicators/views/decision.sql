/*
kind: table
meaning: An award for one competition with the supplier or suppliers who won; an award for several lots is one row for each.
columns:
  unit_id: the competition; null when the process has lots and the award is linked to none
  ocid: the process
  award_id: the award inside the process
  bid_id: the bid it names as the winning one, when it does
  status: pending, active, cancelled, unsuccessful or as received; null when missing
  date_earliest: earliest instant the award's date can mean
  date_latest: latest instant it can mean
  amount: value; null when missing, not above zero, or one value for several lots
  currency: ISO 4217 code
  supplier: the suppliers' entities, sorted and joined by ` + `
  rank: rank of the weakest identity rung of the suppliers
  members: how many won together
*/
with lotted as (
  select distinct ocid from lot_of
),
-- Consortia are few, so only their members are looked up.
joint as (
  select p.ocid, p.award_id, p.party_id
  from award as x
  join award_party as p on p.ocid = x.ocid and p.award_id = x.award_id
  where coalesce(x.suppliers, 2) > 1
),
known as (
  select party_id, entity_id, rung
  from party_entity
  where party_id in (select party_id from joint)
),
consortium as (
  select
    j.ocid, j.award_id,
    array_to_string(
      list_sort(list_distinct(array_agg(coalesce(k.entity_id, j.party_id)))), ' + '
    ) as supplier,
    min(rung_rank(coalesce(k.rung, 'self'))) as rank,
    count(distinct coalesce(k.entity_id, j.party_id)) as members
  from joint as j
  left join known as k on k.party_id = j.party_id
  group by j.ocid, j.award_id
),
made as (
  select
    a.ocid, a.award_id, a.lot_id, a.bid_id, a.status, a.date_earliest, a.date_latest,
    a.value_amount, a.value_currency, coalesce(e.entity_id, p.party_id) as supplier,
    rung_rank(coalesce(e.rung, 'self')) as rank,
    if(p.party_id is null, 0, 1) as members
  from award as a
  left join award_party as p on p.ocid = a.ocid and p.award_id = a.award_id
  left join party_entity as e on e.party_id = p.party_id
  where coalesce(a.suppliers, 2) < 2
  union all
  select
    a.ocid, a.award_id, a.lot_id, a.bid_id, a.status, a.date_earliest, a.date_latest,
    a.value_amount, a.value_currency, c.supplier, c.rank, coalesce(c.members, 0) as members
  from award as a
  left join consortium as c on c.ocid = a.ocid and c.award_id = a.award_id
  where coalesce(a.suppliers, 2) > 1
)
select
  case
    when lotted.ocid is null then m.ocid
    else m.ocid || '/' || coalesce(m.lot_id, x.lot_id)
  end as unit_id,
  m.ocid, m.award_id, m.bid_id, m.status, m.date_earliest, m.date_latest,
  case when m.value_amount > 0 and x.lot_id is null then m.value_amount end as amount,
  m.value_currency as currency,
  m.supplier, m.rank, m.members
from made as m
left join lotted on lotted.ocid = m.ocid
left join award_lot as x on x.ocid = lotted.ocid and x.award_id = m.award_id
