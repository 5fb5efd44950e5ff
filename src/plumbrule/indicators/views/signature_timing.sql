/*
kind: table
meaning: A contract that follows an award, with the days between the award and the signature.
columns:
  unit_id: `ocid/contract/` and the contract's identifier
  ocid: the process
  contract_id: the contract
  award_id: the award it follows
  country: ISO 3166-1 alpha-2 code
  year: year of the process
  method: open, selective, limited, direct or null
  category: goods, works or services
  division: first two characters of the first item's class
  region: region of the buyer
  awarded_earliest: earliest instant the award's date can mean
  awarded_latest: latest
  awarded_text: as received
  signed_earliest: earliest instant the date of signature can mean
  signed_latest: latest
  signed_text: as received
  amount: value of the contract, else of the award
  currency: ISO 4217 code
  supplier: the suppliers' entities, joined by ` + `
  longest: most whole days from the award to the signature
  shortest: least whole days
  reason: why the days are not known; null when they are
*/
with measured as (
  select
    c.*,
    longest_days(
      c.awarded_earliest, c.awarded_latest, c.awarded_text,
      c.signed_earliest, c.signed_latest, c.signed_text
    ) as longest,
    shortest_days(
      c.awarded_earliest, c.awarded_latest, c.awarded_text,
      c.signed_earliest, c.signed_latest, c.signed_text
    ) as shortest
  from linked_contract as c
  where coalesce(c.status, '') not in ('pending', 'cancelled')
)
select
  m.unit_id, m.ocid, m.contract_id, m.award_id, m.country, m.year, m.method, m.category, m.division,
  m.region, m.awarded_earliest, m.awarded_latest, m.awarded_text, m.signed_earliest,
  m.signed_latest, m.signed_text, coalesce(m.amount, m.award_amount) as amount,
  if(m.amount is null, m.award_currency, m.currency) as currency, m.supplier, m.longest, m.shortest,
  case
    when m.unlinked then 'missing_field:contracts/awardID'
    when m.awarded_earliest is null then 'missing_field:awards/date'
    when m.signed_earliest is null then 'missing_field:contracts/dateSigned'
    when m.longest < 0 then 'inconsistent_dates'
  end as reason
from measured as m
