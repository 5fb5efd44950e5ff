/*
id: CN-06
title: A spouse or child is missing from the form
version: "1.0"
since: "2026-11-25"
unit: person x declaration
stage: declaration
category: consistency
rationale: >
  What belongs to a spouse or child is outside the accounts when the form leaves the person out, or when
  the person gave no information.
basis:
  - "UN Convention against Corruption, article 52(5) and (6): declarations, and interests of family members"
needs: [household_member.relation, household_member.party_id]
parameters:
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person
    source: our proposal; a name alone never is
cannot_tell:
  no_second_source: neither an earlier form nor a register of family ties is loaded of the declarant
  unmatched: the form names somebody in the same relation, who may be the same
  weak: the family tie may be that of another
  not_public: the public view does not show the household
innocent:
  - Separation, divorce or death
  - A child who grew up and moved out
clears:
  - The entry in the civil register
weight: 30
needs_rung: confirmed
sentence: "{found} of the household {missing_words} in the form of {day}."
*/
with kin as (
  -- Who belongs to the household by the form before, or by a register of family ties on the day.
  select
    f.declaration_id, coalesce(e.entity_id, m.party_id, '') as who, lower(m.relation) as relation,
    'form' as said_by, m.declaration_id as said_id, m.member_id as said_member, 9 as rank
  from declarant_form as f
  join household_member as m on m.declaration_id = f.prior_id
  left join party_entity as e on e.party_id = m.party_id
  where lower(m.relation) in ('spouse', 'partner', 'child')
  union all
  select
    f.declaration_id, t.other as who, lower(r.role) as relation, 'register' as said_by,
    r.relation_id as said_id, '' as said_member, t.rank
  from (
    select
      r.relation_id, coalesce(a.entity_id, r.from_id) as one, coalesce(b.entity_id, r.to_id) as other,
      least(rung_rank(coalesce(a.rung, 'self')), rung_rank(coalesce(b.rung, 'self'))) as rank
    from relation as r
    left join party_entity as a on a.party_id = r.from_id
    left join party_entity as b on b.party_id = r.to_id
    where r.kind = 'family' and lower(r.role) in ('spouse', 'partner', 'child')
    union all
    select
      r.relation_id, coalesce(b.entity_id, r.to_id) as one, coalesce(a.entity_id, r.from_id) as other,
      least(rung_rank(coalesce(a.rung, 'self')), rung_rank(coalesce(b.rung, 'self'))) as rank
    from relation as r
    left join party_entity as a on a.party_id = r.from_id
    left join party_entity as b on b.party_id = r.to_id
    where r.kind = 'family' and lower(r.role) in ('spouse', 'partner')
  ) as t
  join declarant_form as f on f.person = t.one
  join relation as r on r.relation_id = t.relation_id
  where (r.start_latest is null or cast(r.start_latest as date) <= f.day)
    and (r.end_earliest is null or cast(r.end_earliest as date) > f.day)
),
named as (
  select
    m.declaration_id, coalesce(e.entity_id, m.party_id, '') as who, lower(m.relation) as relation
  from household_member as m
  left join party_entity as e on e.party_id = m.party_id
),
sought as (
  select
    k.declaration_id, k.said_by, k.said_id, k.said_member, k.relation, k.rank,
    max(if(n.who = k.who and k.who <> '', 2, if(n.relation = k.relation, 1, 0))) as found
  from kin as k
  left join named as n on n.declaration_id = k.declaration_id
  group by k.declaration_id, k.said_by, k.said_id, k.said_member, k.relation, k.rank
),
silent as (
  select
    declaration_id, 'form' as said_by, declaration_id as said_id, member_id as said_member,
    lower(relation) as relation
  from household_member
  where lower(informed) in ('no', 'refused')
),
one_each as (
  select
    s.*,
    row_number() over (
      partition by s.declaration_id order by s.place, s.rank desc, s.said_id, s.said_member
    ) as turn
  from (
    select
      declaration_id, said_by, said_id, said_member, relation, 9 as rank, 0 as place,
      'hit' as state, 'gave no information' as missing_words
    from silent
    union all
    select
      declaration_id, said_by, said_id, said_member, relation, rank,
      if(found = 0, if(rank >= rung_rank($least_rung), 1, 3), if(found = 1, 2, 4)) as place,
      case
        when found = 0 and rank >= rung_rank($least_rung) then 'hit'
        when found = 0 then concat('weak:', rung_name(rank))
        when found = 1 then 'unmatched:household_member'
        else 'clear'
      end as state,
      'is not named' as missing_words
    from sought
  ) as s
),
judged as (
  select
    f.declaration_id, f.person, f.day, f.country, f.year, o.said_by, o.said_id, o.said_member,
    o.relation, o.missing_words, coalesce(o.rank, 9) as rank,
    case
      when f.shown_as <> 'full' then 'not_public:household_member'
      when o.state is null and f.prior_id is null then 'no_second_source'
      else coalesce(o.state, 'clear')
    end as state
  from declarant_form as f
  left join one_each as o on o.declaration_id = f.declaration_id and o.turn = 1
)
select
  j.declaration_id as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'household in the form before, or the register' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.said_by,
  j.said_id,
  j.said_member,
  if(j.relation = 'child', 'A child', 'A spouse or partner') as found,
  j.missing_words
from judged as j;

select
  h.unit_id, 'the member of the household' as role, 'household_member' as table_name,
  m.source, m.file, m.line, m.path, 'relation' as field, m.relation as value
from hit as h
join household_member as m on m.declaration_id = h.said_id and m.member_id = h.said_member
where h.said_by = 'form'
union all
select
  h.unit_id, 'the family tie' as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'role' as field, r.role as value
from hit as h
join relation as r on r.relation_id = h.said_id
where h.said_by = 'register'
union all
select
  h.unit_id, 'the form' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, coalesce(d.as_of_text, cast(d.year as varchar), d.declaration_id) as value
from hit as h
join declaration as d on d.declaration_id = h.unit_id;
