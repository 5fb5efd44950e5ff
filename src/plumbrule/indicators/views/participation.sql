/*
kind: table
meaning: How often a bidder took part in one country, by one method, in one category and division; a member of a consortium took part like a single bidder.
columns:
  entity_id: the bidder
  country: ISO 3166-1 alpha-2 code
  method: open, selective, limited or direct
  category: goods, works or services
  division: first two characters of the first item's class
  rank: rank of the weakest identity rung it rests on
  bids: bids submitted, those without a status included
  unknown: bids without a status
  disqualified: bids disqualified
  first_ocid: first process in alphabetical order
  last_ocid: last process; another than the first when there are at least two
  last_year: year of the latest process
*/
with member as (
  select unit_id, ocid, tenderer as entity_id, rank, status, submitted
  from offer
  where members = 1 and submitted is not false and unit_id is not null
  union all
  select unit_id, ocid, unnest(string_split(tenderer, ' + ')) as entity_id, rank, status, submitted
  from offer
  where members > 1 and submitted is not false and unit_id is not null
)
select
  m.entity_id, c.country, c.method, c.category, c.division,
  min(m.rank) as rank,
  count(*) as bids,
  count(*) filter (where m.submitted is null) as unknown,
  count(*) filter (where m.status = 'disqualified') as disqualified,
  min(m.ocid) as first_ocid,
  max(m.ocid) as last_ocid,
  max(c.year) as last_year
from member as m
join competition as c on c.unit_id = m.unit_id
group by m.entity_id, c.country, c.method, c.category, c.division
