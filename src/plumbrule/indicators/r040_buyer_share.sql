/*
id: R040
title: One supplier holds a large share of what a buyer awards
version: "1.0"
since: "2026-11-24"
unit: buyer and supplier
stage: award
category: bid rigging
rationale: >
  Where one supplier takes much of what a buyer with many contracts spends in a year, the buyer may
  depend on it or favour it.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R040"
needs: [award.status, award.date, award.value_amount, award.value_currency, award_party.party_id, tender.buyer_id]
parameters:
  share_max:
    value: 0.4
    meaning: Share of the value above which it is a hit
    source: Open Contracting Partnership, R040; 0.3 is a level to take notice at
  window_days:
    value: 365
    meaning: Length of the period that ends with an award to the supplier
    source: Open Contracting Partnership, R040
  n_min:
    value: 20
    meaning: Least number of awards of the buyer in the period
    source: our proposal
  missing_max:
    value: 0.2
    meaning: Largest share of awards without a value
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which two records are taken for one party
    source: our proposal; both records come from one publisher
cannot_tell:
  missing_field: awards have no date, or too many of them no value
  identity_weak: the records of the buyer or the supplier are not tied firmly enough
  too_few_obs: the buyer made too few awards in every period
  no_rate: awards are in several currencies
innocent:
  - A utility or the holder of a sole licence
  - One large contract over several years
  - A company of the buyer itself
clears:
  - The competitions the supplier won, and against whom
  - A statute or licence that leaves no other supplier
weight: 45
needs_rung: publisher_id
sentence: "{supplier_id:name} received {share_percent} percent of the value that {entity_id:name} awarded from {window_from} to {window_to}, {amount} of {buyer_total} in {buyer_awards} awards."
*/
with member as (
  -- A member of a consortium is credited with the whole award.
  select p.*, p.supplier as party from purchase as p where p.members = 1
  union all
  select p.*, unnest(string_split(p.supplier, ' + ')) as party
  from purchase as p
  where p.members > 1
),
buyer_day as (
  select
    buyer, day_number, count(*) as n, count(amount) as valued, sum(amount) as total,
    min(currency) as low, max(currency) as high, min(buyer_rank) as rank
  from purchase
  where buyer is not null and day_number is not null
  group by buyer, day_number
),
buyer_window as (
  select
    buyer, day_number,
    cast(sum(n) over last_days as bigint) as n,
    cast(sum(valued) over last_days as bigint) as valued,
    sum(total) over last_days as total, min(low) over last_days as low,
    max(high) over last_days as high, min(rank) over last_days as rank
  from buyer_day
  window last_days as (
    partition by buyer order by day_number range between $window_days preceding and current row
  )
),
pair_day as (
  select
    buyer, party, day_number, min(country) as country, max(year) as year, max(day) as day,
    sum(amount) as total, count(*) as n, min(supplier_rank) as rank
  from member
  where buyer is not null
  group by buyer, party, day_number
),
pair_window as (
  select
    buyer, party, day_number, country, year, day, rank,
    sum(total) over last_days as total, sum(n) over last_days as n
  from pair_day
  window last_days as (
    partition by buyer, party order by day_number
    range between $window_days preceding and current row
  )
),
told as (
  select
    p.buyer, p.party, p.country, p.year, p.day, p.total, p.n, b.n as buyer_awards,
    b.total as buyer_total, b.low as currency, least(p.rank, b.rank) as rank,
    coalesce(cast(p.total as double), 0) / nullif(cast(b.total as double), 0) as share,
    case
      when p.day_number is null then 'missing_field:awards/date'
      when least(p.rank, b.rank) < rung_rank($least_rung) then 'identity_weak'
      when b.n < $n_min then 'too_few_obs'
      when b.n - b.valued > $missing_max * b.n then 'missing_field:awards/value/amount'
      when b.low <> b.high then 'no_rate'
    end as reason
  from pair_window as p
  left join buyer_window as b on b.buyer = p.buyer and b.day_number = p.day_number
),
ordered as (
  -- The period that can be told and has the largest share; else the reason that is first.
  select
    t.*,
    row_number() over (
      partition by t.buyer, t.party
      order by if(t.reason is null, 0, 1), t.share desc nulls last, t.reason, t.day desc nulls last
    ) as place
  from told as t
)
select
  o.buyer || ' with ' || o.party as unit_id,
  case
    when o.reason is not null then 'cannot_tell'
    when o.share > $share_max then 'hit'
    else 'clear'
  end as answer,
  o.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  o.buyer as entity_id,
  cast(o.total as decimal(24, 4)) as amount,
  o.currency,
  o.day,
  o.country,
  o.year,
  o.share as value,
  cast($share_max as double) as threshold,
  'parameter share_max' as threshold_source,
  case
    when o.reason is null
      then concat(cast(o.buyer_awards as varchar), ' awards of the buyer in the period')
  end as comparison,
  rung_name(o.rank) as rung,
  o.party as supplier_id,
  round(100 * o.share, 1) as share_percent,
  cast(o.day - interval ($window_days) day as date) as window_from,
  o.day as window_to,
  cast(o.buyer_total as decimal(24, 4)) as buyer_total,
  o.currency as buyer_total_currency,
  o.buyer_awards
from ordered as o
where o.place = 1;

select
  h.unit_id,
  if(list_contains(string_split(p.supplier, ' + '), h.supplier_id),
    'an award to the supplier', 'another award of the buyer') as role,
  'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join purchase as p
  on p.buyer = h.entity_id and p.day >= h.window_from and p.day <= h.window_to
join award as a on a.ocid = p.ocid and a.award_id = p.award_id;
