/*
id: CI-11
title: Voted or decided on the firm of a declared interest, with no note of standing aside
version: "1.0"
since: "2026-11-25"
unit: act x interest
stage: any
category: conflict of interest
rationale: >
  Who has an interest in a firm is to stand aside when it is decided on. A law for a whole sector is
  another matter: that the sector is the same is context and never a hit.
basis:
  - "UN Convention against Corruption, articles 7(4) and 8(5): conflicts of interest"
  - "OECD Recommendation on Guidelines for Managing Conflict of Interest in the Public Service (2003)"
needs: [official_act.official_id, official_act.subject_id, official_act.date]
parameters: {}
cannot_tell:
  missing_field: the source does not record who stood aside, or the act has no date
  weak: the person or the firm may be another, or only the sector is the same
  window: the dates leave open whether the interest was held on the day
innocent:
  - A law for a whole sector
  - A farmer who votes on agriculture
clears:
  - The minutes that record who stood aside
weight: 70
needs_rung: confirmed
sentence: "{official_id:name} took part in an act on {day} that concerned {firm_id:name}, in which an interest is declared or registered; the record has no note of standing aside. A declared interest is not a violation."
*/
with acted as (
  select
    a.act_id, a.subject_id, a.recused, a.date_earliest, a.date_latest, a.date_text, a.source,
    a.file, a.line, a.path, a.kind,
    coalesce(p.entity_id, a.official_id) as official, rung_rank(coalesce(p.rung, 'self')) as person_rank,
    coalesce(s.entity_id, a.subject_id) as subject, rung_rank(coalesce(s.rung, 'self')) as subject_rank
  from official_act as a
  left join party_entity as p on p.party_id = a.official_id
  left join party_entity as s on s.party_id = a.subject_id
  where a.official_id is not null and a.subject_id is not null
),
met as (
  select
    a.*, i.firm, coalesce(i.relation_id, i.declared_id) as bond_id, i.kin_id,
    least(i.rank, f.rank, a.subject_rank, a.person_rank) as rank,
    case
      when a.date_latest < i.start_earliest or a.date_earliest > i.end_latest then 'clear'
      when a.recused then 'excluded:stood_aside'
      when i.by_post then 'excluded:ex_officio_board'
      when least(i.rank, f.rank, a.subject_rank, a.person_rank) < 5
        then concat('weak:', rung_name(least(i.rank, f.rank, a.subject_rank, a.person_rank)))
      when i.only_manages then 'weak:management_role'
      when a.date_earliest is null then 'missing_field:official_act/date'
      when i.start_latest is null or a.date_earliest <= i.start_latest
        then 'window:interest_start'
      when a.date_latest >= i.end_earliest then 'window:interest_end'
      when a.recused is null then 'missing_field:official_act/recused'
      else 'hit'
    end as state
  from acted as a
  join official_interest as i on i.official = a.official
  join same_as as f on f.one = i.firm and f.other = a.subject and f.rank > 0
),
ordered as (
  select
    m.*,
    row_number() over (
      partition by m.act_id, m.official, m.firm
      order by
        case
          when m.state = 'hit' then 0
          when m.state in ('clear', 'excluded:ex_officio_board') then 2
          else 1
        end,
        m.bond_id, m.kin_id
    ) as place
  from met as m
)
select
  concat(o.act_id, '/', o.official, '/', o.firm) as unit_id,
  case
    when o.state = 'hit' then 'hit'
    when o.state in ('clear', 'excluded:stood_aside', 'excluded:ex_officio_board') then 'clear'
    else 'cannot_tell'
  end as answer,
  if(o.state in ('hit', 'clear'), null, o.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  o.firm as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(o.date_latest as date) as day,
  cast(null as varchar) as country,
  year(o.date_earliest) as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'interest held on the day of the act' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(o.rank) as rung,
  o.official as official_id,
  o.firm as firm_id,
  o.act_id,
  o.bond_id
from ordered as o
where o.place = 1;

select
  h.unit_id, 'the act' as role, 'official_act' as table_name, a.source, a.file, a.line, a.path,
  'date' as field, a.date_text as value
from hit as h
join official_act as a on a.act_id = h.act_id
union all
select
  h.unit_id, 'the interest' as role, r.table_name, r.source, r.file, r.line, r.path, r.field, r.value
from hit as h
join bond_record as r on r.bond_id = h.bond_id;
