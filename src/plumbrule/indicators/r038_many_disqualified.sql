/*
id: R038
title: Far more bids disqualified than among peers
version: "1.0"
since: "2026-11-24"
unit: party
stage: award
category: bid rigging
rationale: >
  A buyer that puts out many more bids than others who buy the same may steer the outcome; a bidder
  that is put out far more often than others may bid to be put out.
basis:
  - "UN Convention against Corruption, article 9(1)(b)-(d): conditions, objective criteria and review"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R038"
  - "Wilson, Probable inference, the law of succession, and statistical inference (1927), for the bound"
needs: [bid.status, bid_party.party_id, tender.buyer_id, tender.method, tender.category]
parameters:
  n_min:
    value: 10
    meaning: Least number of submitted bids of a unit, which also lie in at least two processes
    source: our proposal
  group_min:
    value: 30
    meaning: Least number of members of a comparison group
    source: our proposal
  z:
    value: 1.96
    meaning: Width of the Wilson interval in standard deviations
    source: 95 percent, by convention
cannot_tell:
  missing_field: a bid of the unit has no status
  identity_weak: bidders need the same official number; buyers at least the publisher's own
  too_few_obs: too few bids, or all in one process
  group_too_small: too few peers in the same country, method and category
  no_spread: half of the peers have the same share
  fence_outside_support: the fence lies at or above one, and the group has fewer than a hundred members
innocent:
  - Many bidders without experience
  - Strict checks by an electronic system
  - A buyer of complex works
clears:
  - The written decisions on the bids, with reasons announced beforehand
  - A sample of disqualified bids that lacked what the tender asked for
weight: 35
needs_rung: publisher_id
sentence: "{disqualified} of {bids} bids {role_words} {entity_id:name} were disqualified, far more than among its peers ({comparison})."
*/
with received as (
  select ocid, country, method, category, year, submitted + unknown as bids, unknown, disqualified
  from competition
  where bids > 0
),
body as (
  select
    r.*, t.buyer_id, t.procuring_entity_id,
    (t.procuring_entity_id = t.buyer_id) as one_body
  from received as r
  join tender as t on t.ocid = r.ocid
),
named as (
  -- A body that is both is looked up once.
  select b.*, b.buyer_id as party_id, 'buyer' as role from body as b where b.buyer_id is not null
  union all
  select b.*, b.procuring_entity_id as party_id, 'procuring entity' as role
  from body as b
  where b.procuring_entity_id is not null and b.one_body is not true
),
seen as (
  select n.*, coalesce(e.entity_id, n.party_id) as entity_id, rung_rank(coalesce(e.rung, 'self')) as rank
  from named as n
  left join party_entity as e on e.party_id = n.party_id
),
bought as (
  select
    entity_id, role, coalesce(one_body, false) as one_body, country, method, category,
    min(rank) as rank, sum(bids) as bids, sum(unknown) as unknown,
    sum(disqualified) as disqualified, min(ocid) as first_ocid, max(ocid) as last_ocid,
    max(year) as year
  from seen
  group by entity_id, role, coalesce(one_body, false), country, method, category
),
in_role as (
  select * from bought
  union all
  select
    entity_id, 'procuring entity' as role, one_body, country, method, category, rank, bids,
    unknown, disqualified, first_ocid, last_ocid, year
  from bought
  where one_body
),
unit as (
  select
    entity_id, role, country, method, category,
    min(rank) as rank,
    rung_rank('publisher_id') as needed,
    sum(bids) as bids, sum(unknown) as unknown, sum(disqualified) as disqualified,
    (min(first_ocid) <> max(last_ocid)) as several,
    max(year) as year
  from in_role
  group by entity_id, role, country, method, category
  union all
  select
    p.entity_id, 'tenderer' as role, p.country, p.method, p.category,
    min(p.rank) as rank,
    rung_rank('id_match') as needed,
    sum(p.bids) as bids, sum(p.unknown) as unknown, sum(p.disqualified) as disqualified,
    (min(p.first_ocid) <> max(p.last_ocid)) as several,
    max(p.last_year) as year
  from participation as p
  group by p.entity_id, p.country, p.method, p.category
),
told as (
  select
    u.*,
    cast(u.disqualified as double) / nullif(u.bids, 0) as share,
    case
      when u.rank < u.needed then 'identity_weak'
      when u.unknown > 0 then 'missing_field:bids/details/status'
      when u.bids < $n_min or not u.several then 'too_few_obs'
    end as reason
  from unit as u
),
gathered as (
  select
    role, country, method, category, count(*) as n, list_sort(array_agg(share)) as sorted
  from told
  where reason is null
  group by role, country, method, category
),
quartile as (
  select
    role, country, method, category, n,
    quantile8(sorted, 0.25) as q1, quantile8(sorted, 0.75) as q3, quantile8(sorted, 0.99) as p99
  from gathered
),
judged as (
  select
    t.*, q.n, q.q1, q.q3,
    if(fence_high(q.q1, q.q3) >= 1.0, q.p99, fence_high(q.q1, q.q3)) as fence,
    (fence_high(q.q1, q.q3) >= 1.0) as beyond,
    wilson_low(t.disqualified, t.bids, $z) as surely
  from told as t
  left join quartile as q
    on t.reason is null
    and q.role = t.role
    and q.country is not distinct from t.country
    and q.method is not distinct from t.method
    and q.category is not distinct from t.category
),
decided as (
  select
    j.*,
    case
      when j.reason is not null then j.reason
      when j.n < $group_min then 'group_too_small'
      when j.q1 = j.q3 then 'no_spread'
      when j.beyond and j.n < 100 then 'fence_outside_support'
    end as open_question
  from judged as j
)
select
  concat(
    d.entity_id, ' as ', d.role, ' in ', coalesce(d.country, 'no country'), ', ',
    coalesce(d.method, 'no method'), ', ', coalesce(d.category, 'no category')
  ) as unit_id,
  case
    when d.open_question is not null then 'cannot_tell'
    when d.surely > d.fence then 'hit'
    else 'clear'
  end as answer,
  d.open_question as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  d.entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  d.country,
  d.year,
  d.share as value,
  d.fence as threshold,
  case
    when d.beyond then '99th percentile of the comparison group (its fence lies above one)'
    else 'upper fence of the comparison group (Q3 + 1.5 IQR)'
  end as threshold_source,
  case
    when d.open_question is null then concat(
      cast(d.n as varchar), ' of role ', d.role, ' in ', coalesce(d.country, 'no country'), ', ',
      coalesce(d.method, 'no method'), ', ', coalesce(d.category, 'no category'), ', quartiles ',
      cast(round(d.q1, 4) as varchar), ' and ', cast(round(d.q3, 4) as varchar)
    )
  end as comparison,
  rung_name(d.rank) as rung,
  d.role,
  case d.role when 'tenderer' then 'made by' else 'received by' end as role_words,
  d.method,
  d.category,
  d.bids,
  d.disqualified
