/*
id: CI-01
title: A public body bought from a firm of its own official or the official's family
version: "1.1"
since: "2026-11-24"
unit: official x firm x award
stage: award
category: conflict of interest
rationale: >
  Whoever serves in a body and owns or directs its supplier stands on both sides of the contract, and
  so does a member of the family. A declared interest is not a violation; not to have stood aside may
  be one.
basis:
  - "UN Convention against Corruption, articles 7(4), 8(5) and 12(2)(e): conflicts of interest"
  - "OECD Recommendation on Guidelines for Managing Conflict of Interest in the Public Service (2003)"
needs: [post_holder.person_id, post_holder.body_id, post_holder.start, relation.from_id, relation.to_id, declaration.person_id, declaration_item.counterparty_id, award.date, tender.buyer_id]
parameters: {}
cannot_tell:
  missing_field: the award has no date
  weak: the person, the firm or the body may be another, or the person only manages a firm of which it is not known whether it is private
  window: the dates leave open whether interest, kinship or post held on the day of the award
  not_final: the award is pending or has no status
innocent:
  - A seat on the board by virtue of the post
  - The stake was sold before or inherited after the award
  - The official took no part in the decision and said so
  - Another person or body of the same name
clears:
  - A declaration of the interest and the note that the official stood aside
  - A date of birth or a number that differs
weight: 80
needs_rung: confirmed
sentence: "{body_id:name} awarded {ocid:title} ({amount}) to {supplier_id:name} on {day}; on that day {official_id:name}, who held a post in it{family_words}, {tie_words} the firm. A declared interest is not a violation."
*/
with answered as (
  select
    c.*,
    case when c.at_once = 'hit' then 'hit'
      when c.at_once in ('clear', 'excluded:ex_officio_board') then 'clear'
      else 'cannot_tell'
    end as answer
  from conflict as c
  where
    c.place = 1 and c.matter_kind = 'award'
    and c.bond_kind in ('ownership', 'control', 'directorship')
)
select
  concat(a.official, '/', a.party, '/', a.matter_id) as unit_id,
  a.answer,
  if(a.at_once in ('hit', 'clear'), null, a.at_once) as reason,
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
  'interest and post both held on the day of the award' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(least(a.link_rank, a.person_rank, a.same_body_rank)) as rung,
  a.party as supplier_id,
  a.official as official_id,
  a.body as body_id,
  a.matter_id,
  a.bond_id,
  a.holding_id,
  a.kin_id,
  if(a.kin_id is null, '', ' (through a member of the family)') as family_words,
  case a.bond_kind when 'ownership' then 'owned a part of' when 'control' then 'controlled'
    else 'directed' end as tie_words
from answered as a;

select
  h.unit_id, concat('the interest in the firm, ', r.kind) as role, r.table_name, r.source, r.file,
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
  h.unit_id, 'the buyer' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'buyer' as field, t.buyer_id as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'the award' as role, m.table_name, m.source, m.file, m.line, m.path, 'date' as field,
  m.date_text as value
from hit as h
join matter as m
  on m.matter_id = h.matter_id and m.party = h.supplier_id and m.body is not distinct from h.body_id;
