/*
id: PF-13
title: A donor who was debarred or sanctioned on the day of the gift
version: "1.0"
since: "2026-11-25"
unit: donation x listing
stage: before and after the award
category: political finance
rationale: >
  Whoever may not contract with the State, or is under sanctions, has reasons to seek its favour; under
  many sanctions the money may not even be taken.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
  - "UN Convention against Corruption, article 34: consequences of acts of corruption"
needs: [donation.donor_id, donation.date, listing.party_id, listing.start]
parameters:
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which the donor is taken for the listed one
    source: our proposal; a name alone never is
cannot_tell:
  source_absent: no list of debarred or sanctioned parties is loaded
  missing_field: the gift has no date, or the listing no start
  weak: the donor may be another than the listed one
  window: the dates leave open whether the listing held on that day
innocent:
  - Another person or firm of the same name
  - The listing was lifted or annulled
clears:
  - A number or date of birth that differs
  - The decision that lifted the listing
weight: 60
needs_rung: confirmed
sentence: "{donor_id:name} gave {gift} to {recipient_id:name} on {day}, when {list} listed it (since {since})."
*/
with lists as (
  select count(*) as n from listing where kind in ('sanction', 'debarment')
),
met as (
  select
    g.donation_id, l.listing_id, l.list, l.start_text,
    least(g.donor_rank, l.rank) as rank,
    case
      when l.start_earliest > g.date_latest or l.end_latest < g.date_earliest then 'clear'
      when lower(coalesce(l.status, '')) in ('annulled', 'lifted') and l.end_latest is null
        then 'window:lifted'
      when least(g.donor_rank, l.rank) < rung_rank($least_rung)
        then concat('weak:', rung_name(least(g.donor_rank, l.rank)))
      when g.date_earliest is null then 'missing_field:donation/date'
      when l.start_latest is null and (l.published_latest is null or l.published_latest > g.date_earliest)
        then 'missing_field:listing/start'
      when coalesce(l.start_latest, l.published_latest) < g.date_earliest
        and (l.end_earliest is null or l.end_earliest > g.date_latest) then 'hit'
      else 'window:listing'
    end as state
  from gift as g
  join listed as l on l.entity_id = g.donor
  where g.value > 0
),
judged as (
  select
    g.donation_id, g.donor, g.recipient, g.value, g.currency, g.day, g.country, m.listing_id,
    m.list, m.start_text, coalesce(m.rank, 9) as rank,
    coalesce(m.state, if(s.n = 0, 'source_absent:listing', 'clear')) as state
  from gift as g
  cross join lists as s
  left join met as m on m.donation_id = g.donation_id
  where g.value > 0 and g.donor is not null
)
select
  concat(j.donation_id, if(j.listing_id is null, '', concat(' / ', j.listing_id))) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.donor as entity_id,
  if(j.state = 'hit', j.value, null) as amount,
  j.currency,
  j.day,
  j.country,
  year(j.day) as year,
  cast(j.value as double) as value,
  cast(null as double) as threshold,
  j.list as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.donor as donor_id,
  j.recipient as recipient_id,
  j.donation_id,
  j.listing_id,
  j.value as gift,
  j.currency as gift_currency,
  coalesce(j.list, 'a list') as list,
  coalesce(j.start_text, 'the version of the list that was loaded') as since
from judged as j;

select
  h.unit_id, 'the gift' as role, 'donation' as table_name,
  d.source, d.file, d.line, d.path, 'date' as field, d.date_text as value
from hit as h
join donation as d on d.donation_id = h.donation_id
union all
select
  h.unit_id, 'the listing' as role, 'listing' as table_name,
  l.source, l.file, l.line, l.path, 'start' as field, l.start_text as value
from hit as h
join listing as l on l.listing_id = h.listing_id;
