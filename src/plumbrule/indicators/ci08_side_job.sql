/*
id: CI-08
title: Paid by a firm, or adviser of a client, that had dealings with the official's body
version: "1.0"
since: "2026-11-25"
unit: official x payer x matter
stage: award
category: conflict of interest
rationale: >
  Who earns from a firm and serves in a body that gives it contracts, licences or money stands on both
  sides. Side work is not forbidden as such; to deal with one's own payer without saying so may be.
basis:
  - "UN Convention against Corruption, articles 7(4), 8(5) and 12(2)(e): conflicts of interest"
  - "OECD Recommendation on Guidelines for Managing Conflict of Interest in the Public Service (2003)"
needs: [declaration.person_id, post_holder.person_id, post_holder.body_id]
parameters: {}
cannot_tell:
  missing_field: the matter has no date
  weak: the person, the firm or the body may be another
  window: the dates leave open whether the tie and the post were held on the day
  not_final: the award is pending
innocent:
  - Teaching at a public university
  - A large client such as a bank or a utility
clears:
  - A declaration of the tie and the note that the official stood aside
  - A number that differs
weight: 55
needs_rung: confirmed
sentence: "{body_id:name} dealt with {supplier_id:name} on {day} ({amount}); {official_id:name}{family_words} who held a post in it declared income or fees from the firm. A declared tie is not a violation."
*/
with answered as (
  select
    c.*,
    case when c.at_once = 'hit' then 'hit'
      when c.at_once in ('clear', 'excluded:ex_officio_board') then 'clear'
      else 'cannot_tell'
    end as answer
  from conflict as c
  where c.place = 1 and c.bond_kind in ('payer', 'client') and c.party <> c.body
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
  a.bond_kind as tie_words
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
