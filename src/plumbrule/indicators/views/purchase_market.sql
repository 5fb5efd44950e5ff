/*
kind: table
meaning: The market an award belongs to: country, region, class and year; where no award of the class and year names a region, the whole country.
columns:
  ocid: the process
  award_id: the award
  market: country, region, class and year in words; null when class, year or a region is missing
  country: ISO 3166-1 alpha-2 code
  year: year of the award
  division: first two characters of the class
  region: region of the buyer
  missing: path of the field whose lack leaves the market unknown
  supplier: who won, alone or together
  supplier_rank: rank of the weakest identity rung
  members: how many won together
  amount: value
  currency: ISO 4217 code
  day: day of the award
*/
with regional as (
  select country, division, year, count(region) as placed
  from purchase
  group by country, division, year
)
select
  p.ocid, p.award_id,
  case
    when p.region is null and r.placed > 0 then null
    else coalesce(p.country, 'no country') || ', ' || coalesce(p.region, 'all regions')
      || ', class ' || p.division || ', ' || cast(p.year as varchar)
  end as market,
  p.country, p.year, p.division, p.region,
  case
    when p.division is null then 'tender/items/classification/id'
    when p.year is null then 'awards/date'
    when p.region is null and r.placed > 0 then 'parties/address/region'
  end as missing,
  p.supplier, p.supplier_rank, p.members, p.amount, p.currency, p.day
from purchase as p
left join regional as r
  on r.country is not distinct from p.country and r.division is not distinct from p.division
  and r.year is not distinct from p.year
