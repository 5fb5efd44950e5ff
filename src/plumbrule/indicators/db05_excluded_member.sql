/*
id: DB-05
title: A consortium member or subcontractor that was excluded from contracts
version: "1.0"
since: "2026-11-25"
unit: award x member
stage: award
category: debarment
rationale: >
  A ban can be gone round by bidding as one of several, or by working for the winner. Whether the law
  bars that too is for its text; the record should show that somebody asked.
basis:
  - "UN Convention against Corruption, article 34: consequences of acts of corruption"
  - "The act named with each listing, and the law of the country pack that says whom it binds"
needs: [listing.party_id, listing.start, award.date, award_party.party_id]
parameters: {}
cannot_tell:
  missing_field: the award or the exclusion has no date, or nothing says which bodies the exclusion binds
  not_published: the award says that work is given on, and names nobody
  weak: the member may be another than the excluded one
  window: the dates leave open whether the exclusion was in force
  not_final: the award is pending, or the decision can be appealed
  register_coverage: the list is older than the award
innocent:
  - The member was replaced before signature
  - The ban does not extend to subcontractors
  - A namesake
clears:
  - The agreement that names the members at signature
  - The decision that lifts the ban
weight: 75
needs_rung: confirmed
sentence: "{supplier_id:name}, {part} in {ocid:title}, awarded by {body_id:name} on {day}, stood on {list} ({start_text} to {end_words})."
*/
with asked as (
  select b.*
  from barred_matter as b
  join award as a on a.ocid = b.ocid and a.award_id = b.award_id
  where
    b.place = 1 and b.effect in ('debarred', 'suspended') and not b.foreign_list
    and (
      b.matter_kind = 'subcontract' or (b.matter_kind = 'award' and coalesce(a.suppliers, 1) > 1)
    )
),
silent as (
  select s.ocid, s.award_id, a.date_latest, t.country, t.year
  from subcontracting as s
  join award as a on a.ocid = s.ocid and a.award_id = s.award_id
  left join tender as t on t.ocid = s.ocid
  where
    s.subcontracted and s.ocid not in (select ocid from subcontractor)
    and exists (select 1 from listing)
)
select
  concat(s.matter_id, '/', s.party, '/', s.matter_kind, '/', s.listing_id) as unit_id,
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
  coalesce(s.end_text, 'no end') as end_words,
  if(s.matter_kind = 'award', 'one of several winners', 'a subcontractor') as part,
  s.matter_kind
from asked as s
union all
select
  concat(n.ocid, '/', n.award_id) as unit_id, 'cannot_tell' as answer,
  'not_published:subcontractors' as reason, cast(null as varchar) as suppressed_by, n.ocid,
  cast(null as varchar) as entity_id, cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency, cast(n.date_latest as date) as day, n.country, n.year,
  cast(null as double) as value, cast(null as double) as threshold,
  'the listing' as threshold_source, cast(null as varchar) as comparison, 'record' as rung,
  cast(null as varchar) as supplier_id, cast(null as varchar) as body_id,
  cast(null as varchar) as matter_id, cast(null as varchar) as listing_id,
  cast(null as varchar) as list, cast(null as varchar) as start_text,
  cast(null as varchar) as end_words, cast(null as varchar) as part,
  cast(null as varchar) as matter_kind
from silent as n;

select
  h.unit_id, 'the exclusion' as role, 'listing' as table_name,
  l.source, l.file, l.line, l.path, 'start' as field, l.start_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id
union all
select
  h.unit_id, 'the member in the award' as role, m.table_name,
  m.source, m.file, m.line, m.path, 'date' as field, m.date_text as value
from hit as h
join matter as m
  on m.matter_id = h.matter_id and m.kind = h.matter_kind and m.party = h.supplier_id and m.body is not distinct from h.body_id;
