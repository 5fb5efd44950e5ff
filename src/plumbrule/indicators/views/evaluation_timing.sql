/*
kind: table
meaning: A process whose bids were opened, with the days between the opening and the start of the evaluation.
columns:
  unit_id: the ocid
  ocid: the process
  country: ISO 3166-1 alpha-2 code
  year: year of the process
  method: open, selective, limited, direct or null
  category: goods, works or services
  division: first two characters of the first item's class
  region: region of the buyer
  opening_earliest: earliest instant the opening can mean
  opening_latest: latest
  opening_text: as received
  begun_earliest: earliest instant the start of the evaluation can mean
  begun_latest: latest
  begun_text: as received
  amount: estimated value
  currency: ISO 4217 code
  longest: most whole days from the opening to the start of the evaluation
  shortest: least whole days
  reason: why the days are not known; null when they are
*/
with measured as (
  select
    t.*,
    longest_days(
      t.opening_earliest, t.opening_latest, t.opening_text,
      t.award_start_earliest, t.award_start_latest, t.award_start_text
    ) as longest,
    shortest_days(
      t.opening_earliest, t.opening_latest, t.opening_text,
      t.award_start_earliest, t.award_start_latest, t.award_start_text
    ) as shortest
  from tender as t
  where t.opening_earliest is not null or t.award_start_earliest is not null
)
select
  m.ocid as unit_id, m.ocid, m.country, m.year, m.method, m.category, m.division, m.region,
  m.opening_earliest, m.opening_latest, m.opening_text,
  m.award_start_earliest as begun_earliest, m.award_start_latest as begun_latest,
  m.award_start_text as begun_text,
  m.value_amount as amount, m.value_currency as currency, m.longest, m.shortest,
  case
    when m.opening_earliest is null then 'missing_field:tender/bidOpening/date'
    when m.award_start_earliest is null then 'missing_field:tender/awardPeriod/startDate'
    when m.longest < 0 then 'inconsistent_dates'
  end as reason
from measured as m
