/*
kind: table
meaning: An entity that may be meant by a sanction or a debarment: itself the listed one, or a candidate for it.
columns:
  entity_id: the entity
  listing_id: the listing
  rank: rank of the weakest identity rung between the two
  listing_party: the record of the listed party
  list: name of the list
  authority: who lists
  kind: sanction or debarment
  status: status as received
  start_earliest: earliest instant its start can mean
  start_latest: latest instant its start can mean
  start_text: start as received
  end_earliest: earliest instant its end can mean
  end_latest: latest instant its end can mean; null when the end was computed from a term
  end_text: end as received
  published_latest: latest instant the version of the list can be of
*/
with on_list as (
  select
    l.*, coalesce(e.entity_id, l.party_id) as entity_id,
    rung_rank(coalesce(e.rung, 'self')) as rank
  from listing as l
  left join party_entity as e on e.party_id = l.party_id
  where l.kind in ('sanction', 'debarment')
),
meant as (
  select entity_id, entity_id as listed_entity, 9 as rank from on_list group by entity_id
  union all
  select m.one as entity_id, m.other as listed_entity, m.rank from possible_match as m
)
select
  m.entity_id, o.listing_id, least(m.rank, o.rank) as rank, o.party_id as listing_party, o.list,
  o.authority, o.kind, o.status, o.start_earliest, o.start_latest, o.start_text, o.end_earliest,
  if(o.end_computed, null, o.end_latest) as end_latest, o.end_text, o.published_latest
from meant as m
join on_list as o on o.entity_id = m.listed_entity
