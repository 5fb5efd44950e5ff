/*
id: DB-01
title: Award to a supplier while it was excluded from contracts
version: "1.0"
since: "2026-11-25"
unit: award x exclusion
stage: award
category: debarment
rationale: >
  A ban from public contracts protects the public only if the bodies it binds look it up before they
  award. Where the award falls inside the time of the ban, and the ban binds the body, somebody did not
  look or had a reason that should be on file.
basis:
  - "UN Convention against Corruption, article 34: consequences of acts of corruption"
  - "The act named with each listing, and the law of the country pack that says whom it binds"
needs: [listing.party_id, listing.start, award.date, award_party.party_id]
parameters: {}
cannot_tell:
  missing_field: the award or the exclusion has no date, or nothing says which bodies the exclusion binds
  weak: the supplier may be another than the excluded one
  window: the dates leave open whether it was in force; an end worked out from a term is no date
  not_final: the award is pending, or the decision can be appealed
  register_coverage: the list is older than the award
innocent:
  - The contract was agreed before the ban
  - An extension of an old contract
  - The ban binds one body only
  - A namesake
clears:
  - The decision that lifts or suspends the ban
  - A number that differs
weight: 90
needs_rung: confirmed
sentence: "{body_id:name} awarded {ocid:title} ({amount}) to {supplier_id:name} on {day}, while it stood on {list} ({start_text} to {end_words})."
*/
with asked as (
  select b.*
  from barred_matter as b
  join award as a on a.ocid = b.ocid and a.award_id = b.award_id
  where
    b.place = 1 and b.matter_kind = 'award' and b.effect in ('debarred', 'suspended')
    and not b.foreign_list and coalesce(a.suppliers, 1) < 2
)
select
  concat(s.matter_id, '/', s.party, '/', s.listing_id) as unit_id,
  case
    when s.state = 'hit' then 'hit'
    when s.state in ('clear', 'refuted_id', 'excluded:other_body') then 'clear'
    else 'cannot_tell'
  end as answer,
  if(s.state in ('hit', 'clear'), null, s.state) as reason,
  cast(null as varchar) as suppressed_by,
  s.ocid,
  s.party as entity_id,
  s.amount,
  s.currency,
  cast(s.date_latest as date) as day,
  s.country,
  s.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  coalesce(s.law, s.list, 'the listing') as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(s.rank) as rung,
  s.party as supplier_id,
  s.body as body_id,
  s.matter_id,
  s.listing_id,
  s.list,
  s.start_text,
  coalesce(s.end_text, 'no end') as end_words
from asked as s;

select
  h.unit_id, 'the exclusion' as role, 'listing' as table_name,
  l.source, l.file, l.line, l.path, 'start' as field, l.start_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  m.source, m.file, m.line, m.path, 'date' as field, m.date_text as value
from hit as h
join matter as m
  on m.matter_id = h.matter_id and m.kind = 'award' and m.party = h.supplier_id and m.body is not distinct from h.body_id;
