/*
id: CI-12
title: Took a public post while disqualified from holding one
version: "1.0"
since: "2026-11-25"
unit: post taken x disqualification
stage: appointment
category: conflict of interest
rationale: >
  Who is disqualified from public posts is to be kept out by the body that appoints. Where a post began
  inside the time of the ban, and the ban binds the body, the register was not looked up or the
  appointment has a reason that should be on file.
basis:
  - "UN Convention against Corruption, article 30(7): disqualification from public office"
  - "The law of the country pack that says which bodies a ban binds"
needs: [post_holder.person_id, post_holder.start, listing.party_id, listing.start]
parameters: {}
cannot_tell:
  missing_field: the post or the ban has no start, or nothing says which bodies the ban binds
  weak: the person may be another than the disqualified one
  window: the dates leave open whether the ban was in force; an end worked out from a term is no date
  not_final: the decision can be appealed
  register_coverage: the list is older than the appointment
innocent:
  - A namesake
  - The ban was suspended on appeal
  - The ban binds another level of government
clears:
  - A number or date of birth that differs
  - The decision that lifts or suspends the ban
weight: 90
needs_rung: confirmed
sentence: "{official_id:name} took a post in {body_id:name} on {start_words}, while {list} disqualified a person of this number from public posts ({listed_from} to {listed_to})."
*/
with reach as (
  select name, country, begins, ends, min(source) as source
  from threshold
  where name = 'disqualified_reach' and value >= 1.0
  group by name, country, begins, ends
),
taken as (
  -- Forms of several years tell of one post; it was taken once.
  select
    s.official, s.body, s.start_earliest, s.start_latest, max(s.person_rank) as person_rank,
    max(s.body_rank) as body_rank, min(s.holding_id) as holding_id
  from official_seat as s
  where s.official in (select entity_id from exclusion where effect = 'disqualified')
  group by s.official, s.body, s.start_earliest, s.start_latest
),
met as (
  select
    t.*, x.listing_id, x.list, x.start_text as listed_from, x.end_text as listed_to,
    if(x.rank = 0, 0, least(x.rank, t.person_rank)) as rank, p.country, r.source as law,
    case
      when x.rank = 0 then 'refuted_id'
      when t.start_latest < x.start_earliest or t.start_earliest > x.end_latest then 'clear'
      when least(x.rank, t.person_rank) < 5
        then concat('weak:', rung_name(least(x.rank, t.person_rank)))
      when x.final is not distinct from false then 'not_final'
      when t.start_earliest is null then 'missing_field:post_holder/start'
      when x.start_latest is null then 'missing_field:listing/start'
      when t.start_earliest <= x.start_latest then 'window:listing_start'
      when x.end_state in ('computed', 'sentinel') then 'window:listing_end'
      when x.end_state = 'open' and x.lifted then 'window:listing_end'
      when x.end_state = 'open' and t.start_latest > x.published_latest then 'register_coverage'
      when t.start_latest >= x.end_earliest then 'window:listing_end'
      when x.scope = 'body' and b.rank is null then 'excluded:other_body'
      when x.scope = 'body' and least(b.rank, t.body_rank) < 4
        then concat('weak:', rung_name(least(b.rank, t.body_rank)))
      when x.scope in ('all', 'body') then 'hit'
      when x.scope = 'unknown' and r.source is not null then 'hit'
      else 'missing_field:listing/scope'
    end as state
  from taken as t
  join exclusion as x on x.entity_id = t.official and x.effect = 'disqualified'
  join post_holder as h on h.holding_id = t.holding_id
  left join party as p on p.party_id = h.body_id
  left join body_alias as b on b.one = x.scope_body and b.other = t.body
  left join reach as r
    on r.country = coalesce(x.abroad_of, p.country)
    and t.start_earliest >= r.begins and (r.ends is null or t.start_latest < r.ends)
)
select
  concat(m.holding_id, '/', m.listing_id) as unit_id,
  case
    when m.state = 'hit' then 'hit'
    when m.state in ('clear', 'refuted_id', 'excluded:other_body') then 'clear'
    else 'cannot_tell'
  end as answer,
  if(m.state in ('hit', 'clear'), null, m.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  m.official as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(m.start_latest as date) as day,
  m.country,
  year(m.start_earliest) as year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  coalesce(m.law, m.list, 'the listing') as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(m.rank) as rung,
  m.official as official_id,
  m.body as body_id,
  m.holding_id,
  m.listing_id,
  m.list,
  cast(cast(m.start_earliest as date) as varchar) as start_words,
  m.listed_from,
  coalesce(m.listed_to, 'no end') as listed_to
from met as m;

select
  h.unit_id, 'the disqualification' as role, 'listing' as table_name,
  l.source, l.file, l.line, l.path, 'start' as field, l.start_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id
union all
select
  h.unit_id, 'the post' as role, 'post_holder' as table_name,
  s.source, s.file, s.line, s.path, 'start' as field, s.start_text as value
from hit as h
join post_holder as s on s.holding_id = h.holding_id;
