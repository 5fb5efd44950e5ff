/*
id: NET-OWN
title: Rival bidders connected through owners, directors, relatives, doors or telephones
version: "1.0"
since: "2026-11-24"
unit: lot (all pairs of its bidders)
stage: award
category: collusion
rationale: >
  Two bidders who are a few steps apart outside the tender can agree on it. The shorter the way and the surer its ties, the more it means.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
needs: [bid_party.party_id, bid.date, relation.from_id, relation.to_id, relation.start, contact.value, address.address_key]
parameters:
  longest:
    value: 3
    meaning: Most ties on the way from one bidder to the other, 1 to 3
    source: our proposal
  hub_n:
    value: 20
    meaning: Whoever has more ties than this, or a contact that more bear, is no way from one to another
    source: our proposal; the State, agents, business centres
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one person or firm
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: neither ties nor contacts of a bidder are known
  weak: someone on the way may be another, by name
  window: the dates leave open whether all ties held when the bids were made
innocent:
  - A business centre
  - A professional director
  - A holding of the State
clears:
  - The day on which a tie ended, before the bid
  - A date of birth or a number that differs
weight: 45
needs_rung: confirmed
sentence: "{one_id:name} and {other_id:name} both bid in {ocid:title}; {value} ties join them ({kinds})."
*/
with relation_tie as (
  select
    coalesce(f.entity_id, r.from_id) as one, coalesce(t.entity_id, r.to_id) as other, r.kind,
    r.relation_id as ref,
    least(rung_rank(coalesce(f.rung, 'self')), rung_rank(coalesce(t.rung, 'self'))) as rank,
    coalesce(r.start_latest, r.stated_latest) as sure_from, r.end_earliest as sure_to,
    r.start_earliest as may_from, r.end_latest as may_to
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  where r.kind in ('ownership', 'control', 'directorship', 'family')
    and coalesce(f.entity_id, r.from_id) <> coalesce(t.entity_id, r.to_id)
),
contact_tie as (
  select
    a.entity_id as one, b.entity_id as other, a.kind, concat(a.kind, ' ', a.mark) as ref,
    least(a.rank, b.rank) as rank,
    timestamp with time zone '0001-01-01 00:00:00+00' as sure_from,
    cast(null as timestamp with time zone) as sure_to,
    cast(null as timestamp with time zone) as may_from,
    cast(null as timestamp with time zone) as may_to
  from contact_mark as a
  join contact_mark as b on b.kind = a.kind and b.mark = a.mark and b.entity_id <> a.entity_id
  where a.borne_by <= $hub_n and a.kind <> 'domain'
),
edge as (
  select one, other, kind, ref, rank, sure_from, sure_to, may_from, may_to from relation_tie
  union all
  select other as one, one as other, kind, ref, rank, sure_from, sure_to, may_from, may_to
  from relation_tie
  union all
  select one, other, kind, ref, rank, sure_from, sure_to, may_from, may_to from contact_tie
),
degree as (
  select one, count(distinct other) as n from edge group by one
),
hub as (
  select one from degree where n > $hub_n
),
live_edge as (
  -- A tie to one who bids nowhere and is tied to nobody else leads to no rival.
  select e.*
  from edge as e
  join degree as d on d.one = e.other
  left join (
    select entity_id from lot_bidder group by entity_id
  ) as b on b.entity_id = e.other
  where d.n >= 2 or b.entity_id is not null
),
one_step as (
  select
    b.unit_id, b.entity_id, b.tenderer, e.other as node, e.kind as kinds, e.ref as refs,
    least(b.rank, e.rank) as rank,
    coalesce(b.at_earliest > e.sure_from and (e.sure_to is null or b.at_latest < e.sure_to), false)
      as sure,
    b.at_earliest, b.at_latest
  from lot_bidder as b
  join live_edge as e on e.one = b.entity_id
  where (e.may_from is null or b.at_latest is null or b.at_latest >= e.may_from)
    and (e.may_to is null or b.at_earliest is null or b.at_earliest <= e.may_to)
),
two_steps as (
  select
    s.unit_id, s.entity_id, s.tenderer, e.other as node, s.node as between_node,
    concat(s.kinds, ', ', e.kind) as kinds, concat(s.refs, ' > ', e.ref) as refs,
    least(s.rank, e.rank) as rank,
    s.sure
      and coalesce(
        s.at_earliest > e.sure_from and (e.sure_to is null or s.at_latest < e.sure_to), false
      ) as sure
  from one_step as s
  join live_edge as e on e.one = s.node and e.other <> s.entity_id
  left join hub as h on h.one = s.node
  where h.one is null
    and (e.may_from is null or s.at_latest is null or s.at_latest >= e.may_from)
    and (e.may_to is null or s.at_earliest is null or s.at_earliest <= e.may_to)
),
way as (
  select
    s.unit_id, s.entity_id as one_id, b.entity_id as other_id, 1 as steps, s.kinds, s.refs,
    least(s.rank, b.rank) as rank, s.sure
  from one_step as s
  join lot_bidder as b
    on b.unit_id = s.unit_id and b.entity_id = s.node and b.tenderer <> s.tenderer
  where s.entity_id < b.entity_id
  union all
  select
    a.unit_id, a.entity_id as one_id, b.entity_id as other_id, 2 as steps,
    concat(a.kinds, ', ', b.kinds) as kinds, concat(a.refs, ' > ', b.refs) as refs,
    least(a.rank, b.rank) as rank, a.sure and b.sure as sure
  from one_step as a
  join one_step as b
    on b.unit_id = a.unit_id and b.node = a.node and b.entity_id > a.entity_id
    and b.tenderer <> a.tenderer
  left join hub as h on h.one = a.node
  where h.one is null
  union all
  select
    a.unit_id, least(a.entity_id, b.entity_id) as one_id,
    greatest(a.entity_id, b.entity_id) as other_id, 3 as steps,
    concat(a.kinds, ', ', b.kinds) as kinds, concat(a.refs, ' > ', b.refs) as refs,
    least(a.rank, b.rank) as rank, a.sure and b.sure as sure
  from two_steps as a
  join one_step as b
    on b.unit_id = a.unit_id and b.node = a.node and b.entity_id <> a.entity_id
    and b.tenderer <> a.tenderer
  left join hub as h on h.one = a.node
  where h.one is null and a.between_node <> b.entity_id
),
ordered as (
  select
    w.*,
    row_number() over (
      partition by w.unit_id
      order by
        case
          when w.rank >= rung_rank($least_rung) and w.sure then 0
          when w.rank >= rung_rank($least_rung) then 1
          else 2
        end,
        w.steps, w.rank desc, w.one_id, w.other_id, w.refs
    ) as place
  from way as w
  where w.steps <= $longest
),
with_ties as (
  select one as entity_id from edge group by one
  union
  select entity_id from contact_mark group by entity_id
),
known as (
  select
    b.unit_id, min(b.ocid) as ocid, count(*) as bidders, count(t.entity_id) as with_ties
  from lot_bidder as b
  left join with_ties as t on t.entity_id = b.entity_id
  group by b.unit_id
  having min(b.tenderer) <> max(b.tenderer)
),
judged as (
  select
    k.*, o.one_id, o.other_id, o.steps, o.kinds, o.refs, o.rank,
    case
      when o.rank >= rung_rank($least_rung) and o.sure then null
      when o.rank >= rung_rank($least_rung) then 'window:tie'
      when o.rank is not null then concat('weak:', rung_name(o.rank))
      when k.with_ties < k.bidders then 'missing_field:parties/contactPoint'
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
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.one_id as entity_id,
  c.awarded as amount,
  c.awarded_currency as currency,
  c.award_day as day,
  c.country,
  c.year,
  cast(j.steps as double) as value,
  cast($longest as double) as threshold,
  'parameter longest' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(coalesce(j.rank, 9)) as rung,
  j.one_id,
  j.other_id,
  j.kinds,
  j.refs
from judged as j
join competition as c on c.unit_id = j.unit_id;

select
  h.unit_id, concat('a tie on the way, ', r.kind) as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'start' as field, coalesce(r.start_text, r.stated_text) as value
from (
  select unit_id, unnest(string_split(refs, ' > ')) as ref from hit
) as h
join relation as r on r.relation_id = h.ref
union all
select
  h.unit_id, 'a shared address on the way' as role, 'address' as table_name,
  a.source, a.file, a.line, a.path, 'address' as field, a."full" as value
from (
  select unit_id, unnest(string_split(refs, ' > ')) as ref from hit
) as h
join contact_mark as m on concat(m.kind, ' ', m.mark) = h.ref and m.kind = 'address'
join address as a on a.party_id = m.party_id and a.address_key = m.mark
union all
select
  h.unit_id, concat('a shared ', m.kind, ' on the way') as role, 'contact' as table_name,
  c.source, c.file, c.line, c.path, c.kind as field, c.value_text as value
from (
  select unit_id, unnest(string_split(refs, ' > ')) as ref from hit
) as h
join contact_mark as m on concat(m.kind, ' ', m.mark) = h.ref and m.kind <> 'address'
join contact as c on c.party_id = m.party_id and lower(c.value) = m.mark
union all
select
  h.unit_id, 'a bid of one of the two' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'date' as field, b.date_text as value
from hit as h
join lot_bidder as l
  on l.unit_id = h.unit_id and (l.entity_id = h.one_id or l.entity_id = h.other_id)
join offer as o on o.unit_id = l.unit_id and o.tenderer = l.tenderer
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id;
