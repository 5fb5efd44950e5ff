/*
id: DB-06
title: Award to a supplier that a development bank or another State had debarred
version: "1.0"
since: "2026-11-25"
unit: award x foreign listing
stage: award
category: debarment
rationale: >
  Who was barred elsewhere may seek contracts where nobody looks. What follows from such a listing is
  for the law of the place: without a rule in the country pack the answer stays open.
basis:
  - "Agreement for Mutual Enforcement of Debarment Decisions (2010) of five development banks"
  - "UN Convention against Corruption, article 34"
needs: [listing.party_id, listing.start, award.date, award_party.party_id]
parameters: {}
cannot_tell:
  missing_field: the award or the listing has no date
  weak: the supplier may be another than the listed one
  window: the dates leave open whether the listing was in force
  not_final: the award is pending, or the decision can be appealed
  register_coverage: the list is older than the award
  no_threshold: the country pack does not say what such a listing means there
innocent:
  - The listing has no effect in this State
  - A namesake
clears:
  - The decision that lifts the listing
  - A number that differs
weight: 60
needs_rung: confirmed
sentence: "{body_id:name} awarded {ocid:title} ({amount}) to {supplier_id:name} on {day}, while {list} listed it ({start_text} to {end_words}); the law gives effect to such a listing."
*/
with bars as (
  select country, begins, ends, max(value) as value, min(source) as source
  from threshold
  where name = 'foreign_listing_bars'
  group by country, begins, ends
),
asked as (
  select
    b.*, t.source as effect_law,
    case
      when b.in_force <> 'hit' then b.in_force
      when t.value is null then 'no_threshold'
      when t.value < 1.0 then 'excluded:no_effect_here'
      else 'hit'
    end as found
  from barred_matter as b
  left join bars as t
    on t.country = b.country and b.date_earliest >= t.begins
    and (t.ends is null or b.date_latest < t.ends)
  where
    b.place = 1 and b.matter_kind = 'award' and b.effect in ('debarred', 'suspended')
    and b.foreign_list
)
select
  concat(s.matter_id, '/', s.party, '/', s.listing_id) as unit_id,
  case
    when s.found = 'hit' then 'hit'
    when s.found in ('clear', 'refuted_id', 'excluded:no_effect_here') then 'clear'
    else 'cannot_tell'
  end as answer,
  if(s.found in ('hit', 'clear'), null, s.found) as reason,
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
  coalesce(s.effect_law, s.list, 'the listing') as threshold_source,
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
