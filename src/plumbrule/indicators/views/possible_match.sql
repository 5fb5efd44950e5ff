/*
kind: view
meaning: Two entities that may be one, in both directions; left out are those that records speak against, and those whose names are only alike.
columns:
  one: an entity
  other: the entity it may be
  rank: rank of the identity rung of the match
*/
select entity_a as one, entity_b as other, rung_rank(rung) as rank
from candidate
where rung_rank(rung) > 0 and names is distinct from 'alike'
union all
select entity_b as one, entity_a as other, rung_rank(rung) as rank
from candidate
where rung_rank(rung) > 0 and names is distinct from 'alike'
