/*
kind: table
meaning: An owner or controller of a bidder of a competition, or a person who bids, and whether the tie held when the bid was made.
columns:
  unit_id: the competition
  ocid: the process
  entity_id: the bidder
  tenderer: the bidder or its consortium
  owner: the owner
  is_person: whether that is a natural person
  share: part held along the chain, 0 to 1; null when not known
  path: relation_ids of the chain
  steps: ties in it
  rank: rank of the weakest identity rung
  timing: sure, or may when the dates leave it open
  sole: whether it is the only chain from that owner to that bidder
*/
select
  b.unit_id, b.ocid, b.entity_id, b.tenderer, c.owner, c.is_person, c.share, c.path, c.steps,
  least(b.rank, c.rank) as rank,
  case
    when b.at_earliest > c.sure_from and b.at_latest < c.sure_to then 'sure'
    else 'may'
  end as timing,
  (c.chains = 1) as sole
from lot_bidder as b
join (
  select *, count(*) over (partition by firm, owner) as chains from owner_chain
) as c on c.firm = b.entity_id
where (b.at_latest is null or b.at_latest >= c.may_from)
  and (b.at_earliest is null or b.at_earliest <= c.may_to)
union all
-- A person who bids in its own name owns itself.
select
  b.unit_id, b.ocid, b.entity_id, b.tenderer, b.entity_id as owner, true as is_person, 1.0 as share,
  '' as path, 0 as steps, b.rank, 'sure' as timing, true as sole
from lot_bidder as b
join entity as e on e.entity_id = b.entity_id
where e.kind = 'person'
