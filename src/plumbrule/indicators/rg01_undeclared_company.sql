/*
id: RG-01
title: A register names a firm of the declarant or the family that the form does not
version: "1.0"
since: "2026-11-25"
unit: person x firm
stage: declaration
category: registry cross-check
rationale: >
  Firms that stand in a register and not in the form are interests that nobody who relies on the form
  can know of.
basis:
  - "UN Convention against Corruption, articles 8(5) and 52(5) and (6): declarations of interests"
needs: [relation.from_id, relation.to_id, relation.start, declaration_item.counterparty_id, section_status.status]
parameters:
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person or firm
    source: our proposal; a name alone never is
cannot_tell:
  weak: the person or the firm may be another
  missing_field: the tie has no date, the share is not told, or the state of the section is not
  window: the dates leave it open whether the tie held on the day of the form
  unmatched: the form has an interest in a firm that it does not name
  not_public: the public view does not show interests
  not_answered: the section was not filled
  refused: the section was refused
  not_required: the form did not ask for it
  unreadable: the section cannot be read
innocent:
  - Another person of the same name
  - A dormant firm
  - The role ended and was not struck off
  - A stake below what must be declared
clears:
  - The entry of the register that ends the role, or the interest under the firm's former name
weight: 60
needs_rung: confirmed
sentence: "On {day} a register had {person_id:name}{family_words} as {role_words} of {entity_id:name}; the declaration for that day does not name the firm."
*/
with judged as (
  select
    r.*,
    if(
      r.state not in ('clear', 'excluded:below_threshold')
      and r.rank < rung_rank($least_rung), concat('weak:', rung_name(r.rank)), r.state
    ) as found
  from registered_interest as r
  where r.foreign_firm is distinct from true
)
select
  concat(j.person, '/', j.firm) as unit_id,
  case
    when j.found in ('hit', 'clear') then j.found
    when j.found like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.found in ('hit', 'clear'), null, j.found) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.firm as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  j.source as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.person as person_id,
  j.declaration_id,
  j.relation_id,
  if(j.member_id = '', '', ' (through a member of the household)') as family_words,
  case j.kind when 'ownership' then 'owner' when 'control' then 'controller' else 'officer' end as role_words
from judged as j;

select
  h.unit_id, concat('the entry of the register, ', r.kind) as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'start' as field, coalesce(r.start_text, r.stated_text) as value
from hit as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'the form that does not name it' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, coalesce(d.as_of_text, cast(d.year as varchar)) as value
from hit as h
join declaration as d on d.declaration_id = h.declaration_id;
