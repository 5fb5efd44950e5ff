/*
id: R045
title: A supplier that was not in the company register when it won
version: "1.0"
since: "2026-11-24"
unit: supplier of an award
stage: award
category: fraud
rationale: >
  A contract with a firm that does not exist, or not any more, or not yet, cannot be performed by it.
basis:
  - "UN Convention against Corruption, article 12(2)(c): identity of those who establish and manage corporate entities"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R045"
needs: [award_party.party_id, award.date, party.scheme, party.identifier, party.founded, party.dissolved]
parameters:
  coverage_min:
    value: 0.9
    meaning: Least share of the suppliers with a number of the same scheme that the register knows, for it to be taken for whole
    source: our proposal; an extract makes everyone else look unregistered
  coverage_n:
    value: 20
    meaning: Least number of suppliers for that
    source: our proposal
  least_rung:
    value: id_match
    meaning: Weakest identity rung on which a record of the register is the supplier's
    source: our proposal, a number that agrees
cannot_tell:
  missing_field: the supplier has no number, or the award no date
  source_absent: no register with numbers of this scheme is loaded
  register_coverage: the register knows too few of the suppliers with such numbers to be whole
  window: the dates leave open whether the firm existed on the day of the award
innocent:
  - A number that was typed wrong
  - A trading name
  - The delay of the register
  - A firm that was merged and has a successor
clears:
  - An extract of the register of the day of the award
weight: 45
needs_rung: id_match
sentence: "{supplier_id:name} won {ocid:title} ({amount}) on {day}; {what}."
*/
with registered as (
  select
    r.entity_id, min(r.party_id) as party_id,
    min(r.founded_earliest) as founded_earliest, min(r.founded_latest) as founded_latest,
    -- A record without an end still stands.
    case when count(*) = count(r.dissolved_latest) then max(r.dissolved_latest) end as dissolved_latest,
    case when count(*) = count(r.dissolved_latest) then max(r.dissolved_earliest) end
      as dissolved_earliest
  from register_entry as r
  where r.kind = 'company' and r.scheme is not null and r.rank >= rung_rank($least_rung)
  group by r.entity_id
),
register_scheme as (
  select scheme from register_entry where kind = 'company' and scheme is not null group by scheme
),
numbered as (
  -- The number by which the process itself names the supplier.
  select
    concat(coalesce(e.entity_id, a.party_id), '/', a.ocid, '/', a.award_id) as unit_id,
    min(p.scheme) as scheme, min(p.kind) as kind
  from award_party as a
  join party as p on p.party_id = a.party_id
  left join party_entity as e on e.party_id = a.party_id
  where p.scheme is not null and p.identifier is not null
  group by concat(coalesce(e.entity_id, a.party_id), '/', a.ocid, '/', a.award_id)
),
seen as (
  select
    a.*, n.scheme, n.kind, s.scheme as register, r.entity_id as known, r.party_id as record,
    r.founded_earliest, r.founded_latest, r.dissolved_earliest, r.dissolved_latest
  from award_supplier as a
  left join numbered as n on n.unit_id = a.unit_id
  left join register_scheme as s on s.scheme = n.scheme
  left join registered as r on r.entity_id = a.supplier
),
coverage as (
  select
    scheme, count(distinct supplier) as n, count(distinct known) as found
  from seen
  where register is not null
  group by scheme
),
judged as (
  select
    s.*, c.n, c.found,
    case
      when s.scheme is null then 'missing_field:parties/identifier/id'
      when s.register is null then 'source_absent:register'
      when s.known is null and (c.n < $coverage_n or c.found < $coverage_min * c.n)
        then 'register_coverage'
      when s.known is null then 'hit'
      when s.date_earliest is null then 'missing_field:awards/date'
      when s.date_latest < s.founded_earliest or s.date_earliest > s.dissolved_latest then 'hit'
      when s.date_earliest <= s.founded_latest and s.date_latest >= s.founded_earliest
        and s.date_latest < s.founded_latest then 'window:founded'
      when s.date_latest >= s.dissolved_earliest then 'window:dissolved'
    end as state
  from seen as s
  left join coverage as c on c.scheme = s.scheme
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
  'definition: in the register on the day of the award' as threshold_source,
  case
    when j.n is not null then concat(
      'the register knows ', cast(j.found as varchar), ' of ', cast(j.n as varchar),
      ' suppliers with a number of ', j.scheme
    )
  end as comparison,
  if(j.known is null, 'record', $least_rung) as rung,
  j.supplier as supplier_id,
  j.award_id,
  j.record,
  case
    when j.known is null then 'its number is not in the register'
    when j.date_latest < j.founded_earliest then 'the register has it founded later'
    else 'the register has it dissolved before'
  end as what
from judged as j;

select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id
union all
select
  h.unit_id, 'the supplier and its number' as role, 'party' as table_name,
  p.source, p.file, p.line, p.path, 'identifier' as field,
  concat(p.scheme, ' ', p.identifier) as value
from hit as h
join award_party as a on a.ocid = h.ocid and a.award_id = h.award_id
join party as p on p.party_id = a.party_id
left join party_entity as e on e.party_id = a.party_id
where coalesce(e.entity_id, a.party_id) = h.supplier_id
union all
select
  h.unit_id, 'the record of the register' as role, 'party' as table_name,
  p.source, p.file, p.line, p.path, 'founded, dissolved' as field,
  concat(coalesce(p.founded_text, ''), ', ', coalesce(p.dissolved_text, '')) as value
from hit as h
join party as p on p.party_id = h.record;
