/*
kind: table
meaning: A supplier of an award with the part of it that natural persons who are known held when it won.
columns:
  unit_id: supplier, process and award
  share: sum of the parts of persons known for certain, 0 to 1; more than 1 when persons control it in several ways
  rank: rank of the weakest identity rung of those holdings
*/
with held as (
  select a.unit_id, c.owner, max(c.share) as share, min(c.rank) as rank
  from award_supplier as a
  join owner_chain as c on c.firm = a.supplier
  where c.is_person and a.date_earliest > c.sure_from and a.date_latest < c.sure_to
  group by a.unit_id, c.owner
)
select unit_id, sum(share) as share, min(rank) as rank from held group by unit_id
union all
-- A person who wins in its own name is its own owner.
select a.unit_id, 1.0 as share, a.rank
from award_supplier as a
join entity as e on e.entity_id = a.supplier
where e.kind = 'person'
