/*
kind: table
meaning: A supplier of an active award, each member of a consortium for itself, with the buyer.
columns:
  unit_id: supplier, process and award
  ocid: the process
  award_id: the award
  supplier: entity of the supplier
  rank: rank of its identity rung
  date_earliest: earliest instant the award's date can mean
  date_latest: latest instant
  amount: value of the award
  currency: ISO 4217 code
  body: entity of the buyer, else of the procuring entity
  body_rank: rank of its identity rung
  country: ISO 3166-1 alpha-2 code
  year: year of the process
*/
with held as (
  select
    ocid, award_id, supplier, rank, date_earliest, date_latest, amount, currency
  from decision
  where status = 'active' and members = 1
  union all
  select
    ocid, award_id, unnest(string_split(supplier, ' + ')) as supplier, rank, date_earliest,
    date_latest, amount, currency
  from decision
  where status = 'active' and members > 1
),
once as (
  select
    ocid, award_id, supplier, min(rank) as rank, min(date_earliest) as date_earliest,
    max(date_latest) as date_latest, max(amount) as amount, min(currency) as currency
  from held
  group by ocid, award_id, supplier
)
select
  concat(o.supplier, '/', o.ocid, '/', o.award_id) as unit_id, o.ocid, o.award_id, o.supplier,
  o.rank, o.date_earliest, o.date_latest, o.amount, o.currency,
  coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) as body,
  rung_rank(coalesce(e.rung, 'self')) as body_rank,
  t.country, t.year
from once as o
join tender as t on t.ocid = o.ocid
left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
