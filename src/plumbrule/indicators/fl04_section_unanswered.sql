/*
id: FL-04
title: A required section is not answered
version: "1.0"
since: "2026-11-25"
unit: declaration x section
stage: declaration
category: filing
rationale: >
  "None" is an answer; silence is not. A section left open keeps every question about it open.
basis:
  - "UN Convention against Corruption, articles 8(5) and 52(5): declarations and sanctions for non-compliance"
needs: [section_status.status, declaration.complete]
parameters: {}
cannot_tell:
  missing_field: the source does not tell the state of the section; many drop those that are empty
  not_required: the form of this filer did not ask for it
  not_public: the public view does not show it
  unreadable: it could not be read
innocent:
  - A simplified form
  - The software dropped an empty section
clears:
  - The form as it was handed in
weight: 35
needs_rung: record
sentence: "The section {section} of a declaration of {day} was {status_words}; it must be filled ({threshold_source})."
*/
with form as (
  select
    f.declaration_id, f.person, f.day, f.country, f.year, d.complete,
    (d.complete is distinct from false) as asks_all
  from declarant_form as f
  join declaration as d on d.declaration_id = f.declaration_id
  where f.kind is distinct from 'change'
),
held as (
  select
    coalesce(e.entity_id, h.person_id) as person, lower(p.kind) as post_kind, h.start_earliest,
    h.end_latest
  from post_holder as h
  join post as p on p.post_id = h.post_id
  left join party_entity as e on e.party_id = h.person_id
  where p.kind is not null
),
required as (
  select
    f.declaration_id, f.person, f.day, f.country, f.year, s.section, min(s.source) as law
  from form as f
  join filing_section as s
    on s.country = f.country and s.valid_from <= f.day
    and (s.valid_to is null or s.valid_to >= f.day)
    and (s.complete is null or f.asks_all)
  left join held as h
    on h.person = f.person and h.post_kind = s.post_kind
    and cast(h.start_earliest as date) <= f.day
    and (h.end_latest is null or cast(h.end_latest as date) >= f.day)
  where s.post_kind is null or h.person is not null
  group by f.declaration_id, f.person, f.day, f.country, f.year, s.section
),
judged as (
  select
    r.*, s.status,
    case
      when s.status in ('not_answered', 'refused') then 'hit'
      when s.status in ('declared', 'none') then 'clear'
      when l.declaration_id is not null then 'clear'
      else silent_section(s.status, r.section)
    end as state
  from required as r
  left join section_status as s
    on s.declaration_id = r.declaration_id and s.section = r.section
  left join (
    select distinct declaration_id, section from form_line
  ) as l on l.declaration_id = r.declaration_id and l.section = r.section
)
select
  concat(j.declaration_id, '/', j.section) as unit_id,
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
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id,
  j.section,
  if(j.status = 'refused', 'refused', 'not answered') as status_words
from judged as j;

select
  h.unit_id, 'the section' as role, 'section_status' as table_name,
  s.source, s.file, s.line, s.path, 'status' as field, s.status as value
from hit as h
join section_status as s on s.declaration_id = h.declaration_id and s.section = h.section;
