/*
id: R029
title: First digits of prices far from what unforced numbers have
version: "1.0"
since: "2026-11-24"
unit: buyer (its awards), bidder or market (valid bids)
stage: award
category: fraud
rationale: >
  Amounts that grow from many causes and span orders of magnitude begin with 1 more often than with 9,
  in known shares. Invented or managed amounts often do not.
basis:
  - "Benford, The law of anomalous numbers, Proceedings of the American Philosophical Society 78 (1938)"
  - "Nigrini, Benford's Law: Applications for Forensic Accounting, Auditing, and Fraud Detection (2012), for the bands of the mean absolute deviation"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R029"
needs: [award.value_amount, award.value_currency, bid.value_amount, bid.value_currency, bid.status]
parameters:
  mad_max:
    value: 0.015
    meaning: Mean absolute deviation of the nine shares above which they do not conform
    source: Nigrini (2012)
  mad_root_n:
    value: 0.54
    meaning: The deviation times the root of the number of amounts must exceed this, since few amounts deviate by chance
    source: one in ten thousand samples that follow the law exceeds it, by simulation; one in a hundred exceeds 0.41
  n_min:
    value: 100
    meaning: Least number of amounts
    source: our proposal
  n_seen:
    value: 30
    meaning: Least number of amounts for a unit to be asked about at all
    source: our proposal
  magnitudes:
    value: 2.0
    meaning: Least span of the amounts in powers of ten
    source: the law supposes several orders of magnitude
cannot_tell:
  too_few_obs: fewer amounts than needed
  no_spread: the amounts span too few orders of magnitude for the law to apply
  identity_weak: the records of the buyer or bidder are not tied surely enough
innocent:
  - Ceilings, floors and legal limits cut the amounts
  - Contracts at unit prices, or few different products
clears:
  - A price list or a limit that explains the digits that are too frequent
weight: 10
needs_rung: publisher_id
sentence: "The first digits of {n} amounts of {whose} deviate from the law of first digits by {value} on average, more than chance explains."
*/
with amount as (
  select
    'buyer' as kind, b.entity_id as owner, b.country, d.amount as price, d.currency, b.year, b.rank
  from decision as d
  join (
    select
      t.ocid, coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) as entity_id, t.country,
      t.year, rung_rank(coalesce(e.rung, 'self')) as rank
    from tender as t
    left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
    where coalesce(t.buyer_id, t.procuring_entity_id) is not null
  ) as b on b.ocid = d.ocid
  where d.status = 'active' and d.amount > 0 and d.currency is not null
  union all
  select
    'bidder' as kind, o.tenderer as owner, c.country, o.price, o.currency, c.year, o.rank
  from offer as o
  join competition as c on c.unit_id = o.unit_id
  where o.status = 'valid' and o.price is not null and o.currency is not null and o.members = 1
  union all
  select
    'market' as kind,
    concat(coalesce(c.country, 'no country'), ', class ', c.division) as owner,
    c.country, o.price, o.currency, c.year, 9 as rank
  from offer as o
  join competition as c on c.unit_id = o.unit_id
  where o.status = 'valid' and o.price is not null and o.currency is not null
    and c.division is not null
),
digit as (
  select
    kind, owner, currency,
    substring(regexp_replace(cast(price as varchar), '^[0.]+', '', 'g'), 1, 1) as first,
    count(*) as n, min(price) as low, max(price) as high, min(rank) as rank, max(year) as year,
    min(country) as country
  from amount
  group by
    kind, owner, currency, substring(regexp_replace(cast(price as varchar), '^[0.]+', '', 'g'), 1, 1)
),
whole as (
  select
    kind, owner, currency, sum(n) as n, min(low) as low, max(high) as high, min(rank) as rank,
    max(year) as year, min(country) as country
  from digit
  group by kind, owner, currency
  having sum(n) >= $n_seen
),
expected as (
  select t.first, ln(1.0 + 1.0 / nullif(cast(t.first as double), 0)) / ln(10.0) as share
  from (
    values ('1'), ('2'), ('3'), ('4'), ('5'), ('6'), ('7'), ('8'), ('9')
  ) as t (first)
),
deviation as (
  -- In millionths, so that the sum does not depend on the order of adding.
  select
    w.kind, w.owner, w.currency,
    sum(
      cast(
        round(
          1000000.0 * abs(coalesce(d.n, 0) / nullif(cast(w.n as double), 0) - e.share)
        ) as bigint
      )
    ) / 9000000.0 as mad
  from whole as w
  cross join expected as e
  left join digit as d
    on d.kind = w.kind and d.owner = w.owner and d.currency = w.currency and d.first = e.first
  group by w.kind, w.owner, w.currency
),
judged as (
  select
    w.*, d.mad,
    case
      when w.rank < rung_rank('publisher_id') then 'identity_weak'
      when w.n < $n_min then 'too_few_obs'
      when ln(cast(w.high as double)) - ln(cast(w.low as double)) < $magnitudes * ln(10.0)
        then 'no_spread:orders_of_magnitude'
    end as reason
  from whole as w
  join deviation as d on d.kind = w.kind and d.owner = w.owner and d.currency = w.currency
)
select
  concat(j.kind, ' ', j.owner, ', ', j.currency) as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.mad > $mad_max and j.mad * sqrt(cast(j.n as double)) > $mad_root_n then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  if(j.kind = 'market', null, j.owner) as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  j.mad as value,
  greatest(
    cast($mad_max as double), $mad_root_n / nullif(sqrt(cast(j.n as double)), 0)
  ) as threshold,
  'parameters mad_max and mad_root_n' as threshold_source,
  concat(cast(j.n as varchar), ' amounts from ', cast(j.low as varchar), ' to ', cast(j.high as varchar))
    as comparison,
  if(j.kind = 'market', 'record', rung_name(j.rank)) as rung,
  j.kind,
  j.owner,
  j.currency as unit_currency,
  concat(
    case j.kind when 'market' then 'valid bids in the market ' when 'buyer' then 'awards of '
      else 'valid bids of ' end, j.owner
  ) as whose,
  j.n
from judged as j;

select
  h.unit_id, 'an award of the buyer' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join party_entity as e on e.entity_id = h.owner
join tender as t on coalesce(t.buyer_id, t.procuring_entity_id) = e.party_id
join decision as d on d.ocid = t.ocid and d.currency = h.unit_currency
join award as a on a.ocid = d.ocid and a.award_id = d.award_id
where h.kind = 'buyer' and d.status = 'active' and d.amount > 0
union all
select
  h.unit_id, 'a valid bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join offer as o on o.tenderer = h.owner and o.currency = h.unit_currency
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where h.kind = 'bidder' and o.status = 'valid' and o.price is not null
union all
select
  h.unit_id, 'a valid bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join competition as c
  on concat(coalesce(c.country, 'no country'), ', class ', c.division) = h.owner
join offer as o on o.unit_id = c.unit_id and o.currency = h.unit_currency
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where h.kind = 'market' and o.status = 'valid' and o.price is not null;
