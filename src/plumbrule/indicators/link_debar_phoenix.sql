/*
id: LINK-DEBAR
title: A new firm with the owners, directors or contacts of a debarred one wins while the debarment holds
version: "1.0"
since: "2026-11-24"
unit: supplier of an award
stage: award
category: integrity link
rationale: >
  Who is debarred can found a new firm and go on. The law calls it circumvention; the records call it a firm of the same people, founded around the same time.
basis:
  - "UN Convention against Corruption, article 34: consequences of acts of corruption"
needs: [listing.party_id, listing.start, party.founded, relation.from_id, relation.to_id, address.address_key, contact.value, award.date]
parameters:
  window_days:
    value: 731
    meaning: Most days between the founding and the start of the debarment, before or after
    source: our proposal, 24 months
  min_weak:
    value: 2
    meaning: Kinds of contact that must be shared when no owner or director is
    source: our proposal
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person or firm
    source: our proposal; a name alone never is
cannot_tell:
  source_absent: no list of debarments is loaded
  missing_field: the award, the founding or the debarment has no date
  weak: the people or the firms may be others
  window: the dates leave open whether the debarment was in force
innocent:
  - The business was sold to new owners
  - A business centre
  - A professional director
clears:
  - The contract of the sale
  - The decision that lifts the debarment
weight: 75
needs_rung: confirmed
sentence: "{supplier_id:name} won {ocid:title} ({amount}) on {day} while {debarred_id:name} was debarred; it was founded {days} days from the start of the debarment, and the two share {shared_words}."
*/
with debarred as (
  select
    l.listing_id, coalesce(e.entity_id, l.party_id) as debarred,
    rung_rank(coalesce(e.rung, 'self')) as rank, l.start_earliest, l.start_latest, l.end_earliest,
    l.end_latest, l.status
  from listing as l
  left join party_entity as e on e.party_id = l.party_id
  where l.kind = 'debarment'
),
tie as (
  select
    r.relation_id, coalesce(f.entity_id, r.from_id) as person, coalesce(t.entity_id, r.to_id) as firm,
    least(rung_rank(coalesce(f.rung, 'self')), rung_rank(coalesce(t.rung, 'self'))) as rank
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  where r.kind in ('ownership', 'control', 'directorship')
),
strong as (
  select
    d.listing_id, d.debarred, n.firm, min(least(d.rank, o.rank, n.rank)) as rank,
    min(concat(o.relation_id, ' > ', n.relation_id)) as tie_path, 'people' as shared
  from debarred as d
  join tie as o on o.firm = d.debarred
  join tie as n on n.person = o.person and n.firm <> d.debarred
  group by d.listing_id, d.debarred, n.firm
),
faint as (
  select
    d.listing_id, d.debarred, n.entity_id as firm, min(least(d.rank, o.rank, n.rank)) as rank,
    '' as tie_path,
    array_to_string(list_sort(list_distinct(array_agg(o.kind))), ' and ') as shared
  from debarred as d
  join contact_mark as o on o.entity_id = d.debarred and o.kind <> 'domain'
  join contact_mark as n
    on n.kind = o.kind and n.mark = o.mark and n.entity_id <> d.debarred
  group by d.listing_id, d.debarred, n.entity_id
  having count(distinct o.kind) >= $min_weak
),
alike as (
  select listing_id, debarred, firm, rank, tie_path, shared, 0 as faintness from strong
  union all
  select listing_id, debarred, firm, rank, tie_path, shared, 1 as faintness from faint
),
founding as (
  select
    coalesce(e.entity_id, p.party_id) as firm, min(p.founded_earliest) as founded_earliest,
    min(p.founded_latest) as founded_latest, min(p.party_id) as founded_record
  from party as p
  left join party_entity as e on e.party_id = p.party_id
  where p.founded_earliest is not null
  group by coalesce(e.entity_id, p.party_id)
),
met as (
  select
    a.unit_id, k.debarred, k.listing_id, k.tie_path, k.shared, k.faintness, f.founded_record,
    least(a.rank, k.rank) as rank,
    floor(abs(seconds_between(d.start_earliest, f.founded_earliest)) / 86400.0) as days,
    case
      when a.date_latest < d.start_earliest or a.date_earliest > d.end_latest then null
      when abs(seconds_between(d.start_earliest, f.founded_earliest))
        > ($window_days + 2) * 86400.0 then null
      when least(a.rank, k.rank) < rung_rank($least_rung)
        then concat('weak:', rung_name(least(a.rank, k.rank)))
      when a.date_earliest is null then 'missing_field:awards/date'
      when d.start_latest is null then 'missing_field:listing/start'
      when f.founded_earliest is null then 'missing_field:party/founded'
      when a.date_earliest <= d.start_latest or a.date_latest >= d.end_earliest
        or (d.end_earliest is null and d.status = 'lifted') then 'window:listing'
      when abs(seconds_between(d.start_earliest, f.founded_earliest)) > $window_days * 86400.0
        then 'window:founded'
      else 'hit'
    end as state
  from award_supplier as a
  join alike as k on k.firm = a.supplier
  join debarred as d on d.listing_id = k.listing_id
  left join founding as f on f.firm = a.supplier
),
ordered as (
  select
    m.*,
    row_number() over (
      partition by m.unit_id
      order by if(m.state = 'hit', 0, 1), m.faintness, m.rank desc, m.listing_id, m.tie_path
    ) as place
  from met as m
  where m.state is not null
),
loaded as (
  select count(*) as n from debarred
),
ties_known as (
  select firm from tie group by firm
  union
  select entity_id as firm from contact_mark group by entity_id
),
judged as (
  select
    a.*, o.debarred, o.listing_id, o.tie_path, o.shared, o.founded_record, o.days,
    coalesce(o.rank, 9) as link_rank,
    case
      when o.state is not null then o.state
      when l.n = 0 then 'source_absent:debarments'
      when t.firm is null then 'missing_field:parties/contactPoint'
    end as state
  from award_supplier as a
  cross join loaded as l
  left join ordered as o on o.unit_id = a.unit_id and o.place = 1
  left join ties_known as t on t.firm = a.supplier
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
  j.days as value,
  cast($window_days as double) as threshold,
  'parameter window_days' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.link_rank) as rung,
  j.supplier as supplier_id,
  j.award_id,
  j.debarred as debarred_id,
  j.listing_id,
  j.tie_path,
  j.founded_record,
  cast(j.days as bigint) as days,
  j.shared as shared_words
from judged as j;

select
  h.unit_id, 'the debarment' as role, 'listing' as table_name,
  l.source, l.file, l.line, l.path, 'start' as field, l.start_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id
union all
select
  h.unit_id, 'the founding of the supplier' as role, 'party' as table_name,
  p.source, p.file, p.line, p.path, 'founded' as field, p.founded_text as value
from hit as h
join party as p on p.party_id = h.founded_record
union all
select
  h.unit_id, concat('a tie to the firm, ', r.kind) as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'start' as field, coalesce(r.start_text, r.stated_text) as value
from (
  select unit_id, unnest(string_split(tie_path, ' > ')) as relation_id from hit
) as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id;
