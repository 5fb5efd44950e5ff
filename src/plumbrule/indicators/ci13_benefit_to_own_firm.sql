/*
id: CI-13
title: A body gave a subsidy, licence, concession or State property to a firm of its own official
version: "1.0"
since: "2026-11-25"
unit: official x firm x benefit
stage: award
category: conflict of interest
rationale: >
  What is given by other than contract has fewer rules and fewer eyes. The question is that of CI-01:
  did the tie and the post both hold on the day.
basis:
  - "UN Convention against Corruption, articles 7(4), 8(5) and 12(2)(e): conflicts of interest and licences"
  - "Political declaration of the General Assembly against corruption (A/RES/S-32/1), paragraph 15"
needs: [public_benefit.body_id, public_benefit.beneficiary_id, public_benefit.date, post_holder.person_id]
parameters: {}
cannot_tell:
  missing_field: the benefit has no date, or the list does not say of what kind it is
  weak: the person, the firm or the body may be another
  window: the dates leave open whether the tie and the post were held on the day
  not_final: the award is pending
innocent:
  - A scheme open to all who ask
  - Aid in a crisis
  - A seat on the board by virtue of the post
clears:
  - A declaration of the tie and the note that the official stood aside
  - A number that differs
weight: 70
needs_rung: confirmed
sentence: "{body_id:name} granted a {benefit} ({amount}) to {supplier_id:name} on {day}; on that day {official_id:name}{family_words} who held a post in it had an interest in the firm. A declared interest is not a violation."
*/
with asked as (
  select
    c.*,
    case
      when c.at_once <> 'hit' then c.at_once
      when c.universal then 'excluded:universal_scheme'
      when c.matter_kind = 'benefit' then 'missing_field:public_benefit/kind'
      else 'hit'
    end as state
  from conflict as c
  where
    c.place = 1 and c.matter_kind not in ('award', 'payment')
    and c.bond_kind in ('ownership', 'control', 'directorship')
),
answered as (
  select
    c.*,
    case when c.state = 'hit' then 'hit'
      when c.state in ('clear', 'excluded:ex_officio_board', 'excluded:universal_scheme') then 'clear'
      else 'cannot_tell'
    end as answer
  from asked as c
)
select
  concat(a.official, '/', a.party, '/', a.matter_id) as unit_id,
  a.answer,
  if(a.state in ('hit', 'clear'), null, a.state) as reason,
  cast(null as varchar) as suppressed_by,
  a.ocid,
  a.party as entity_id,
  a.amount,
  a.currency,
  cast(a.date_latest as date) as day,
  a.country,
  a.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'tie and post both held on the day' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(least(a.link_rank, a.person_rank, a.same_body_rank)) as rung,
  a.party as supplier_id,
  a.official as official_id,
  a.body as body_id,
  a.matter_id,
  a.bond_id,
  a.holding_id,
  a.kin_id,
  if(a.kin_id is null, '', ', or a member of the family,') as family_words,
  a.matter_kind as benefit
from answered as a;

select
  h.unit_id, concat('the declared tie, ', r.kind) as role, r.table_name, r.source, r.file,
  r.line, r.path, r.field, r.value
from hit as h
join bond_record as r on r.bond_id = h.bond_id
union all
select
  h.unit_id, 'the family tie' as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'kind' as field, r.role as value
from hit as h
join relation as r on r.relation_id = h.kin_id
union all
select
  h.unit_id, 'the post' as role, 'post_holder' as table_name,
  s.source, s.file, s.line, s.path, 'start' as field, s.start_text as value
from hit as h
join post_holder as s on s.holding_id = h.holding_id
union all
select
  h.unit_id, 'the matter' as role, m.table_name, m.source, m.file, m.line, m.path, 'date' as field,
  m.date_text as value
from hit as h
join matter as m
  on m.matter_id = h.matter_id and m.party = h.supplier_id and m.body is not distinct from h.body_id;
