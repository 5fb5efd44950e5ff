/*
id: LB-01
title: The body met a bidder between notice and award
version: "1.0"
since: "2026-11-25"
unit: contact x tender
stage: tender
category: lobbying
rationale: >
  Between notice and award all bidders are to know the same. A meeting with one of them in that time
  may have been about something else; the record should say what about.
basis:
  - "OECD Recommendation on Transparency and Integrity in Lobbying and Influence (2010, revised 2024)"
  - "UN Convention against Corruption, article 9(1): transparency and competition in procurement"
needs: [lobby_contact.body_id, lobby_contact.organisation_id, lobby_contact.date, tender.notice, award.date]
parameters:
  longest:
    value: 400
    meaning: Most days from notice to award for which a tender counts as running
    source: our proposal
cannot_tell:
  missing_field: the contact has no date or organisation
  not_published: the tender names no bidder
  weak: the organisation or its agent may be another than the bidder
  window: the dates leave open whether the meeting fell between notice and award
innocent:
  - A visit of the site for all bidders
  - Another subject
clears:
  - The note of what was spoken about
weight: 50
needs_rung: confirmed
sentence: "{body_id:name} met {organisation:name} on {day}, between notice and award of {ocid:title}, in which it bid. What they met about may be something else."
*/
with told as (
  select
    c.contact_id, c.date_earliest, c.date_latest, c.topic,
    coalesce(b.entity_id, c.body_id) as body, rung_rank(coalesce(b.rung, 'self')) as body_rank,
    coalesce(o.entity_id, c.organisation_id) as organisation,
    coalesce(a.entity_id, c.agent_id) as agent
  from lobby_contact as c
  left join party_entity as b on b.party_id = c.body_id
  left join party_entity as o on o.party_id = c.organisation_id
  left join party_entity as a on a.party_id = c.agent_id
  where c.body_id is not null
),
bodies as (
  select distinct b.other as body from told as t join body_alias as b on b.one = t.body
),
bought as (
  select t.ocid
  from bodies as b
  left join party_entity as e on e.entity_id = b.body
  join tender as t on coalesce(t.buyer_id, t.procuring_entity_id) = coalesce(e.party_id, b.body)
),
awarded as (
  select ocid, min(date_earliest) as date_earliest, max(date_latest) as date_latest
  from award
  where coalesce(status, 'active') in ('active', 'pending') and ocid in (select ocid from bought)
  group by ocid
),
running as (
  select
    t.ocid, t.country, t.year, coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) as body,
    rung_rank(coalesce(e.rung, 'self')) as body_rank,
    coalesce(t.notice_earliest, t.tender_start_earliest) as from_earliest,
    coalesce(t.notice_latest, t.tender_start_latest) as from_latest,
    a.date_earliest as to_earliest, a.date_latest as to_latest
  from tender as t
  join awarded as a on a.ocid = t.ocid
  left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
  where coalesce(t.notice_earliest, t.tender_start_earliest) is not null
),
met as (
  select
    o.*, r.ocid, r.country, r.year, least(b.rank, r.body_rank, o.body_rank) as same_body_rank,
    case
      when o.date_earliest > r.from_latest and o.date_latest < r.to_earliest then 'inside'
      else 'window:meeting'
    end as held
  from told as o
  join body_alias as b on b.one = o.body
  join running as r on r.body = b.other
  where
    o.date_latest >= r.from_earliest and o.date_earliest <= r.to_latest
    and date_diff('day', cast(r.from_earliest as date), cast(r.to_latest as date)) <= $longest
),
bidder as (
  select p.ocid, coalesce(e.entity_id, p.party_id) as entity_id, rung_rank(coalesce(e.rung, 'self')) as rank
  from (
    select ocid, party_id from bid_party where ocid in (select ocid from met)
    union
    select ocid, party_id from tenderer where ocid in (select ocid from met)
    union
    select ocid, party_id from award_party where ocid in (select ocid from met)
  ) as p
  left join party_entity as e on e.party_id = p.party_id
),
known as (
  select ocid, count(*) as bidders from bidder group by ocid
),
spoke as (
  select contact_id, ocid, organisation as entity_id from met
  union
  select contact_id, ocid, agent as entity_id from met
),
same as (
  select m.contact_id, m.ocid, max(least(s.rank, d.rank)) as rank
  from spoke as m
  join same_as as s on s.one = m.entity_id
  join bidder as d on d.ocid = m.ocid and d.entity_id = s.other
  where s.rank > 0
  group by m.contact_id, m.ocid
),
judged as (
  select
    m.*, s.rank,
    case
      when m.organisation is null and m.agent is null then 'missing_field:lobby_contact/organisation'
      when k.bidders is null then 'not_published:bids'
      when s.rank is null then 'clear'
      when s.rank < 5 then concat('weak:', rung_name(s.rank))
      when m.same_body_rank < 4 then concat('weak:', rung_name(m.same_body_rank))
      when m.held <> 'inside' then m.held
      else 'hit'
    end as state
  from met as m
  left join known as k on k.ocid = m.ocid
  left join same as s on s.contact_id = m.contact_id and s.ocid = m.ocid
),
undated as (
  select contact_id, organisation, body from told where date_earliest is null
)
select
  concat(j.contact_id, '/', j.ocid) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.organisation as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(j.date_latest as date) as day,
  j.country,
  j.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'between notice and award' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(least(coalesce(j.rank, 9), j.same_body_rank)) as rung,
  j.contact_id,
  j.organisation,
  j.body as body_id
from judged as j
union all
select
  u.contact_id as unit_id, 'cannot_tell' as answer, 'missing_field:lobby_contact/date' as reason,
  cast(null as varchar) as suppressed_by, cast(null as varchar) as ocid,
  u.organisation as entity_id, cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency, cast(null as date) as day, cast(null as varchar) as country,
  cast(null as integer) as year, cast(null as double) as value, cast(null as double) as threshold,
  'between notice and award' as threshold_source, cast(null as varchar) as comparison,
  'record' as rung, u.contact_id, u.organisation, u.body as body_id
from undated as u;

select
  h.unit_id, 'the meeting' as role, 'lobby_contact' as table_name, c.source, c.file, c.line, c.path,
  'date' as field, c.date_text as value
from hit as h
join lobby_contact as c on c.contact_id = h.contact_id
union all
select
  h.unit_id, 'the tender' as role, 'tender' as table_name, t.source, t.file, t.line, t.path,
  'notice' as field, coalesce(t.notice_text, t.tender_start_text) as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name, a.source, a.file, a.line, a.path,
  'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid;
