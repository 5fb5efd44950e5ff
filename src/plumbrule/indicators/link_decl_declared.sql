/*
id: LINK-DECL
title: The supplier stands in an official's declaration
version: "1.0"
since: "2026-11-24"
unit: supplier of an award
stage: award
category: integrity link
rationale: >
  Officials declare what ties them to firms so that someone looks when the firm wins. This is the look.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of outside activities, employment, investments, assets and gifts"
needs: [declaration.person_id, declaration.filed, declaration_item.counterparty_id, award.date]
parameters:
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person or firm
    source: our proposal; a name alone never is
cannot_tell:
  source_absent: no declarations are loaded
  missing_field: the award or the declaration has no date
  weak: the firm may be another
  window: the dates leave open whether the declaration was the one in force
  register_coverage: the award is earlier than the declarations that are loaded
innocent:
  - Declared, and the official stood aside
  - A small part of a listed firm
  - A bank at which the official has an account
clears:
  - The note that the official stood aside
  - A number of the firm that differs
weight: 40
needs_rung: confirmed
sentence: "{official_id:name} declared {kind_words} with {declared_id:name}{group_words}; {supplier_id:name} won {ocid:title} ({amount}) on {day}. To declare it is what the law asks."
*/
with filing as (
  select
    d.declaration_id, coalesce(p.entity_id, d.person_id) as official,
    rung_rank(coalesce(p.rung, 'self')) as rank, d.filed_earliest, d.filed_latest
  from declaration as d
  left join party_entity as p on p.party_id = d.person_id
  where d.person_id is not null
),
valid as (
  -- A declaration speaks from its day to that of the next one of the same person.
  select
    f.*,
    lead(f.filed_earliest) over (
      partition by f.official order by f.filed_latest, f.declaration_id
    ) as next_earliest,
    lead(f.filed_latest) over (
      partition by f.official order by f.filed_latest, f.declaration_id
    ) as next_latest
  from filing as f
),
declared as (
  select
    i.declaration_id, i.item_id, i.kind, coalesce(e.entity_id, i.counterparty_id) as firm,
    rung_rank(coalesce(e.rung, 'self')) as rank
  from declaration_item as i
  left join party_entity as e on e.party_id = i.counterparty_id
  where i.counterparty_id is not null and coalesce(i.kind, '') not in ('account')
),
reached as (
  select d.declaration_id, d.item_id, d.kind, d.firm as declared, d.firm, '' as tie_path, d.rank
  from declared as d
  union all
  -- A firm that the declared one owns is of its group.
  select
    d.declaration_id, d.item_id, d.kind, d.firm as declared, c.firm, c.path as tie_path,
    least(d.rank, c.rank) as rank
  from declared as d
  join owner_chain as c on c.owner = d.firm
  where not c.is_person
),
met as (
  select
    a.unit_id, v.official, v.declaration_id, r.item_id, r.kind, r.declared, r.tie_path,
    least(a.rank, v.rank, r.rank) as rank,
    case
      when a.date_earliest is null then 'missing_field:awards/date'
      when v.filed_earliest is null then 'missing_field:declaration/filed'
      when v.filed_earliest > a.date_latest then null
      when v.next_latest < a.date_earliest then null
      when least(a.rank, v.rank, r.rank) < rung_rank($least_rung)
        then concat('weak:', rung_name(least(a.rank, v.rank, r.rank)))
      when v.filed_latest >= a.date_earliest or v.next_earliest <= a.date_latest
        then 'window:declaration'
      else 'hit'
    end as state
  from award_supplier as a
  join reached as r on r.firm = a.supplier
  join valid as v on v.declaration_id = r.declaration_id
),
ordered as (
  select
    m.*,
    row_number() over (
      partition by m.unit_id
      order by if(m.state = 'hit', 0, 1), m.rank desc, m.declaration_id, m.item_id, m.tie_path
    ) as place
  from met as m
  where m.state is not null
),
loaded as (
  select count(*) as n, min(filed_earliest) as first_filed from filing
),
judged as (
  select
    a.*, o.official, o.declaration_id, o.item_id, o.kind, o.declared, o.tie_path,
    coalesce(o.rank, 9) as link_rank,
    case
      when o.state is not null then o.state
      when l.n = 0 then 'source_absent:declarations'
      when a.date_earliest is null then 'missing_field:awards/date'
      when l.first_filed is null or a.date_earliest < l.first_filed then 'register_coverage'
    end as state
  from award_supplier as a
  cross join loaded as l
  left join ordered as o on o.unit_id = a.unit_id and o.place = 1
)
select
  j.unit_id,
  case
    when j.state = 'hit' then 'hit'
    when j.state is not null then 'cannot_tell'
    else 'clear'
  end as answer,
  if(j.state = 'hit', null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.currency,
  cast(j.date_latest as date) as day,
  j.country,
  j.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'definition: named in the declaration in force on the day of the award' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.link_rank) as rung,
  j.supplier as supplier_id,
  j.award_id,
  j.official as official_id,
  j.declared as declared_id,
  j.declaration_id,
  j.item_id,
  j.tie_path,
  coalesce(j.kind, 'a tie') as kind_words,
  if(j.tie_path = '', '', ', which owns a part of the supplier') as group_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'filed' as field, d.filed_text as value
from hit as h
join declaration as d on d.declaration_id = h.declaration_id
union all
select
  h.unit_id, 'the line of the declaration' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'counterparty' as field, i.counterparty_id as value
from hit as h
join declaration_item as i on i.declaration_id = h.declaration_id and i.item_id = h.item_id
union all
select
  h.unit_id, concat('a tie to the firm, ', r.kind) as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'start' as field, coalesce(r.start_text, r.stated_text) as value
from (
  select unit_id, unnest(string_split(tie_path, ' > ')) as relation_id from hit
) as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id;
