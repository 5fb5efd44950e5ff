/*
id: CI-05
title: A seat that goes with a post, set apart from private interests
version: "1.0"
since: "2026-11-25"
unit: interest
stage: any
category: conflict of interest
rationale: >
  An official who sits on the board of a public firm by virtue of the post has no private interest in
  it. A hit here is no lead: it is preparation, and says which seats the rules on conflicts set apart.
basis:
  - "OECD Recommendation on Guidelines for Managing Conflict of Interest in the Public Service (2003)"
needs: [relation.from_id, relation.to_id, post_holder.person_id]
parameters: {}
cannot_tell:
  weak: the official only manages the firm, and nothing says whether it is public or private
innocent:
  - This rule is itself the innocent reading
clears:
  - The register entry of a private owner
weight: 0
needs_rung: record
sentence: "The seat of {official_id:name} in {firm_id:name} goes with a public post. This is preparation, not a lead."
*/
with seat as (
  select
    i.official, i.firm, max(if(i.by_post, 1, 0)) as by_post,
    max(if(i.only_manages, 1, 0)) as only_manages, min(i.rank) as rank,
    min(coalesce(i.relation_id, i.declared_id)) as bond_id
  from official_interest as i
  where i.kind = 'directorship' and i.kin_id is null and i.rank >= 4
  group by i.official, i.firm
)
select
  concat(s.official, '/', s.firm) as unit_id,
  case
    when s.by_post = 1 then 'hit'
    when s.only_manages = 1 then 'cannot_tell'
    else 'clear'
  end as answer,
  if(s.by_post = 0 and s.only_manages = 1, 'weak:management_role', null) as reason,
  if(s.by_post = 1, 'suppressed:preparation', null) as suppressed_by,
  cast(null as varchar) as ocid,
  s.firm as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  cast(null as varchar) as country,
  cast(null as integer) as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'role and owners of the firm' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(s.rank) as rung,
  s.official as official_id,
  s.firm as firm_id,
  s.bond_id
from seat as s;

select
  h.unit_id, 'the seat' as role, r.table_name, r.source, r.file, r.line, r.path, r.field, r.value
from hit as h
join bond_record as r on r.bond_id = h.bond_id;
