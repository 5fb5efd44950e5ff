/*
kind: table
meaning: How often a buyer did something in a year, of the processes or awards in which it can be told, and how like buyers did.
columns:
  subject: `without_competition` (limited or direct), `not_by_price` (criteria other than price) or `given_on` (awards with subcontracting)
  buyer: entity of the buyer
  rank: rank of the weakest identity rung of the buyer's records
  country: ISO 3166-1 alpha-2 code
  year: the year
  n: processes or awards
  known: those in which it can be told
  done: those in which it was done
  share: done / known
  peers: which buyers are like: of the same country and year and about as many processes, else all of the year; null when too few
  n_peers: how many they are, this one included
  q1: lower quartile of their shares
  q3: upper quartile of their shares
  p99: 99th percentile of their shares
*/
with act as (
  select
    'without_competition' as subject, coalesce(t.buyer_id, t.procuring_entity_id) as party_id,
    t.country, t.year, t.method is not null as known,
    t.method in ('limited', 'direct') as done
  from tender as t
  where coalesce(t.status, '') not in ('planning', 'planned', 'cancelled', 'withdrawn')
  union all
  select
    'not_by_price' as subject, coalesce(t.buyer_id, t.procuring_entity_id) as party_id,
    t.country, t.year, t.award_criteria is not null as known,
    t.award_criteria not in ('priceOnly', 'costOnly', 'lowestCost', 'singleBidOnly') as done
  from tender as t
  where coalesce(t.status, '') not in ('planning', 'planned', 'cancelled', 'withdrawn')
    and (t.method is null or t.method <> 'direct')
  union all
  select
    'given_on' as subject, coalesce(t.buyer_id, t.procuring_entity_id) as party_id,
    t.country, t.year, s.subcontracted is not null as known, s.subcontracted as done
  from award as a
  join tender as t on t.ocid = a.ocid
  left join subcontracting as s on s.ocid = a.ocid and s.award_id = a.award_id
  where a.status = 'active'
),
counted as (
  select
    a.subject, coalesce(e.entity_id, a.party_id) as buyer,
    min(rung_rank(coalesce(e.rung, 'self'))) as rank, a.country, a.year,
    count(*) as n,
    count(*) filter (where a.known) as known,
    count(*) filter (where a.known and a.done) as done
  from act as a
  left join party_entity as e on e.party_id = a.party_id
  where a.party_id is not null
  group by a.subject, coalesce(e.entity_id, a.party_id), a.country, a.year
),
measured as (
  select
    c.*,
    cast(c.done as double) / nullif(cast(c.known as double), 0) as share,
    c.subject || ', ' || coalesce(c.country, 'no country') || ', '
      || coalesce(cast(c.year as varchar), 'no year') as year_label,
    cast(floor(ln(cast(nullif(c.known, 0) as double) / 20) / ln(2.0)) as integer) as band
  from counted as c
),
labelled as (
  select
    m.*,
    m.year_label || ', ' || cast(cast(round(20 * power(2, m.band)) as integer) as varchar) || ' to '
      || cast(cast(round(20 * power(2, m.band + 1)) as integer) as varchar) || ' each' as band_label
  from measured as m
),
like_buyer as (
  select band_label as label, share from labelled where known >= 20 and known >= 0.8 * n
  union all
  select year_label as label, share from labelled where known >= 20 and known >= 0.8 * n
),
gathered as (
  select label, count(*) as n, list_sort(array_agg(share)) as sorted
  from like_buyer
  group by label
  having count(*) >= 30
),
quartile as (
  select
    label, n, quantile8(sorted, 0.25) as q1, quantile8(sorted, 0.75) as q3,
    quantile8(sorted, 0.99) as p99
  from gathered
)
select
  l.subject, l.buyer, l.rank, l.country, l.year, l.n, l.known, l.done, l.share,
  coalesce(b.label, y.label) as peers,
  coalesce(b.n, y.n) as n_peers,
  coalesce(b.q1, y.q1) as q1,
  coalesce(b.q3, y.q3) as q3,
  coalesce(b.p99, y.p99) as p99
from labelled as l
left join quartile as b on b.label = l.band_label
left join quartile as y on y.label = l.year_label
