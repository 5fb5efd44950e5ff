/*
id: CI-09
title: Owes to, or lives or drives by favour of, a firm that had dealings with the official's body
version: "1.0"
since: "2026-11-25"
unit: official x creditor x matter
stage: award
category: conflict of interest
rationale: >
  A loan or a flat lent for nothing can bind more than a salary. Where the lender has dealings with the
  body, the tie deserves a question.
basis:
  - "UN Convention against Corruption, articles 7(4), 8(5) and 12(2)(e): conflicts of interest"
  - "General Law of Administrative Responsibilities of Mexico: declaration of loans for use"
needs: [declaration.person_id, post_holder.person_id, post_holder.body_id]
parameters: {}
cannot_tell:
  missing_field: the matter has no date
  weak: the person, the firm or the body may be another
  window: the dates leave open whether the tie and the post were held on the day
  unavailable: nothing says whether the lender is a licensed one
  not_final: the award is pending
innocent:
  - A loan of a bank on the terms that all get
  - A flat of the employer
  - A public utility
clears:
  - A declaration of the tie and the note that the official stood aside
  - A number that differs
weight: 60
needs_rung: confirmed
sentence: "{body_id:name} dealt with {supplier_id:name} on {day} ({amount}); {official_id:name}{family_words} who held a post in it declared a debt to it, or a thing lent by it. A declared tie is not a violation."
*/
with licensed as (
  -- Loans of banks bind nobody; a lender of an unknown kind is not called a private one.
  select
    c.party as firm,
    max(
      if(
        lower(p.name) like '%bank%' or lower(p.name) like '%banco%'
        or lower(p.name) like '%banque%', 1, 0
      )
    ) as by_name
  from (select distinct party from conflict where bond_kind = 'creditor') as c
  left join party_entity as e on e.entity_id = c.party
  join party as p on p.party_id = coalesce(e.party_id, c.party)
  group by c.party
),
asked as (
  select
    c.*,
    if(c.at_once = 'hit' and c.bond_kind = 'creditor' and coalesce(l.by_name, 0) = 1,
      'unavailable:licensed_lenders', c.at_once) as state
  from conflict as c
  left join licensed as l on l.firm = c.party
),
answered as (
  select
    c.*,
    case when c.state = 'hit' then 'hit'
      when c.state in ('clear', 'excluded:ex_officio_board') then 'clear'
      else 'cannot_tell'
    end as answer
  from asked as c
  where c.place = 1 and c.bond_kind in ('creditor', 'landlord')
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
