/*
kind: table
meaning: A public post with the entity of its holder and of the body it is in.
columns:
  holding_id: the holding
  official: entity of the holder
  person_rank: rank of the identity rung of the holder
  body: entity of the body
  body_rank: rank of the identity rung of the body
  start_earliest: earliest instant its start can mean
  start_latest: latest instant its start can mean
  end_earliest: earliest instant its end can mean
  end_latest: latest instant its end can mean
  current: the source says that it still holds
  source: the data set
*/
select
  h.holding_id,
  coalesce(p.entity_id, h.person_id) as official,
  rung_rank(coalesce(p.rung, 'self')) as person_rank,
  coalesce(b.entity_id, h.body_id) as body,
  rung_rank(coalesce(b.rung, 'self')) as body_rank,
  h.start_earliest, h.start_latest, h.end_earliest, h.end_latest, h.current,
  h.source
from post_holder as h
left join party_entity as p on p.party_id = h.person_id
left join party_entity as b on b.party_id = h.body_id
where h.person_id is not null and h.body_id is not null
