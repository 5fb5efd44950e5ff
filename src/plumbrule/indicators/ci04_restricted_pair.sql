/*
id: CI-04
title: The body dealt with a firm from which its official's interest bars it
version: "1.0"
since: "2026-11-25"
unit: body x firm x matter
stage: award
category: conflict of interest
rationale: >
  The same records as DB-02, asked from the side of the official's interest: the hit is one lead, which
  DB-02 carries, so here it is kept and counted apart.
basis:
  - "UN Convention against Corruption, articles 7(4) and 12(2)(e): conflicts of interest"
  - "Slovenia, Integrity and Prevention of Corruption Act: register of restrictions on business"
needs: [listing.party_id, listing.scope_body_id, listing.start]
parameters: {}
cannot_tell:
  missing_field: the matter or the restriction has no date
  weak: the firm or the body may be another
  window: the dates are missing, stand for no date, or leave open whether it was in force
  not_final: the award is pending, or the decision can be appealed
  register_coverage: the list is older than the matter
innocent:
  - A public company with a seat on its board by virtue of the post
  - A contract under an exception that the law allows
  - A payment under a contract signed before
clears:
  - The exception granted, with its reasons
  - The date on which the contract was signed
weight: 80
needs_rung: confirmed
sentence: "{body_id:name} dealt with {supplier_id:name} on {day} ({amount}); an interest of its official restricted the two from dealing from {start_text} to {end_words}."
*/
select
  concat(s.matter_id, '/', s.party, '/', s.listing_id) as unit_id,
  case
    when s.state = 'hit' then 'hit'
    when s.state in ('clear', 'refuted_id', 'excluded:other_body') then 'clear'
    else 'cannot_tell'
  end as answer,
  if(s.state in ('hit', 'clear'), null, s.state) as reason,
  if(s.state = 'hit', 'suppressed:same_lead_as_DB-02', null) as suppressed_by,
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
from barred_matter as s
where s.place = 1 and s.effect = 'restricted_pair' and s.matter_kind <> 'subcontract';

select
  h.unit_id, 'the exclusion' as role, 'listing' as table_name,
  l.source, l.file, l.line, l.path, 'start' as field, l.start_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id
union all
select
  h.unit_id, 'the award or payment' as role, m.table_name,
  m.source, m.file, m.line, m.path, 'date' as field, m.date_text as value
from hit as h
join matter as m
  on m.matter_id = h.matter_id and m.party = h.supplier_id and m.body is not distinct from h.body_id;
