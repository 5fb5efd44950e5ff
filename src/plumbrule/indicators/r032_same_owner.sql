/*
id: R032
title: Rival bidders have the same beneficial owner
version: "1.0"
since: "2026-11-24"
unit: lot (all pairs of its bidders)
stage: award
category: collusion
rationale: >
  Who owns both of two bidders decides both bids; there was no competition between them.
basis:
  - "UN Convention against Corruption, articles 12(2)(c) and 52(1): transparency of who is behind legal persons"
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), checklist of warning signs"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R032"
needs: [bid_party.party_id, bid.date, relation.from_id, relation.to_id, relation.share_min, relation.start]
parameters:
  s:
    value: 0.25
    meaning: Least share or control of each bidder, along the chain, 0 to 1
    source: "the threshold of beneficial ownership in most laws; FATF Recommendation 24 gives 25 percent as an example"
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which two records are taken for one owner or firm
    source: our proposal; a name alone never is
cannot_tell:
  source_absent: no ownership is loaded
  missing_field: the owners of a bidder are not known, or not how much they hold
  weak: the owner or a bidder may be another, by name
  window: the dates leave open whether both holdings held when the bids were made
innocent:
  - Firms of the State
  - Investment funds
  - The owner sold before the bid
  - Namesakes
clears:
  - The day of a sale, before the bid
  - A date of birth or a number that differs
weight: 75
needs_rung: confirmed
sentence: "{one_id:name} and {other_id:name} both bid in {ocid:title}; {owner_id:name} held at least {percent} percent of each when they did."
*/
with strong as (
  -- The best tie of each owner to each bidder: certain ones first.
  select
    c.*,
    case
      when c.timing = 'sure' and c.share >= $s and c.rank >= rung_rank($least_rung) then 0
      when c.share >= $s and c.rank >= rung_rank($least_rung) then 1
      when c.rank >= rung_rank($least_rung) then 2
      else 3
    end as doubt,
    row_number() over (
      partition by c.unit_id, c.entity_id, c.owner
      order by
        case
          when c.timing = 'sure' and c.share >= $s and c.rank >= rung_rank($least_rung) then 0
          when c.share >= $s and c.rank >= rung_rank($least_rung) then 1
          when c.rank >= rung_rank($least_rung) then 2
          else 3
        end,
        c.steps, c.path
    ) as place
  from common_owner as c
  where c.is_person and (c.share is null or c.share >= $s)
),
met as (
  select
    a.unit_id, a.owner, a.entity_id as one_id, b.entity_id as other_id,
    a.path as one_path, b.path as other_path, least(a.share, b.share) as share,
    least(a.rank, b.rank) as rank, greatest(a.doubt, b.doubt) as doubt
  from strong as a
  join strong as b
    on b.unit_id = a.unit_id and b.owner = a.owner and b.place = 1 and b.entity_id > a.entity_id
  where a.place = 1 and a.tenderer <> b.tenderer and (a.steps > 0 or b.steps > 0)
),
ordered as (
  select
    m.*,
    row_number() over (
      partition by m.unit_id order by m.doubt, m.one_id, m.other_id, m.owner
    ) as place
  from met as m
),
covered as (
  -- Who the owners are is known when those known for certain leave less than the share in question.
  select unit_id, entity_id
  from (
    select unit_id, entity_id, share
    from bidder_owner
    where sole and is_person and timing = 'sure' and rank >= rung_rank($least_rung)
    union all
    select unit_id, entity_id, max(share) as share
    from bidder_owner
    where not sole and is_person and timing = 'sure' and rank >= rung_rank($least_rung)
    group by unit_id, entity_id, owner
  ) as held
  group by unit_id, entity_id
  having sum(share) > 1.0 - $s
),
known as (
  select
    b.unit_id, min(b.ocid) as ocid, count(*) as bidders, count(c.entity_id) as covered
  from lot_bidder as b
  left join covered as c on c.unit_id = b.unit_id and c.entity_id = b.entity_id
  group by b.unit_id
  having min(b.tenderer) <> max(b.tenderer)
),
loaded as (
  select count(*) as n from owner_chain
),
judged as (
  select
    k.*, o.owner, o.one_id, o.other_id, o.one_path, o.other_path, o.share, o.rank,
    case
      when l.n = 0 then 'source_absent'
      when o.doubt = 0 then null
      when o.doubt = 1 then 'window:holding'
      when o.doubt = 2 then 'missing_field:relation/share'
      when o.doubt = 3 then concat('weak:', rung_name(o.rank))
      when k.covered < k.bidders then 'missing_field:parties/beneficialOwners'
    end as reason
  from known as k
  cross join loaded as l
  left join ordered as o on o.unit_id = k.unit_id and o.place = 1
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.owner is not null then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  case
    when j.reason is null and h.entity_id is not null then 'suppressed:state_holding'
  end as suppressed_by,
  j.ocid,
  j.one_id as entity_id,
  c.awarded as amount,
  c.awarded_currency as currency,
  c.award_day as day,
  c.country,
  c.year,
  j.share as value,
  cast($s as double) as threshold,
  'parameter s' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(coalesce(j.rank, 9)) as rung,
  j.owner as owner_id,
  j.one_id,
  j.other_id,
  j.one_path,
  j.other_path,
  100.0 * j.share as percent
from judged as j
join competition as c on c.unit_id = j.unit_id
left join state_body as h on h.entity_id = j.owner;

select
  h.unit_id, concat('a holding, ', r.kind) as role, 'relation' as table_name,
  r.source, r.file, r.line, r.path, 'start' as field, coalesce(r.start_text, r.stated_text) as value
from (
  select unit_id, unnest(string_split(concat(one_path, ' > ', other_path), ' > ')) as relation_id
  from hit
) as h
join relation as r on r.relation_id = h.relation_id
union all
select
  h.unit_id, 'a bid of one of the two' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'date' as field, b.date_text as value
from hit as h
join lot_bidder as l
  on l.unit_id = h.unit_id and (l.entity_id = h.one_id or l.entity_id = h.other_id)
join offer as o on o.unit_id = l.unit_id and o.tenderer = l.tenderer
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id;
