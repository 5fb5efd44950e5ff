/*
id: R047
title: A supplier without a trace outside its contracts
version: "1.0"
since: "2026-11-24"
unit: supplier
stage: award
category: low transparency
rationale: >
  A firm that wins public money and stands in no register, on no list and has no web address leaves nothing by which to judge it.
basis:
  - "Open Contracting Partnership, Red flags in public procurement (2024), R047"
needs: [award_party.party_id, party.identifier, contact.value]
parameters:
  coverage_min:
    value: 0.5
    meaning: Least share of a country's suppliers that other data sets know, for the lack of a trace to mean anything
    source: our proposal
  coverage_n:
    value: 20
    meaning: Least number of suppliers for that
    source: our proposal
cannot_tell:
  source_absent: no data set but the contracts themselves is loaded
  register_coverage: other data sets know too few of the suppliers
  missing_field: the supplier has no number by which it could be found
innocent:
  - A small local firm or a natural person
  - A new company
  - A name written in another script
clears:
  - An extract of the company register
  - Earlier works of the firm
weight: 10
needs_rung: record
sentence: "{entity_id:name}, which won {awards} awards, stands in none of the other data sets that are loaded and gives no web address."
*/
with supplier as (
  select
    a.supplier, count(*) as awards, min(a.country) as country, max(a.year) as year,
    cast(max(a.date_latest) as date) as day, min(a.rank) as rank
  from award_supplier as a
  group by a.supplier
),
elsewhere as (
  select entity_id from register_entry group by entity_id
),
loaded as (
  select count(*) as n from elsewhere
),
numbered as (
  select coalesce(e.entity_id, p.party_id) as entity_id
  from party as p
  left join party_entity as e on e.party_id = p.party_id
  where p.identifier is not null and p.scheme is not null
  group by coalesce(e.entity_id, p.party_id)
),
web as (
  select coalesce(e.entity_id, c.party_id) as entity_id
  from contact as c
  left join party_entity as e on e.party_id = c.party_id
  where c.kind = 'web' and c.value is not null
  group by coalesce(e.entity_id, c.party_id)
),
seen as (
  select
    s.*, e.entity_id as known, w.entity_id as on_web, n.entity_id as numbered
  from supplier as s
  left join elsewhere as e on e.entity_id = s.supplier
  left join web as w on w.entity_id = s.supplier
  left join numbered as n on n.entity_id = s.supplier
),
coverage as (
  select country, count(*) as n, count(known) as found from seen group by country
),
judged as (
  select
    s.*, c.n, c.found,
    case
      when s.known is not null or s.on_web is not null then null
      when l.n = 0 then 'source_absent:register'
      when s.numbered is null then 'missing_field:parties/identifier/id'
      when c.n < $coverage_n or c.found < $coverage_min * c.n then 'register_coverage'
      else 'hit'
    end as state
  from seen as s
  cross join loaded as l
  left join coverage as c on c.country is not distinct from s.country
)
select
  j.supplier as unit_id,
  case
    when j.state = 'hit' then 'hit'
    when j.state is not null then 'cannot_tell'
    else 'clear'
  end as answer,
  if(j.state = 'hit', null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.supplier as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.day,
  j.country,
  j.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'definition: no web address and no record elsewhere' as threshold_source,
  case
    when j.n is not null then concat(
      'other data sets know ', cast(j.found as varchar), ' of ', cast(j.n as varchar),
      ' suppliers of the country'
    )
  end as comparison,
  rung_name(j.rank) as rung,
  j.awards
from judged as j;

select
  h.unit_id, 'the supplier as its contracts name it' as role, 'party' as table_name,
  p.source, p.file, p.line, p.path, 'identifier' as field,
  concat(coalesce(p.scheme, ''), ' ', coalesce(p.identifier, '')) as value
from hit as h
join party_entity as e on e.entity_id = h.entity_id
join party as p on p.party_id = e.party_id;
