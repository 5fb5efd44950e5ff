/*
id: R043
title: A bidder shares a telephone, an e-mail or an address with the buyer or its official
version: "1.0"
since: "2026-11-24"
unit: lot (all its bidders)
stage: award
category: fraud
rationale: >
  A bidder that can be reached at the buyer's desk, or at the home of its official, may be a front.
basis:
  - "UN Convention against Corruption, article 8(5): interests from which a conflict may result"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R043"
needs: [bid_party.party_id, tender.buyer_id, contact.value, address.address_key]
parameters:
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which a record's contact is taken for the party's
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: the contacts of the buyer or of a bidder are not published
  weak: the records with the contact are not surely those of the party
innocent:
  - The publisher copied the buyer's contact into the bidder's record
  - A public firm in the same building
clears:
  - The firm's own contact in the company register
weight: 55
needs_rung: publisher_id
sentence: "{bidder_id:name}, which bid in {ocid:title}, shares its {kinds} with {side_words}."
*/
with buying as (
  select
    t.ocid, coalesce(e.entity_id, t.buyer_id) as body,
    rung_rank(coalesce(e.rung, 'self')) as rank
  from tender as t
  left join party_entity as e on e.party_id = t.buyer_id
  where t.buyer_id is not null
  union
  select
    t.ocid, coalesce(e.entity_id, t.procuring_entity_id) as body,
    rung_rank(coalesce(e.rung, 'self')) as rank
  from tender as t
  left join party_entity as e on e.party_id = t.procuring_entity_id
  where t.procuring_entity_id is not null
),
official as (
  -- In post for certain at the time of the bid.
  select
    coalesce(b.entity_id, h.body_id) as body, coalesce(p.entity_id, h.person_id) as person,
    least(rung_rank(coalesce(b.rung, 'self')), rung_rank(coalesce(p.rung, 'self'))) as rank,
    h.start_latest, h.end_earliest, h.current
  from post_holder as h
  left join party_entity as p on p.party_id = h.person_id
  left join party_entity as b on b.party_id = h.body_id
  where h.person_id is not null and h.body_id is not null
),
bidder as (
  select
    o.unit_id, o.ocid, unnest(string_split(o.tenderer, ' + ')) as entity_id, o.rank,
    coalesce(o.date_earliest, c.deadline_earliest) as at_earliest,
    coalesce(o.date_latest, c.deadline_latest) as at_latest
  from offer as o
  join competition as c on c.unit_id = o.unit_id
  where o.submitted is not false and o.tenderer is not null
),
side as (
  select ocid, body as entity_id, rank, 'buyer' as side, cast(null as timestamp with time zone) as begins,
    cast(null as timestamp with time zone) as ends
  from buying
  union all
  select b.ocid, o.person as entity_id, least(b.rank, o.rank) as rank, 'official' as side,
    o.start_latest as begins, o.end_earliest as ends
  from buying as b
  join official as o on o.body = b.body
  where o.start_latest is not null and (o.end_earliest is not null or o.current is not false)
),
met as (
  select
    b.unit_id, b.entity_id as bidder_id, s.entity_id as side_id, s.side,
    array_to_string(list_sort(list_distinct(array_agg(m.kind))), ', ') as kinds,
    count(distinct m.kind) as shared,
    max(least(b.rank, s.rank, m.rank, n.rank)) as rank
  from bidder as b
  join contact_mark as m
    on m.entity_id = b.entity_id and m.kind <> 'domain' and m.borne_by > 1
  join contact_mark as n on n.kind = m.kind and n.mark = m.mark and n.entity_id <> b.entity_id
  join side as s on s.ocid = b.ocid and s.entity_id = n.entity_id
  where s.side = 'buyer'
    or (b.at_earliest > s.begins and (s.ends is null or b.at_latest < s.ends))
  group by b.unit_id, b.entity_id, s.entity_id, s.side
),
ordered as (
  select
    m.*,
    row_number() over (
      partition by m.unit_id
      order by
        if(m.rank >= rung_rank($least_rung), 0, 1), m.shared desc, m.side, m.bidder_id, m.side_id
    ) as place
  from met as m
),
with_contact as (
  select entity_id from contact_mark where kind <> 'domain' group by entity_id
),
buyer_known as (
  select b.ocid, count(w.entity_id) as known
  from buying as b
  left join with_contact as w on w.entity_id = b.body
  group by b.ocid
),
known as (
  select
    b.unit_id, min(b.ocid) as ocid, count(*) as bidders, count(w.entity_id) as bidders_known
  from (
    select unit_id, entity_id, min(ocid) as ocid from bidder group by unit_id, entity_id
  ) as b
  left join with_contact as w on w.entity_id = b.entity_id
  group by b.unit_id
),
judged as (
  select
    k.*, o.bidder_id, o.side_id, o.side, o.kinds, o.shared, o.rank,
    case
      when o.rank >= rung_rank($least_rung) then null
      when o.rank is not null then concat('weak:', rung_name(o.rank))
      when coalesce(y.known, 0) = 0 then 'missing_field:buyer/contactPoint'
      when k.bidders_known < k.bidders then 'missing_field:parties/contactPoint'
    end as reason
  from known as k
  left join ordered as o on o.unit_id = k.unit_id and o.place = 1
  left join buyer_known as y on y.ocid = k.ocid
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.bidder_id is not null then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.bidder_id as entity_id,
  c.awarded as amount,
  c.awarded_currency as currency,
  c.award_day as day,
  c.country,
  c.year,
  cast(j.shared as double) as value,
  cast(1 as double) as threshold,
  'definition: one shared contact' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(coalesce(j.rank, 9)) as rung,
  j.bidder_id,
  j.side_id,
  j.kinds,
  if(j.side = 'buyer', 'the buyer', 'an official of the buyer') as side_words
from judged as j
join competition as c on c.unit_id = j.unit_id;

select
  h.unit_id, concat('shared ', m.kind) as role, 'contact' as table_name,
  c.source, c.file, c.line, c.path, c.kind as field, c.value_text as value
from hit as h
join contact_mark as m
  on (m.entity_id = h.bidder_id or m.entity_id = h.side_id) and m.kind <> 'domain'
join contact_mark as n
  on n.kind = m.kind and n.mark = m.mark
  and ((m.entity_id = h.bidder_id and n.entity_id = h.side_id)
    or (m.entity_id = h.side_id and n.entity_id = h.bidder_id))
join contact as c
  on c.party_id = m.party_id
  and (
    (m.kind = 'telephone' and c.kind = 'phone' and c.value = m.mark)
    or (m.kind = 'email' and c.kind = 'email' and lower(c.value) = m.mark)
    or (m.kind = 'domain' and c.kind = 'email' and lower(c.value) like concat('%@', m.mark))
  )
union all
select
  h.unit_id, 'shared address' as role, 'address' as table_name,
  a.source, a.file, a.line, a.path, 'address' as field, a."full" as value
from hit as h
join contact_mark as m
  on (m.entity_id = h.bidder_id or m.entity_id = h.side_id) and m.kind <> 'domain'
join contact_mark as n
  on n.kind = m.kind and n.mark = m.mark
  and ((m.entity_id = h.bidder_id and n.entity_id = h.side_id)
    or (m.entity_id = h.side_id and n.entity_id = h.bidder_id))
join address as a on a.party_id = m.party_id and a.address_key = m.mark
where m.kind = 'address'
union all
select
  h.unit_id, 'the process and its buyer' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'buyer' as field, t.buyer_id as value
from hit as h
join tender as t on t.ocid = h.ocid;
