/*
id: CI-02
title: A body bought from a firm that its official owns through others
version: "1.0"
since: "2026-11-25"
unit: official x firm x award
stage: award
category: conflict of interest
rationale: >
  A firm between an official and a supplier hides the interest from the form and from the panel, not
  from the register of owners. The part held is the product of the parts along the way.
basis:
  - "UN Convention against Corruption, articles 7(4), 8(5) and 12(2)(e): conflicts of interest"
  - "FATF Recommendation 24: beneficial ownership of legal persons"
needs: [post_holder.person_id, post_holder.body_id, relation.from_id, relation.to_id, award.date, tender.buyer_id]
parameters:
  least_share:
    value: 0.25
    meaning: Least part of the firm, of one, that counts as owning it
    source: our proposal, after the common limit of beneficial owners
  longest:
    value: 3
    meaning: Most ties from the official to the firm
    source: our proposal
cannot_tell:
  missing_field: the award has no date, or a part along the way is not known
  weak: the person, the firm or the body may be another
  window: the dates leave open whether the tie and the post were held on the day
  not_final: the award is pending
innocent:
  - A fund or a bank stands between
  - The State stands in the chain
  - The stake was sold before
clears:
  - The register entry that ends the holding
  - A declaration of the interest and the note that the official stood aside
weight: 75
needs_rung: confirmed
sentence: "{body_id:name} awarded {ocid:title} ({amount}) to {supplier_id:name} on {day}; on that day {official_id:name}, who held a post in it, owned {percent} percent of the firm through others. A declared interest is not a violation."
*/
with weighed as (
  select
    c.*,
    case
      when c.share is null and c.at_once = 'hit' then 'missing_field:relation/share'
      when c.share < $least_share then 'clear'
      else c.at_once
    end as state
  from conflict as c
  where c.bond_kind = 'chain' and c.matter_kind = 'award' and c.steps <= $longest
),
ordered as (
  select
    w.*,
    row_number() over (
      partition by w.official, w.party, w.matter_id, w.bond_id
      order by
        case
          when w.state = 'hit' then 0
          when w.state = 'clear' then 3
          when w.state = 'excluded:ex_officio_board' then 2
          else 1
        end,
        w.holding_id, w.body
    ) as nth
  from weighed as w
),
answered as (
  select
    c.*,
    case when c.state = 'hit' then 'hit'
      when c.state in ('clear', 'excluded:ex_officio_board') then 'clear'
      else 'cannot_tell'
    end as answer
  from ordered as c
  where c.nth = 1
)
select
  concat(a.official, '/', a.party, '/', a.matter_id, '/', a.bond_id) as unit_id,
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
  cast(a.share as double) as value,
  $least_share as threshold,
  'parameter least_share' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(least(a.link_rank, a.person_rank, a.same_body_rank)) as rung,
  a.party as supplier_id,
  a.official as official_id,
  a.body as body_id,
  a.matter_id,
  a.bond_id,
  a.holding_id,
  a.kin_id,
  cast(round(100 * coalesce(a.share, 0), 1) as varchar) as percent
from answered as a;

select
  h.unit_id, 'a tie of the chain' as role, r.table_name, r.source, r.file,
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
