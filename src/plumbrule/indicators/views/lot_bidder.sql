/*
kind: table
meaning: A bidder of a competition in which at least two bid and at most sixty; each member of a consortium is one.
columns:
  unit_id: the competition
  ocid: the process
  entity_id: the bidder
  tenderer: the bidder or its consortium; members of one are no rivals
  rank: rank of the weakest identity rung
  at_earliest: earliest instant of its bid, else of the deadline, else of the award
  at_latest: latest instant
*/
with member as (
  select
    unit_id, ocid, bid_id, tenderer as entity_id, tenderer, rank, date_earliest, date_latest
  from offer
  where members = 1 and submitted is not false and unit_id is not null
  union all
  select
    unit_id, ocid, bid_id, unnest(string_split(tenderer, ' + ')) as entity_id, tenderer, rank,
    date_earliest, date_latest
  from offer
  where members > 1 and submitted is not false and unit_id is not null
),
several as (
  select unit_id, ocid, deadline_earliest, deadline_latest, award_day
  from competition
  where bids between 2 and 60
)
select
  m.unit_id, min(m.ocid) as ocid, m.entity_id, min(m.tenderer) as tenderer, min(m.rank) as rank,
  min(coalesce(m.date_earliest, s.deadline_earliest, cast(s.award_day as timestamp with time zone)))
    as at_earliest,
  max(coalesce(m.date_latest, s.deadline_latest, cast(s.award_day as timestamp with time zone)))
    as at_latest
from member as m
join several as s on s.unit_id = m.unit_id
group by m.unit_id, m.entity_id
