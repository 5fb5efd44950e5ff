/*
id: DB-03
title: A new firm with the people or contacts of an excluded one
version: "1.0"
since: "2026-11-25"
unit: excluded firm x new firm
stage: any
category: debarment
rationale: >
  A ban binds a number in a register; the people behind it can have another number within a week. What
  is looked for is a firm founded near the ban that shares at least two kinds of marks with the banned
  one.
basis:
  - "UN Convention against Corruption, article 34: consequences of acts of corruption"
needs: [listing.party_id, listing.start, party.founded, relation.from_id]
parameters:
  months:
    value: 12
    meaning: Months from the start of the exclusion, before or after, in which the new firm was founded
    source: our proposal
  least_kinds:
    value: 2
    meaning: Kinds of marks shared, of director, owner, address and telephone
    source: our proposal
  crowd:
    value: 20
    meaning: Firms from which on a mark is an agent's or a building's
    source: our proposal
cannot_tell:
  missing_field: the founding of the firm, or the start of the exclusion, is not known
  weak: so many firms share the mark that it says nothing
  window: the dates leave open whether it was founded in that time
innocent:
  - A registration agent
  - A shared accountant
  - Somebody who founds firms as a trade
clears:
  - The contract by which the business was sold to others
weight: 50
needs_rung: record
sentence: "{firm_id:name} was founded on {founded_on}, near the exclusion of {excluded_id:name} ({list}, from {start_text}), and shares with it: {shared}."
*/
with banned as (
  select distinct x.excluded, x.listing_id, x.list, x.start_text, x.start_earliest, x.start_latest
  from exclusion as x
  left join party_entity as e on e.entity_id = x.excluded
  join party as p on p.party_id = coalesce(e.party_id, x.excluded)
  where x.effect = 'debarred' and x.entity_id = x.excluded and p.kind is distinct from 'person'
),
tied as (
  select
    coalesce(t.entity_id, r.to_id) as firm, coalesce(f.entity_id, r.from_id) as mark,
    if(r.kind = 'directorship', 'director', 'owner') as kind
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  where r.kind in ('directorship', 'ownership', 'control') and exists (select 1 from banned)
),
placed as (
  select coalesce(e.entity_id, a.party_id) as firm, a.address_key as mark, 'address' as kind
  from address as a
  left join party_entity as e on e.party_id = a.party_id
  where a.address_key is not null and exists (select 1 from banned)
  union all
  select coalesce(e.entity_id, c.party_id) as firm, c.value as mark, 'telephone' as kind
  from contact as c
  left join party_entity as e on e.party_id = c.party_id
  where c.kind = 'phone' and c.value is not null and exists (select 1 from banned)
),
marked as (
  select distinct firm, mark, kind from tied
  union
  select distinct firm, mark, kind from placed
),
own as (
  select m.firm as excluded, m.mark, m.kind
  from marked as m
  where m.firm in (select excluded from banned)
),
crowded as (
  select m.kind, m.mark, count(distinct m.firm) as firms
  from marked as m
  join (select distinct kind, mark from own) as o on o.kind = m.kind and o.mark = m.mark
  group by m.kind, m.mark
),
shared as (
  select
    o.excluded, m.firm, count(distinct o.kind) as kinds,
    count(distinct if(c.firms < $crowd, o.kind, null)) as telling,
    array_to_string(list_sort(list_distinct(array_agg(o.kind))), ', ') as words,
    max(if(o.kind in ('director', 'owner'), o.mark, null)) as person
  from own as o
  join marked as m on m.kind = o.kind and m.mark = o.mark
  join crowded as c on c.kind = o.kind and c.mark = o.mark
  where m.firm <> o.excluded
  group by o.excluded, m.firm
),
founded as (
  select
    s.firm, min(p.founded_earliest) as founded_earliest, max(p.founded_latest) as founded_latest,
    min(p.founded_text) as founded_text, min(p.country) as country
  from (select distinct firm from shared) as s
  left join party_entity as e on e.entity_id = s.firm
  join party as p on p.party_id = coalesce(e.party_id, s.firm)
  where p.kind is distinct from 'person'
  group by s.firm
),
judged as (
  select
    s.*, b.listing_id, b.list, b.start_text, b.start_earliest, f.founded_earliest, f.founded_latest,
    f.founded_text, f.country,
    case
      when s.kinds < $least_kinds then 'clear'
      when f.founded_earliest is null then 'missing_field:party/founded'
      when b.start_latest is null then 'missing_field:listing/start'
      when date_diff('day', cast(b.start_latest as date), cast(f.founded_earliest as date)) > $months * 30.4375
        or date_diff('day', cast(f.founded_latest as date), cast(b.start_earliest as date)) > $months * 30.4375
        then 'clear'
      when date_diff('day', cast(b.start_earliest as date), cast(f.founded_latest as date)) > $months * 30.4375
        or date_diff('day', cast(f.founded_earliest as date), cast(b.start_latest as date)) > $months * 30.4375
        then 'window:founded'
      when s.telling < $least_kinds then 'weak:common_mark'
      else 'hit'
    end as state
  from shared as s
  join banned as b on b.excluded = s.excluded
  join founded as f on f.firm = s.firm
)
select
  concat(j.listing_id, '/', j.firm) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.firm as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(j.founded_latest as date) as day,
  j.country,
  year(j.founded_earliest) as year,
  cast(j.telling as double) as value,
  cast($least_kinds as double) as threshold,
  'parameter least_kinds' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.firm as firm_id,
  j.excluded as excluded_id,
  j.listing_id,
  j.list,
  j.start_text,
  coalesce(j.founded_text, '') as founded_on,
  j.words as shared,
  j.person
from judged as j;

select
  h.unit_id, 'the exclusion' as role, 'listing' as table_name, l.source, l.file, l.line, l.path,
  'start' as field, l.start_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id
union all
select
  h.unit_id, 'the new firm' as role, 'party' as table_name, p.source, p.file, p.line, p.path,
  'founded' as field, p.founded_text as value
from hit as h
join party as p on p.founded_text is not null
left join party_entity as e on e.party_id = p.party_id
where coalesce(e.entity_id, p.party_id) = h.firm_id
union all
select
  h.unit_id, 'who stands behind both' as role, 'relation' as table_name, r.source, r.file, r.line,
  r.path, 'kind' as field, r.kind as value
from hit as h
join relation as r on r.from_id is not null
left join party_entity as f on f.party_id = r.from_id
left join party_entity as t on t.party_id = r.to_id
where
  coalesce(f.entity_id, r.from_id) = h.person
  and coalesce(t.entity_id, r.to_id) in (h.firm_id, h.excluded_id);
