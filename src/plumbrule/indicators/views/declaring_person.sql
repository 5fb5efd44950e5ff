/*
kind: table
meaning: Who a form speaks for; the declarant, the members of the household it names, and whoever may be one of them.
columns:
  declaration_id: the form, one that counts
  person: entity of that person, or one that may be
  member_id: the household_member; empty for the declarant
  rank: rank of the weakest identity rung between the form and the entity
*/
with stated as (
  select f.declaration_id, f.person, '' as member_id, f.rank
  from declarant_form as f
  where f.day is not null
  union all
  select f.declaration_id, coalesce(e.entity_id, m.party_id) as person, m.member_id,
    rung_rank(coalesce(e.rung, 'self')) as rank
  from declarant_form as f
  join household_member as m on m.declaration_id = f.declaration_id
  left join party_entity as e on e.party_id = m.party_id
  where f.day is not null and m.party_id is not null
),
meant as (
  select * from stated
  union all
  select s.declaration_id, m.other as person, s.member_id, least(s.rank, m.rank) as rank
  from stated as s
  join possible_match as m on m.one = s.person
)
select declaration_id, person, min(member_id) as member_id, max(rank) as rank
from meant
group by declaration_id, person
