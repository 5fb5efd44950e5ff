/*
id: R044
title: Rival bidders share a telephone, an e-mail or an address
version: "1.0"
since: "2026-11-24"
unit: lot (all pairs of its bidders)
stage: award
category: collusion
rationale: >
  Firms that answer one telephone or sit behind one door are unlikely to bid against each other in
  earnest.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R044"
needs: [bid_party.party_id, contact.value, address.address_key]
parameters:
  min_shared:
    value: 1
    meaning: Least number of kinds of contact that two bidders share
    source: Open Contracting Partnership, R044
  common_n:
    value: 10
    meaning: A contact borne by more entities than this is that of a business centre or an agent
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which a record's contact is taken for the bidder's
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: the contacts of a bidder are not published, so it cannot be told that it shares none
  weak: the records with the contact are not surely those of the bidder
innocent:
  - A business centre
  - A bookkeeper or an agent who sends bids for several clients
  - A franchise
clears:
  - Leases and telephone contracts that are separate
  - The agent's list of clients
weight: 45
needs_rung: publisher_id
sentence: "{one_id:name} and {other_id:name} both bid in {ocid:title} and share their {kinds}."
*/
with marked as (
  select b.unit_id, b.entity_id, b.tenderer, m.kind, m.mark, least(b.rank, m.rank) as rank, m.borne_by
  from lot_bidder as b
  join contact_mark as m on m.entity_id = b.entity_id and m.borne_by > 1
),
met as (
  select
    a.unit_id, a.entity_id as one_id, b.entity_id as other_id,
    count(distinct a.kind) as shared,
    min(a.borne_by) as borne_by,
    max(least(a.rank, b.rank)) as rank,
    array_to_string(list_sort(list_distinct(array_agg(a.kind))), ', ') as kinds
  from marked as a
  join marked as b
    on b.unit_id = a.unit_id and b.kind = a.kind and b.mark = a.mark and b.entity_id > a.entity_id
  where a.tenderer <> b.tenderer
  group by a.unit_id, a.entity_id, b.entity_id
  having count(distinct a.kind) >= $min_shared
),
ordered as (
  select
    m.*,
    count(*) over (partition by m.unit_id) as pairs,
    row_number() over (
      partition by m.unit_id
      order by
        if(m.rank >= rung_rank($least_rung), 0, 1), if(m.borne_by > $common_n, 1, 0),
        m.shared desc, m.one_id, m.other_id
    ) as place
  from met as m
),
known as (
  select b.unit_id, min(b.ocid) as ocid, count(*) as bidders, count(k.entity_id) as with_contact
  from lot_bidder as b
  left join (
    select entity_id from contact_mark group by entity_id
  ) as k on k.entity_id = b.entity_id
  group by b.unit_id
  having count(*) >= 2
),
judged as (
  select
    k.*, o.one_id, o.other_id, o.shared, o.borne_by, o.rank, o.kinds, o.pairs,
    case
      when o.rank >= rung_rank($least_rung) then null
      when o.rank is not null then concat('weak:', rung_name(o.rank))
      when k.with_contact < k.bidders then 'missing_field:parties/contactPoint'
    end as reason
  from known as k
  left join ordered as o on o.unit_id = k.unit_id and o.place = 1
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.one_id is not null then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  case
    when j.reason is null and j.borne_by > $common_n then 'suppressed:common_contact'
  end as suppressed_by,
  j.ocid,
  j.one_id as entity_id,
  c.awarded as amount,
  c.awarded_currency as currency,
  c.award_day as day,
  c.country,
  c.year,
  cast(j.shared as double) as value,
  cast($min_shared as double) as threshold,
  'parameter min_shared' as threshold_source,
  case
    when j.one_id is not null then concat(
      cast(j.pairs as varchar), ' such pairs; the contact is borne by ',
      cast(j.borne_by as varchar), ' entities'
    )
  end as comparison,
  rung_name(coalesce(j.rank, 9)) as rung,
  j.one_id,
  j.other_id,
  j.kinds
from judged as j
join competition as c on c.unit_id = j.unit_id;

select
  h.unit_id, concat('shared ', m.kind) as role, 'contact' as table_name,
  c.source, c.file, c.line, c.path, c.kind as field, c.value_text as value
from hit as h
join contact_mark as m on m.entity_id = h.one_id or m.entity_id = h.other_id
join contact_mark as n
  on n.kind = m.kind and n.mark = m.mark
  and ((m.entity_id = h.one_id and n.entity_id = h.other_id)
    or (m.entity_id = h.other_id and n.entity_id = h.one_id))
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
join contact_mark as m on m.entity_id = h.one_id or m.entity_id = h.other_id
join contact_mark as n
  on n.kind = m.kind and n.mark = m.mark
  and ((m.entity_id = h.one_id and n.entity_id = h.other_id)
    or (m.entity_id = h.other_id and n.entity_id = h.one_id))
join address as a on a.party_id = m.party_id and a.address_key = m.mark
where m.kind = 'address'
union all
select
  h.unit_id, 'a bid of one of the two' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'tenderers' as field, o.tenderer as value
from hit as h
join lot_bidder as l
  on l.unit_id = h.unit_id and (l.entity_id = h.one_id or l.entity_id = h.other_id)
join offer as o on o.unit_id = l.unit_id and o.tenderer = l.tenderer
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id;
