/*
id: RG-04
title: A register of accounts or securities has one that the form does not
version: "1.0"
since: "2026-11-25"
unit: person x account
stage: declaration
category: registry cross-check
rationale: >
  Accounts are seen only by those whom a law lets see them. Where it does, the form is held against them.
basis:
  - "UN Convention against Corruption, articles 8(5) and 52(5): declarations of assets"
needs: [registered_asset.owner_id, registered_asset.identifier, registered_asset.held, declaration_item.item_key, section_status.status]
parameters:
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person
    source: our proposal; a name alone never is
  legal_basis:
    value: none
    meaning: The law that lets the user hold data on accounts; none says that there is none, and nothing is answered
    source: set by the user, who answers for it
cannot_tell:
  weak: the owner may be another person
  missing_field: the register gives no number or date, or the state of the section or a value is not told
  window: the dates leave it open whether it was held on the day of the form
  unmatched: the form has an item of this class without a number, which may be it
  not_public: the public view does not show every item
  not_answered: the section was not filled
  refused: the section was refused
  not_required: the form did not ask for it
  unreadable: the section cannot be read
  no_legal_basis: no law is named that lets the user hold these data
innocent:
  - The account was closed
  - A pension account, which the form does not ask for
clears:
  - The statement of the account
weight: 60
needs_rung: confirmed
sentence: "On {day} a register had {person_id:name}{family_words} as owner of the account {asset_id}; the declaration for that day does not have it."
*/
with judged as (
  select
    r.*,
    case
      when r.state in ('clear', 'excluded:below_threshold') then r.state
      when $legal_basis = 'none' then 'no_legal_basis'
      when r.rank < rung_rank($least_rung) then concat('weak:', rung_name(r.rank))
      else r.state
    end as found
  from registered_in_form as r
  where r.kind in ('account', 'security')
)
select
  concat(j.person, '/', j.asset_id) as unit_id,
  case
    when j.found in ('hit', 'clear') then j.found
    when j.found like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.found in ('hit', 'clear'), null, j.found) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  if(j.found = 'hit', a.value_amount, null) as amount,
  a.value_currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'the register of accounts' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.person as person_id,
  j.declaration_id,
  j.asset_id,
  j.owner_id,
  if(j.member_id = '', '', ' (through a member of the household)') as family_words
from judged as j
join registered_asset as a on a.asset_id = j.asset_id and a.owner_id = j.owner_id;

select
  h.unit_id, 'the entry of the register' as role, 'registered_asset' as table_name,
  a.source, a.file, a.line, a.path, 'identifier' as field, a.identifier as value
from hit as h
join registered_asset as a on a.asset_id = h.asset_id and a.owner_id = h.owner_id
union all
select
  h.unit_id, 'the form that does not have it' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, coalesce(d.as_of_text, cast(d.year as varchar)) as value
from hit as h
join declaration as d on d.declaration_id = h.declaration_id;
