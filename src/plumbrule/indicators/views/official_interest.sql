/*
kind: table
meaning: A firm that an official, or a member of the official's family, owns, controls or directs, or may; whoever may be the person or the relative is among them, with the weaker rung.
columns:
  official: entity of the official
  kin_id: the family tie; null when it is the official's own interest
  kin_start_earliest: earliest instant the start of the family tie can mean
  kin_start_latest: latest instant it can mean
  kin_end_earliest: earliest instant the end of the family tie can mean
  kin_end_latest: latest instant it can mean
  relation_id: the tie to the firm; null when a declaration states it
  kind: ownership, control or directorship
  firm: entity of the firm
  rank: rank of the weakest identity rung between the official and the firm
  start_earliest: earliest instant the start of the tie can mean
  start_latest: latest instant it can mean; without a start the day it was stated
  end_earliest: earliest instant the end of the tie can mean
  end_latest: latest instant it can mean
  by_post: a seat that goes with a post, or on the board of a public firm
  only_manages: directs a firm of which no person is known to own a part
  declared_id: the item of a declaration, by file, line, path and item; null when another register states it
  declared_in: data set of the declaration
*/
with in_declaration as (
  -- A form's stakes and roles that were read as ties too: the declaration says for how long.
  select distinct file, path, line from declaration_item where counterparty_id is not null
),
relation_tie as (
  select
    r.relation_id, r.kind, coalesce(r.ex_officio, false) as ex_officio,
    coalesce(f.entity_id, r.from_id) as holder,
    coalesce(t.entity_id, r.to_id) as firm,
    rung_rank(coalesce(f.rung, 'self')) as holder_rank,
    rung_rank(coalesce(t.rung, 'self')) as firm_rank,
    -- Without a start it is known to hold from the day it was stated.
    coalesce(r.start_earliest, timestamp with time zone '0001-01-01 00:00:00+00') as start_earliest,
    coalesce(r.start_latest, r.stated_latest) as start_latest,
    r.end_earliest, r.end_latest
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  left join in_declaration as i
    on i.file = r.file and i.line = r.line and i.path is not distinct from r.path
  where r.kind in ('ownership', 'control', 'directorship') and i.file is null
),
declared as (
  select
    concat(d.table_name, ':', d.file, ':', d.line, ':', d.path, ':', d.record) as declared_id, d.*
  from declared_tie as d
  where d.kind in ('ownership', 'directorship')
),
tie as (
  select
    relation_id, kind, ex_officio, holder, firm, holder_rank, firm_rank, start_earliest,
    start_latest, end_earliest, end_latest
  from relation_tie
  union all
  -- An official's own, by which the class of the firm is told; the family's stands below.
  select
    declared_id as relation_id, kind, by_post as ex_officio, official as holder, firm,
    9 as holder_rank, rank as firm_rank, start_earliest, start_latest, end_earliest, end_latest
  from declared
  where holder = 'own'
),
kin as (
  select
    r.relation_id, coalesce(f.entity_id, r.from_id) as one, coalesce(t.entity_id, r.to_id) as other,
    least(rung_rank(coalesce(f.rung, 'self')), rung_rank(coalesce(t.rung, 'self'))) as rank,
    r.start_earliest, r.start_latest, r.end_earliest, r.end_latest
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  where r.kind = 'family'
  union all
  select
    concat(h.declaration_id, '/', h.member_id) as relation_id,
    coalesce(f.entity_id, d.person_id) as one, coalesce(t.entity_id, h.party_id) as other,
    least(rung_rank(coalesce(f.rung, 'self')), rung_rank(coalesce(t.rung, 'self'))) as rank,
    cast(null as timestamp with time zone) as start_earliest,
    cast(null as timestamp with time zone) as start_latest,
    cast(null as timestamp with time zone) as end_earliest,
    cast(null as timestamp with time zone) as end_latest
  from household_member as h
  join declaration as d on d.declaration_id = h.declaration_id
  left join party_entity as f on f.party_id = d.person_id
  left join party_entity as t on t.party_id = h.party_id
  where h.party_id is not null and d.person_id is not null
),
-- Who stands for an official: the official, a relative, or someone who may be one of them.
related as (
  select
    official, official as person, cast(null as varchar) as kin_id, 9 as rank,
    cast(null as timestamp with time zone) as kin_start_earliest,
    cast(null as timestamp with time zone) as kin_start_latest,
    cast(null as timestamp with time zone) as kin_end_earliest,
    cast(null as timestamp with time zone) as kin_end_latest
  from official_seat
  group by official
  union all
  select
    s.official, k.other as person, k.relation_id as kin_id, k.rank, k.start_earliest as kin_start_earliest,
    k.start_latest as kin_start_latest, k.end_earliest as kin_end_earliest,
    k.end_latest as kin_end_latest
  from (select distinct official from official_seat) as s
  join kin as k on k.one = s.official
  union all
  select
    s.official, k.one as person, k.relation_id as kin_id, k.rank, k.start_earliest as kin_start_earliest,
    k.start_latest as kin_start_latest, k.end_earliest as kin_end_earliest,
    k.end_latest as kin_end_latest
  from (select distinct official from official_seat) as s
  join kin as k on k.other = s.official
),
standing_for as (
  select * from related
  union all
  select
    r.official, m.other as person, r.kin_id, least(r.rank, m.rank) as rank, r.kin_start_earliest,
    r.kin_start_latest, r.kin_end_earliest, r.kin_end_latest
  from related as r
  join possible_match as m on m.one = r.person
),
public_firm as (
  select distinct coalesce(e.entity_id, p.party_id) as firm
  from party as p
  left join party_entity as e on e.party_id = p.party_id
  where p.publicly_owned
  union
  select t.firm
  from tie as t
  join relation as r on r.relation_id = t.relation_id
  join party as p on p.party_id = r.from_id
  where p.kind = 'body' and t.kind = 'ownership'
),
private_firm as (
  select distinct t.firm
  from tie as t
  join relation as r on r.relation_id = t.relation_id
  join party as p on p.party_id = r.from_id
  where p.kind = 'person' and t.kind = 'ownership'
  union
  select firm from declared where kind = 'ownership'
),
shared_board as (
  -- Two officials or more who direct one firm and own nothing of it: seats that go with a post.
  select t.firm
  from tie as t
  join (select distinct official from official_seat) as s on s.official = t.holder
  left join tie as o on o.firm = t.firm and o.holder = t.holder and o.kind <> 'directorship'
  where t.kind = 'directorship' and o.relation_id is null
  group by t.firm
  having count(distinct t.holder) >= 2
)
select
  s.official, s.kin_id, s.kin_start_earliest, s.kin_start_latest, s.kin_end_earliest,
  s.kin_end_latest, t.relation_id, t.kind, t.firm,
  least(s.rank, t.holder_rank, t.firm_rank) as rank,
  t.start_earliest, t.start_latest, t.end_earliest, t.end_latest,
  (t.ex_officio or (t.kind = 'directorship' and (u.firm is not null or b.firm is not null)))
    as by_post,
  (t.kind = 'directorship' and v.firm is null) as only_manages,
  cast(null as varchar) as declared_id, cast(null as varchar) as declared_in
from standing_for as s
join relation_tie as t on t.holder = s.person
left join public_firm as u on u.firm = t.firm
left join private_firm as v on v.firm = t.firm
left join shared_board as b on b.firm = t.firm
union all
select
  d.official, if(d.holder = 'family', concat(d.official, '/household'), null) as kin_id,
  cast(null as timestamp with time zone) as kin_start_earliest,
  cast(null as timestamp with time zone) as kin_start_latest,
  cast(null as timestamp with time zone) as kin_end_earliest,
  cast(null as timestamp with time zone) as kin_end_latest,
  cast(null as varchar) as relation_id, d.kind, d.firm,
  if(d.holder = 'unknown', 0, d.rank) as rank,
  d.start_earliest, d.start_latest, d.end_earliest, d.end_latest,
  (d.by_post or (d.kind = 'directorship' and (u.firm is not null or b.firm is not null)))
    as by_post,
  (d.kind = 'directorship' and v.firm is null) as only_manages,
  d.declared_id, d.source as declared_in
from declared as d
left join public_firm as u on u.firm = d.firm
left join private_firm as v on v.firm = d.firm
left join shared_board as b on b.firm = d.firm
