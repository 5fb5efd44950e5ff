/*
kind: table
meaning: A contract with the award it follows and its process; one without a link follows the only award of its process.
columns:
  unit_id: `ocid/contract/` and the contract's identifier
  ocid: the process
  contract_id: the contract
  award_id: the award it follows; null when it cannot be told
  unlinked: whether it names no award, or one that is not there, while the process has several or none
  status: status of the contract
  source: the data set
  signed_earliest: earliest instant the date of signature can mean
  signed_latest: latest
  signed_text: as received
  start_earliest: earliest instant the start of performance can mean
  start_latest: latest
  start_text: as received
  end_earliest: earliest instant the end of performance can mean
  end_latest: latest
  end_text: as received
  amount: value; null when missing or not above zero
  currency: ISO 4217 code
  award_status: status of the award
  awarded_earliest: earliest instant the award's date can mean
  awarded_latest: latest
  awarded_text: as received
  award_amount: value of the award; null when missing or not above zero
  award_currency: ISO 4217 code
  supplier: the suppliers' entities, joined by ` + `
  contracts_of_award: contracts of the process that follow the same award
  framework: whether the process is, or is called off from, a framework agreement
  country: ISO 3166-1 alpha-2 code
  year: year of the process
  method: open, selective, limited, direct or null
  category: goods, works or services
  division: first two characters of the first item's class
  region: region of the buyer
  buyer_id: the buyer's own record
*/
with sole as (
  select ocid, min(award_id) as award_id from award group by ocid having count(*) = 1
),
in_framework as (
  select ocid from related_process where relationship like '%framework%'
  union
  select ocid from tender_condition where framework
),
named as (
  select c.*, coalesce(c.award_id, s.award_id) as follows
  from contract as c
  left join sole as s on s.ocid = c.ocid
),
shared as (
  select ocid, follows, count(*) as n
  from named
  where follows is not null
  group by ocid, follows
),
won as (
  select ocid, award_id, min(supplier) as supplier from decision group by ocid, award_id
)
select
  c.ocid || '/contract/' || c.contract_id as unit_id, c.ocid, c.contract_id, a.award_id,
  (a.award_id is null) as unlinked, c.status, c.source,
  c.signed_earliest, c.signed_latest, c.signed_text,
  c.contract_start_earliest as start_earliest, c.contract_start_latest as start_latest,
  c.contract_start_text as start_text,
  c.contract_end_earliest as end_earliest, c.contract_end_latest as end_latest,
  c.contract_end_text as end_text,
  case when c.value_amount > 0 then c.value_amount end as amount, c.value_currency as currency,
  a.status as award_status,
  a.date_earliest as awarded_earliest, a.date_latest as awarded_latest, a.date_text as awarded_text,
  case when a.value_amount > 0 then a.value_amount end as award_amount,
  a.value_currency as award_currency,
  w.supplier, coalesce(n.n, 1) as contracts_of_award,
  (f.ocid is not null) as framework,
  t.country, t.year, t.method, t.category, t.division, t.region, t.buyer_id
from named as c
left join award as a on a.ocid = c.ocid and a.award_id = c.follows
left join won as w on w.ocid = a.ocid and w.award_id = a.award_id
left join shared as n on n.ocid = c.ocid and n.follows = c.follows
left join in_framework as f on f.ocid = c.ocid
left join tender as t on t.ocid = c.ocid
