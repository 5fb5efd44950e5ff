/*
kind: table
meaning: An owner or controller of two bidders of a competition, or more: their rows of bidder_owner.
columns:
  unit_id: the competition
  entity_id: the bidder
  tenderer: the bidder or its consortium
  owner: the owner
  is_person: whether that is a natural person
  share: part held along the chain, 0 to 1; null when not known
  path: relation_ids of the chain
  steps: ties in it
  rank: rank of the weakest identity rung
  timing: sure, or may when the dates leave it open
*/
select
  b.unit_id, b.entity_id, b.tenderer, b.owner, b.is_person, b.share, b.path, b.steps, b.rank,
  b.timing
from (
  select unit_id, owner
  from bidder_owner
  group by unit_id, owner
  having min(entity_id) <> max(entity_id)
) as c
join bidder_owner as b on b.unit_id = c.unit_id and b.owner = c.owner