from decided as d;

with body as (
  -- First whose tender it is, then which hit it belongs to: the other way round there are as many
  -- pairs as hits times tenders.
  select
    t.ocid, t.country, t.method, t.category, 'buyer' as role,
    coalesce(e.entity_id, t.buyer_id) as entity_id
  from tender as t
  left join party_entity as e on e.party_id = t.buyer_id
  where t.buyer_id is not null
  union all
  select
    t.ocid, t.country, t.method, t.category, 'procuring entity' as role,
    coalesce(e.entity_id, t.procuring_entity_id) as entity_id
  from tender as t
  left join party_entity as e on e.party_id = t.procuring_entity_id
  where t.procuring_entity_id is not null
),
bidder as (
  select p.ocid, p.bid_id, coalesce(e.entity_id, p.party_id) as entity_id
  from bid_party as p
  left join party_entity as e on e.party_id = p.party_id
)
select
  h.unit_id, concat('a bid, ', coalesce(b.status, 'no status')) as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join body as o
  on o.entity_id = h.entity_id and (o.role = 'buyer') = (h.role = 'buyer')
  and o.country is not distinct from h.country
  and o.method is not distinct from h.method and o.category is not distinct from h.category
join bid as b on b.ocid = o.ocid
where h.role <> 'tenderer' and b.submitted is not false
union all
select
  h.unit_id, concat('a bid, ', coalesce(b.status, 'no status')) as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join bidder as p on p.entity_id = h.entity_id
join tender as t
  on t.ocid = p.ocid and t.country is not distinct from h.country
  and t.method is not distinct from h.method and t.category is not distinct from h.category
join bid as b on b.ocid = p.ocid and b.bid_id = p.bid_id
where h.role = 'tenderer' and b.submitted is not false;
