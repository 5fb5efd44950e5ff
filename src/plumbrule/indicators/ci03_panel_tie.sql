/*
id: CI-03
title: Somebody who evaluated, decided or signed is tied to a bidder
version: "1.0"
since: "2026-11-25"
unit: tender x bidder x panel member
stage: tender
category: conflict of interest
rationale: >
  Who evaluates bids is not to know one of the bidders better than the others. Asked before the award
  (plumb check tender) it can still be cured; this rule looks back.
basis:
  - "UN Convention against Corruption, article 9(1)(e): selection, conflicts and declarations of procurement personnel"
  - "OECD Recommendation on Public Procurement (2015), integrity"
needs: [official_act.official_id, official_act.ocid, relation.from_id, relation.to_id]
parameters:
  years:
    value: 5
    meaning: Years for which former employment counts
    source: our proposal
cannot_tell:
  unavailable: nothing is known of the owners, directors and employees of the bidder
  weak: the member or the bidder may be another, or only an address is shared
  window: the dates leave open whether the tie held on the day
  missing_field: neither the act nor the award has a date
innocent:
  - A common surname
  - A large employer
  - The address of a business centre
  - A shared accountant
clears:
  - A note that the member stood aside
  - A number or date of birth that differs
weight: 70
needs_rung: confirmed
sentence: "{member:name} took part in deciding on {ocid:title}, in which {bidder:name} bid; {tie_words}."
*/
with member as (
  select
    a.ocid, coalesce(e.entity_id, a.official_id) as member, max(rung_rank(coalesce(e.rung, 'self'))) as rank,
    min(a.act_id) as act_id, min(a.date_earliest) as date_earliest, max(a.date_latest) as date_latest,
    max(if(a.recused, 1, 0)) as recused
  from official_act as a
  left join party_entity as e on e.party_id = a.official_id
  where a.ocid is not null and a.official_id is not null
  group by a.ocid, coalesce(e.entity_id, a.official_id)
),
bidder as (
  select p.ocid, coalesce(e.entity_id, p.party_id) as bidder, max(rung_rank(coalesce(e.rung, 'self'))) as rank
  from (
    select ocid, party_id from bid_party where ocid in (select ocid from member)
    union
    select ocid, party_id from tenderer where ocid in (select ocid from member)
    union
    select ocid, party_id from award_party where ocid in (select ocid from member)
  ) as p
  left join party_entity as e on e.party_id = p.party_id
  group by p.ocid, coalesce(e.entity_id, p.party_id)
),
awarded as (
  select ocid, min(date_earliest) as date_earliest, max(date_latest) as date_latest
  from award
  where ocid in (select ocid from member)
  group by ocid
),
asked as (
  select
    m.ocid, m.member, b.bidder, m.rank as member_rank, b.rank as bidder_rank, m.act_id, m.recused,
    coalesce(m.date_earliest, a.date_earliest) as date_earliest,
    coalesce(m.date_latest, a.date_latest) as date_latest
  from member as m
  join bidder as b on b.ocid = m.ocid
  left join awarded as a on a.ocid = m.ocid
),
tie as (
  select
    r.relation_id, r.kind, coalesce(f.entity_id, r.from_id) as one, coalesce(t.entity_id, r.to_id) as other,
    least(rung_rank(coalesce(f.rung, 'self')), rung_rank(coalesce(t.rung, 'self'))) as rank,
    r.start_earliest, coalesce(r.start_latest, r.stated_latest) as start_latest, r.end_earliest, r.end_latest,
    coalesce(r.ex_officio, false) as ex_officio
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  where
    r.kind in ('ownership', 'control', 'directorship', 'employment', 'representation', 'family')
    and exists (select 1 from member)
),
near as (
  select member, member as person, cast(null as varchar) as kin_id, 9 as rank from member group by member
  union
  select m.member, k.other as person, k.relation_id as kin_id, k.rank
  from (select distinct member from member) as m join tie as k on k.one = m.member
  where k.kind = 'family'
  union
  select m.member, k.one as person, k.relation_id as kin_id, k.rank
  from (select distinct member from member) as m join tie as k on k.other = m.member
  where k.kind = 'family'
),
possible as (
  select member, person, kin_id, rank from near
  union
  select n.member, p.other as person, n.kin_id, least(n.rank, p.rank) as rank
  from near as n join possible_match as p on p.one = n.person
),
firm as (
  select bidder, bidder as other, 9 as rank from bidder group by bidder
  union
  select b.bidder, p.other, p.rank
  from (select distinct bidder from bidder) as b join possible_match as p on p.one = b.bidder
),
found as (
  select
    a.*, t.relation_id, t.kind, p.kin_id,
    least(a.member_rank, a.bidder_rank, p.rank, f.rank, t.rank) as rank,
    case
      when t.ex_officio then 'excluded:ex_officio_board'
      when a.date_latest < t.start_earliest then 'clear'
      when t.kind in ('employment', 'representation')
        and date_diff('day', cast(t.end_latest as date), cast(a.date_earliest as date)) > $years * 365.25 then 'clear'
      when t.kind not in ('employment', 'representation') and a.date_earliest > t.end_latest then 'clear'
      when least(a.member_rank, a.bidder_rank, p.rank, f.rank, t.rank) < 5
        then concat('weak:', rung_name(least(a.member_rank, a.bidder_rank, p.rank, f.rank, t.rank)))
      when a.date_earliest is null then 'missing_field:official_act/date'
      when t.start_latest is null or a.date_earliest < t.start_latest then 'window:tie_start'
      when t.kind in ('employment', 'representation')
        and date_diff('day', cast(t.end_earliest as date), cast(a.date_latest as date)) > $years * 365.25 then 'window:tie_end'
      when t.kind not in ('employment', 'representation') and a.date_latest >= t.end_earliest then 'window:tie_end'
      else 'hit'
    end as state
  from asked as a
  join possible as p on p.member = a.member
  join firm as f on f.bidder = a.bidder
  join tie as t on t.one = p.person and t.other = f.other and t.kind <> 'family'
),
best as (
  select
    f.*,
    row_number() over (
      partition by f.ocid, f.bidder, f.member
      order by
        case when f.state = 'hit' then 0 when f.state in ('clear', 'excluded:ex_officio_board') then 2 else 1 end,
        if(f.kin_id is null, 0, 1), f.rank desc, f.relation_id, f.kin_id
    ) as place
  from found as f
),
marked as (
  select a.ocid, a.bidder, a.member, count(distinct x.address_key) as marks
  from asked as a
  left join party_entity as e on e.entity_id = a.bidder
  left join party_entity as g on g.entity_id = a.member
  join address as x on x.party_id = coalesce(e.party_id, a.bidder)
  join address as y on y.party_id = coalesce(g.party_id, a.member) and y.address_key = x.address_key
  group by a.ocid, a.bidder, a.member
),
known as (
  select distinct f.bidder from firm as f join tie as t on t.other = f.other and t.kind <> 'family'
),
judged as (
  select
    a.ocid, a.bidder, a.member, a.act_id, a.date_latest, b.relation_id, b.kin_id, b.kind,
    least(a.member_rank, a.bidder_rank, coalesce(b.rank, 9)) as rank,
    case
      when a.recused = 1 then 'excluded:stood_aside'
      when b.state = 'hit' then 'hit'
      when b.state is not null and b.state not in ('clear', 'excluded:ex_officio_board') then b.state
      when m.marks > 0 then 'weak:address'
      when b.state = 'excluded:ex_officio_board' then b.state
      when k.bidder is null then 'unavailable:owners'
      else 'clear'
    end as state
  from asked as a
  left join best as b
    on b.ocid = a.ocid and b.bidder = a.bidder and b.member = a.member and b.place = 1
  left join marked as m on m.ocid = a.ocid and m.bidder = a.bidder and m.member = a.member
  left join known as k on k.bidder = a.bidder
)
select
  concat(j.ocid, '/', j.bidder, '/', j.member) as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state in ('excluded:stood_aside', 'excluded:ex_officio_board') then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.bidder as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(j.date_latest as date) as day,
  t.country,
  t.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'tie held on the day' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.bidder,
  j.member,
  j.act_id,
  j.relation_id,
  j.kin_id,
  concat(
    if(j.kin_id is null, 'that member', 'a relative of that member'),
    case
      when j.kind in ('ownership', 'control') then ' owned or controlled a part of it'
      when j.kind = 'directorship' then ' directed it'
      else ' worked for it, then or in the years before'
    end
  ) as tie_words
from judged as j
left join tender as t on t.ocid = j.ocid;

select
  h.unit_id, 'the part in the decision' as role, 'official_act' as table_name, a.source, a.file,
  a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join official_act as a on a.act_id = h.act_id
union all
select
  h.unit_id, 'the tie' as role, 'relation' as table_name, r.source, r.file, r.line, r.path,
  'start' as field, coalesce(r.start_text, r.stated_text) as value
from hit as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'the family tie' as role, 'relation' as table_name, r.source, r.file, r.line, r.path,
  'kind' as field, r.role as value
from hit as h
join relation as r on r.relation_id = h.kin_id;
