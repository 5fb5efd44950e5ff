/*
id: R026
title: Far more joint awards than in other markets
version: "1.0"
since: "2026-11-24"
unit: market
stage: award
category: collusion
rationale: >
  Firms that could bid alone and keep winning together may have shared the market between them.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), on joint bids"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R026"
needs: [award.status, award.date, award_party.party_id, tender.division, tender.region]
parameters:
  n_min:
    value: 30
    meaning: Least number of awards in the market
    source: Open Contracting Partnership, R026
  group_min:
    value: 10
    meaning: Least number of markets of the country to compare with
    source: our proposal
cannot_tell:
  missing_field: class, year or region is not published
  structural_absence: the data set never names more than one supplier of an award
  too_few_obs: the market is too small
  group_too_small: too few markets of the country are large enough
  no_spread: half of the markets have the same share
  fence_outside_support: the fence lies at or above one
innocent:
  - Large works that no firm can do alone
  - A law that favours partners from the region
  - Frameworks with several holders, listed as suppliers of one award
clears:
  - What each member does in the joint contracts, and could not do alone
weight: 20
needs_rung: record
sentence: "In {market}, {joint} of {awards} awards went to several suppliers together, far more than in other markets ({comparison})."
*/
with publisher as (
  select source, max(suppliers) as most from award group by source
),
counted as (
  select
    coalesce(
      p.market,
      coalesce(p.country, 'no country') || ', ' || coalesce(cast(p.year as varchar), 'no year')
        || ', without ' || p.missing
    ) as market,
    min(p.missing) as missing, min(p.country) as country, max(p.year) as year, max(p.day) as day,
    count(*) as n,
    count(*) filter (where p.members > 1) as joint,
    min(b.most) as least_most
  from purchase_market as p
  join award as a on a.ocid = p.ocid and a.award_id = p.award_id
  left join publisher as b on b.source = a.source
  where p.supplier is not null
  group by coalesce(
    p.market,
    coalesce(p.country, 'no country') || ', ' || coalesce(cast(p.year as varchar), 'no year')
      || ', without ' || p.missing
  )
),
told as (
  select
    c.*,
    cast(c.joint as double) / nullif(cast(c.n as double), 0) as share,
    case
      when c.missing is not null then 'missing_field:' || c.missing
      when c.least_most <= 1 and c.joint = 0 then 'structural_absence'
      when c.n < $n_min then 'too_few_obs'
    end as reason
  from counted as c
),
gathered as (
  select country, count(*) as n, list_sort(array_agg(share)) as sorted
  from told
  where reason is null
  group by country
),
quartile as (
  select country, n, quantile8(sorted, 0.25) as q1, quantile8(sorted, 0.75) as q3 from gathered
),
judged as (
  select
    t.*, q.n as markets, q.q1, q.q3, fence_high(q.q1, q.q3) as fence,
    case
      when t.reason is not null then t.reason
      when q.n < $group_min then 'group_too_small'
      when q.q1 = q.q3 then 'no_spread'
      when fence_high(q.q1, q.q3) >= 1.0 then 'fence_outside_support'
    end as open_question
  from told as t
  left join quartile as q on q.country is not distinct from t.country
)
select
  j.market as unit_id,
  case
    when j.open_question is not null then 'cannot_tell'
    when j.share > j.fence then 'hit'
    else 'clear'
  end as answer,
  j.open_question as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  cast(null as varchar) as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.day,
  j.country,
  j.year,
  j.share as value,
  j.fence as threshold,
  'upper fence of the markets of the country (Q3 + 1.5 IQR)' as threshold_source,
  case
    when j.open_question is null then concat(
      cast(j.markets as varchar), ' markets in ', coalesce(j.country, 'no country'), ', quartiles ',
      cast(round(j.q1, 4) as varchar), ' and ', cast(round(j.q3, 4) as varchar)
    )
  end as comparison,
  'record' as rung,
  j.market,
  j.n as awards,
  j.joint
from judged as j;

select
  h.unit_id, if(p.members > 1, 'an award to several together', 'an award to one') as role,
  'award' as table_name,
  a.source, a.file, a.line, a.path, 'suppliers' as field, cast(a.suppliers as varchar) as value
from hit as h
join purchase_market as p on p.market = h.market
join award as a on a.ocid = p.ocid and a.award_id = p.award_id
where p.supplier is not null;
