/*
id: R046
title: Sanctioned or debarred on the day of its bid or award
version: "1.0"
since: "2026-11-24"
unit: act of a bidder (one bid or one award)
stage: award
category: fraud
rationale: >
  A supplier that was barred from contracts, or whose funds were frozen, on the very day it bid or
  won should not have been able to.
basis:
  - "UN Convention against Corruption, article 34: consequences of acts of corruption"
  - "The legal act named with each listing"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R046"
needs: [listing.party_id, listing.start, bid.date, award.date, bid_party.party_id, award_party.party_id]
parameters:
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one party
    source: our proposal; a name alone never is
cannot_tell:
  source_absent: no list of sanctions or debarments is loaded
  weak: a listed party may be this one, and the evidence is weaker than needed
  missing_field: the bid or the award has no date
  window: the dates leave open whether the listing was in force
  register_coverage: the lists loaded are older than the act
innocent:
  - A namesake
  - A court suspended the decision
  - The listing bars from one funder or one buyer only
  - Self-cleaning was accepted
clears:
  - A date of birth or a number that differs
  - The decision that lifts or suspends the listing
weight: 90
needs_rung: confirmed
sentence: "{entity_id:name} was on the list {list} ({kind}, from {start_text} to {end_words}) when {act_words} {ocid:title}."
*/
with act as (
  select
    unit_id, ocid, 'bid' as act, bid_id as act_id, tenderer as entity_id, rank, date_earliest,
    date_latest, cast(null as decimal(24, 4)) as amount, cast(null as varchar) as currency
  from offer
  where submitted is not false and members = 1
  union all
  select
    unit_id, ocid, 'bid' as act, bid_id as act_id,
    unnest(string_split(tenderer, ' + ')) as entity_id, rank, date_earliest, date_latest,
    cast(null as decimal(24, 4)) as amount, cast(null as varchar) as currency
  from offer
  where submitted is not false and members > 1
  union all
  select
    unit_id, ocid, 'award' as act, award_id as act_id, supplier as entity_id, rank, date_earliest,
    date_latest, amount, currency
  from decision
  where status = 'active' and members = 1
  union all
  select
    unit_id, ocid, 'award' as act, award_id as act_id,
    unnest(string_split(supplier, ' + ')) as entity_id, rank, date_earliest, date_latest, amount,
    currency
  from decision
  where status = 'active' and members > 1
),
lists as (
  select count(*) as n, max(published_latest) as last_version from listed
),
met as (
  -- An act of one who is listed or may be: was the listing in force?
  select
    a.unit_id, a.act, a.act_id, a.entity_id, l.listing_id, l.list, l.kind, l.start_text, l.end_text,
    least(a.rank, l.rank) as rank,
    case
      when a.date_earliest is null then 'missing_field'
      when a.date_latest < l.start_earliest or a.date_earliest > l.end_latest then 'not_in_force'
      when l.start_latest is null or a.date_earliest <= l.start_latest then 'window:listing_start'
      when l.end_earliest is null and l.status = 'lifted' then 'window:listing_end'
      when l.end_earliest is null and a.date_latest > l.published_latest then 'register_coverage'
      when l.end_earliest is not null and a.date_latest >= l.end_earliest
        then 'window:listing_end'
      else 'in_force'
    end as state
  from act as a
  join listed as l on l.entity_id = a.entity_id
),
weighed as (
  select
    m.*,
    case
      when m.state = 'not_in_force' then 3
      when m.rank < rung_rank($least_rung) then 2
      when m.state = 'in_force' then 0
      else 1
    end as standing
  from met as m
),
ordered as (
  -- One listing for an act: one in force first, then what is not known.
  select
    w.*,
    row_number() over (
      partition by w.unit_id, w.act, w.act_id, w.entity_id
      order by w.standing, w.rank desc, w.listing_id
    ) as place
  from weighed as w
),
judged as (
  select
    a.*, o.listing_id, o.list, o.kind, o.start_text, o.end_text, o.standing, o.state,
    o.rank as link_rank, l.n as listings, l.last_version
  from act as a
  cross join lists as l
  left join ordered as o
    on o.unit_id = a.unit_id and o.act = a.act and o.act_id = a.act_id
    and o.entity_id = a.entity_id and o.place = 1
),
answered as (
  select
    j.*,
    case
      when j.listings = 0 then 'source_absent'
      when j.standing = 0 then null
      when j.standing = 2 then concat('weak:', rung_name(j.link_rank))
      when j.date_earliest is null then concat('missing_field:', j.act, '/date')
      when j.standing = 1 then j.state
      when j.date_latest > j.last_version then 'register_coverage'
    end as reason
  from judged as j
)
select
  concat(coalesce(a.unit_id, a.ocid), '/', a.act, '/', a.act_id, '/', a.entity_id) as unit_id,
  case
    when a.reason is not null then 'cannot_tell'
    when a.standing = 0 then 'hit'
    else 'clear'
  end as answer,
  a.reason,
  cast(null as varchar) as suppressed_by,
  a.ocid,
  a.entity_id,
  a.amount,
  a.currency,
  cast(a.date_latest as date) as day,
  t.country,
  t.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  a.list as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(coalesce(a.link_rank, 9)) as rung,
  a.act,
  a.act_id,
  a.listing_id,
  a.list,
  a.kind,
  a.start_text,
  coalesce(a.end_text, 'no end') as end_words,
  case a.act when 'bid' then 'it bid in' else 'it was awarded' end as act_words
from answered as a
left join tender as t on t.ocid = a.ocid;

select
  h.unit_id, 'the listing' as role, 'listing' as table_name,
  l.source, l.file, l.line, l.path, 'start' as field, l.start_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id
union all
select
  h.unit_id, 'the end of the listing' as role, 'listing' as table_name,
  l.source, l.file, l.line, l.path, 'end' as field, l.end_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id
where l.end_text is not null
union all
select
  h.unit_id, 'the listed party' as role, 'party' as table_name,
  p.source, p.file, p.line, p.path, 'identifier' as field,
  concat(coalesce(p.scheme, ''), ' ', coalesce(p.identifier, '')) as value
from hit as h
join listing as l on l.listing_id = h.listing_id
join party as p on p.party_id = l.party_id
union all
select
  h.unit_id, 'the bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'date' as field, b.date_text as value
from hit as h
join bid as b on b.ocid = h.ocid and b.bid_id = h.act_id
where h.act = 'bid'
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.act_id
where h.act = 'award';
