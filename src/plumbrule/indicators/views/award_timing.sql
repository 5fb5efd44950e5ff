/*
kind: table
meaning: An active award with the deadline for the bids it was made on and the days between the two.
columns:
  unit_id: `ocid/award/` and the award's identifier
  ocid: the process
  award_id: the award
  source: the data set
  country: ISO 3166-1 alpha-2 code
  year: year of the process
  method: open, selective, limited, direct or null
  category: goods, works or services
  division: first two characters of the first item's class
  region: region of the buyer
  deadline_earliest: earliest instant the deadline of the lot or process can mean
  deadline_latest: latest
  deadline_text: as received
  awarded_earliest: earliest instant the award's date can mean
  awarded_latest: latest
  awarded_text: as received
  amount: value; null when missing or not above zero
  currency: ISO 4217 code
  supplier: the suppliers' entities, joined by ` + `
  longest: most whole days from the deadline to the award
  shortest: least whole days
  reason: why the days are not known; null when they are
*/
with won as (
  select ocid, award_id, min(supplier) as supplier from decision group by ocid, award_id
),
dated as (
  select
    a.ocid, a.award_id, t.source, t.country, t.year, t.method, t.category, t.division, t.region,
    coalesce(l.tender_end_earliest, t.tender_end_earliest) as deadline_earliest,
    coalesce(l.tender_end_latest, t.tender_end_latest) as deadline_latest,
    if(l.tender_end_earliest is null, t.tender_end_text, l.tender_end_text) as deadline_text,
    a.date_earliest as awarded_earliest, a.date_latest as awarded_latest,
    a.date_text as awarded_text,
    case when a.value_amount > 0 then a.value_amount end as amount,
    a.value_currency as currency, w.supplier
  from award as a
  join tender as t on t.ocid = a.ocid
  left join lot as l on l.ocid = a.ocid and l.lot_id = a.lot_id
  left join won as w on w.ocid = a.ocid and w.award_id = a.award_id
  where a.status = 'active'
),
measured as (
  select
    d.*,
    longest_days(
      d.deadline_earliest, d.deadline_latest, d.deadline_text,
      d.awarded_earliest, d.awarded_latest, d.awarded_text
    ) as longest,
    shortest_days(
      d.deadline_earliest, d.deadline_latest, d.deadline_text,
      d.awarded_earliest, d.awarded_latest, d.awarded_text
    ) as shortest
  from dated as d
)
select
  m.ocid || '/award/' || m.award_id as unit_id, m.ocid, m.award_id, m.source, m.country, m.year,
  m.method, m.category, m.division, m.region, m.deadline_earliest, m.deadline_latest,
  m.deadline_text, m.awarded_earliest, m.awarded_latest, m.awarded_text, m.amount, m.currency,
  m.supplier, m.longest, m.shortest,
  case
    when m.deadline_earliest is null then 'missing_field:tender/tenderPeriod/endDate'
    when m.awarded_earliest is null then 'missing_field:awards/date'
    when m.longest < 0 then 'inconsistent_dates'
  end as reason
from measured as m
