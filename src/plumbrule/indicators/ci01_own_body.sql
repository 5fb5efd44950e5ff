/*
id: CI-01
title: A public body bought from a firm of its own official or the official's family
version: "1.0"
since: "2026-11-24"
unit: official x firm x award
stage: award
category: conflict of interest
rationale: >
  Whoever serves in a body and owns or directs its supplier stands on both sides of the contract, and
  so does a member of the family. A declared interest is not a violation; not to have stood aside may
  be one.
basis:
  - "UN Convention against Corruption, articles 7(4), 8(5) and 12(2)(e): conflicts of interest"
  - "OECD Recommendation on Guidelines for Managing Conflict of Interest in the Public Service (2003)"
needs: [post_holder.person_id, post_holder.body_id, post_holder.start, relation.from_id, relation.to_id, relation.start, award.date, tender.buyer_id]
parameters:
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person or firm
    source: our proposal; a name alone never is
  least_rung_of_body:
    value: publisher_id
    meaning: Weakest identity rung on which the official's body is taken for the buyer
    source: our proposal
cannot_tell:
  missing_field: the award has no date
  weak: the person, the firm or the body may be another, or the person only manages a firm of which it is not known whether it is private
  window: the dates leave open whether interest, kinship or post held on the day of the award
  not_final: the award is pending or has no status
innocent:
  - A seat on the board by virtue of the post
  - The stake was sold before or inherited after the award
  - The official took no part in the decision and said so
  - Another person or body of the same name
clears:
  - A declaration of the interest and the note that the official stood aside
  - A date of birth or a number that differs
weight: 80
needs_rung: confirmed
sentence: "{body_id:name} awarded {ocid:title} ({amount}) to {supplier_id:name} on {day}; on that day {official_id:name}, who held a post in it{family_words}, {tie_words} the firm. A declared interest is not a violation."
*/
with supplied as (
  select
    ocid, award_id, supplier as supplier_id, rank, status, date_earliest, date_latest, amount,
    currency
  from decision
  where members = 1
  union all
  select
    ocid, award_id, unnest(string_split(supplier, ' + ')) as supplier_id, rank, status,
    date_earliest, date_latest, amount, currency
  from decision
  where members > 1
),
supplier_of as (
  select i.firm, i.firm as supplier_id, 9 as rank from official_interest as i group by i.firm
  union all
  select i.firm, m.other as supplier_id, m.rank
  from (select distinct firm from official_interest) as i
  join possible_match as m on m.one = i.firm
),
deal as (
  -- An award to a firm in which an official or relative has an interest, whoever the buyer is.
  select
    i.*, d.ocid, d.award_id, d.supplier_id, d.status, d.date_earliest, d.date_latest, d.amount,
    d.currency, least(i.rank, f.rank, d.rank) as link_rank
  from official_interest as i
  join supplier_of as f on f.firm = i.firm
  join supplied as d on d.supplier_id = f.supplier_id
  where coalesce(d.status, 'active') in ('active', 'pending')
),
buyer as (
  select t.ocid, t.buyer_id as party_id
  from tender as t
  where t.buyer_id is not null and t.ocid in (select ocid from deal)
  union
  select t.ocid, t.procuring_entity_id as party_id
  from tender as t
  where t.procuring_entity_id is not null and t.ocid in (select ocid from deal)
),
bought as (
  select
    b.ocid, coalesce(e.entity_id, b.party_id) as body,
    rung_rank(coalesce(e.rung, 'self')) as rank
  from buyer as b
  left join party_entity as e on e.party_id = b.party_id
),
own_body as (
  -- The official's body is the buyer, or may be.
  select s.*, b.ocid, b.body as bought_by, least(s.body_rank, b.rank) as same_body_rank
  from official_seat as s
  join bought as b on b.body = s.body
  union all
  select s.*, b.ocid, b.body as bought_by, least(s.body_rank, b.rank, m.rank) as same_body_rank
  from official_seat as s
  join possible_match as m on m.one = s.body
  join bought as b on b.body = m.other
),
met as (
  select
    d.*, s.holding_id, s.bought_by, s.same_body_rank, s.person_rank,
    case
      when s.holding_id is null then 'clear'
      when d.date_latest < d.start_earliest or d.date_earliest > d.end_latest then 'clear'
      when d.date_latest < s.start_earliest or d.date_earliest > s.end_latest then 'clear'
      when d.date_latest < d.kin_start_earliest or d.date_earliest > d.kin_end_latest then 'clear'
      when d.by_post then 'excluded:ex_officio_board'
      when least(d.link_rank, s.person_rank) < rung_rank($least_rung)
        then concat('weak:', rung_name(least(d.link_rank, s.person_rank)))
      when s.same_body_rank < rung_rank($least_rung_of_body)
        then concat('weak:', rung_name(s.same_body_rank))
      when d.only_manages then 'weak:management_role'
      when d.status is distinct from 'active' then 'not_final'
      when d.date_earliest is null then 'missing_field:awards/date'
      when d.start_latest is null or d.date_earliest <= d.start_latest
        then 'window:interest_start'
      when d.date_latest >= d.end_earliest then 'window:interest_end'
      when s.start_latest is null or d.date_earliest <= s.start_latest then 'window:post_start'
      when d.date_latest >= s.end_earliest then 'window:post_end'
      when s.end_earliest is null and s.current is not distinct from false then 'window:post_end'
      when d.date_earliest <= d.kin_start_latest then 'window:family_start'
      when d.date_latest >= d.kin_end_earliest then 'window:family_end'
      else 'hit'
    end as state
  from deal as d
  left join own_body as s on s.official = d.official and s.ocid = d.ocid
),
ordered as (
  -- One answer for an official, a firm and an award: what is certain first, then what is open.
  select
    m.*,
    row_number() over (
      partition by m.official, m.supplier_id, m.ocid, m.award_id
      order by
        case
          when m.state = 'hit' then 0
          when m.state = 'clear' then 3
          when m.state = 'excluded:ex_officio_board' then 2
          else 1
        end,
        case m.kind when 'ownership' then 0 when 'control' then 1 else 2 end,
        if(m.kin_id is null, 0, 1), m.link_rank desc, m.relation_id, m.holding_id, m.kin_id
    ) as place
  from met as m
)
select
  concat(o.official, '/', o.supplier_id, '/', o.ocid, '/', o.award_id) as unit_id,
  case
    when o.state = 'hit' then 'hit'
    when o.state in ('clear', 'excluded:ex_officio_board') then 'clear'
    else 'cannot_tell'
  end as answer,
  if(o.state in ('hit', 'clear'), null, o.state) as reason,
  cast(null as varchar) as suppressed_by,
  o.ocid,
  o.supplier_id as entity_id,
  o.amount,
  o.currency,
  cast(o.date_latest as date) as day,
  t.country,
  t.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'interest and post both held on the day of the award' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(least(o.link_rank, o.person_rank, o.same_body_rank)) as rung,
  o.supplier_id,
  o.official as official_id,
  o.bought_by as body_id,
  o.award_id,
  o.relation_id,
  o.holding_id,
  o.kin_id,
  if(o.kin_id is null, '', ' (through a member of the family)') as family_words,
  case o.kind when 'ownership' then 'owned a part of' when 'control' then 'controlled'
    else 'directed' end as tie_words
from ordered as o
left join tender as t on t.ocid = o.ocid
where o.place = 1;

select
  h.unit_id, concat('the interest in the firm, ', r.kind) as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'start' as field, coalesce(r.start_text, r.stated_text) as value
from hit as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'the family tie' as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'kind' as field, r.role as value
from hit as h
join relation as r on r.relation_id = h.kin_id
union all
select
  h.unit_id, 'the post' as role, 'post_holder' as table_name,
  s.source, s.file, s.line, s.path, 'start' as field, s.start_text as value
from hit as h
join post_holder as s on s.holding_id = h.holding_id
union all
select
  h.unit_id, 'the buyer' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'buyer' as field, t.buyer_id as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id;
