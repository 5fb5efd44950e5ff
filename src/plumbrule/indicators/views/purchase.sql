/*
kind: table
meaning: An active award as an act between one buyer and one supplier (or consortium), with the value as published.
columns:
  ocid: the process
  award_id: the award inside the process
  country: ISO 3166-1 alpha-2 code
  year: year of the award, else of the process
  day: day of the award as written, else the first it can be (UTC)
  day_number: days from 1970-01-01 to that day
  method: open, selective, limited, direct or null
  category: goods, works or services
  scheme: classification of what is bought
  division: first two characters of the class
  region: region of the buyer
  buyer: entity of the buyer, else of the procuring entity
  buyer_rank: rank of the identity rung of the buyer
  supplier: the suppliers' entities, sorted and joined by ` + `; null when none is named
  supplier_rank: rank of the weakest identity rung of the suppliers
  members: how many won together
  amount: value; null when missing, not above one, or a row of nines that stands for no value
  currency: ISO 4217 code; null when the amount is
*/
with held as (
  select
    ocid, award_id, min(supplier) as supplier, min(rank) as rank, max(members) as members
  from decision
  where status = 'active'
  group by ocid, award_id
),
made as (
  select
    h.*, a.value_amount, a.value_currency,
    coalesce(
      a.value_amount > 1 and a.value_currency is not null
      and not regexp_matches(cast(a.value_amount as varchar), '^9{7,}[.]'), false
    ) as valued,
    coalesce(
      try_cast(substring(a.date_text, 1, 10) as date), cast(a.date_earliest as date)
    ) as day
  from held as h
  join award as a on a.ocid = h.ocid and a.award_id = h.award_id
)
select
  m.ocid, m.award_id, t.country, coalesce(year(m.day), t.year) as year, m.day,
  date_diff('day', date '1970-01-01', m.day) as day_number,
  t.method, t.category, t.scheme, t.division, t.region,
  coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) as buyer,
  rung_rank(coalesce(e.rung, 'self')) as buyer_rank,
  m.supplier, m.rank as supplier_rank, m.members,
  case when m.valued then m.value_amount end as amount,
  case when m.valued then m.value_currency end as currency
from made as m
join tender as t on t.ocid = m.ocid
left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
