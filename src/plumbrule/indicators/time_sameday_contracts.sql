/*
id: TIME-SAMEDAY
title: A large share of a year's contracts on one day
version: "1.0"
since: "2026-11-24"
unit: buyer x year
stage: contract
category: fraud
rationale: >
  Many contracts signed on one day can mean that they were prepared together, or dated afterwards.
basis:
  - "UN Convention against Corruption, article 9(2): transparency and accountability in the management of public finances"
  - "Red flags in use by PODER (Mexico)"
needs: [contract.signed, tender.buyer_id]
parameters:
  least_share:
    value: 0.3
    meaning: Share of the contracts of a year on one day
    source: PODER
  least:
    value: 11
    meaning: Least number of contracts of the buyer in the year
    source: PODER
cannot_tell:
  missing_field: the buyer is not named, or contracts have no date of signature
  default_date: the day is the first of January or the last of December, which may stand for an unknown day
innocent:
  - Lots of one framework agreement signed together
  - The start of a school year
  - A publisher that gives the day of import
clears:
  - The signed contracts with their dates
weight: 20
needs_rung: publisher_id
sentence: "{entity_id:name} dated {on_day} of its {n} contracts of {year} on one day, {day}."
*/
with dated as (
  select
    coalesce(e.entity_id, c.buyer_id) as entity_id, c.country, c.ocid,
    written_day(c.signed_earliest, c.signed_latest, c.signed_text) as day, c.currency, c.amount,
    year(written_day(c.signed_earliest, c.signed_latest, c.signed_text)) as in_year,
    rung_rank(coalesce(e.rung, 'self')) as rank
  from linked_contract as c
  left join party_entity as e on e.party_id = c.buyer_id
  where c.buyer_id is not null and coalesce(c.status, '') not in ('pending', 'cancelled')
),
total as (
  select
    entity_id, in_year, min(country) as country, count(*) as n, min(rank) as rank
  from dated
  where day is not null
  group by entity_id, in_year
  having count(*) >= $least
),
by_day as (
  select
    entity_id, in_year, day, count(*) as on_day, count(distinct ocid) as processes,
    min(currency) as currency_low, max(currency) as currency_high,
    if(count(amount) = count(*), sum(amount), null) as amount
  from dated
  where day is not null
  group by entity_id, in_year, day
),
fullest as (
  select
    d.*, 
    row_number() over (partition by d.entity_id, d.in_year order by d.on_day desc, d.day) as place
  from by_day as d
),
judged as (
  select
    t.entity_id || '/' || cast(t.in_year as varchar) as unit_id, t.entity_id, t.in_year as year,
    t.country, t.n, t.rank, f.day, f.on_day,
    if(f.currency_low = f.currency_high, f.amount, null) as amount,
    if(f.currency_low = f.currency_high, f.currency_low, null) as currency,
    cast(f.on_day as double) / nullif(t.n, 0) as share,
    case
      when cast(f.on_day as double) / nullif(t.n, 0) >= $least_share
        and (substring(cast(f.day as varchar), 6, 5) in ('01-01', '12-31'))
        then 'default_date'
    end as reason
  from total as t
  join fullest as f on f.entity_id = t.entity_id and f.in_year = t.in_year and f.place = 1
  union all
  select
    d.entity_id || '/undated' as unit_id, d.entity_id, cast(null as bigint) as year,
    min(d.country) as country, count(*) as n, min(d.rank) as rank, cast(null as date) as day,
    count(*) as on_day, cast(null as decimal(38, 4)) as amount, cast(null as varchar) as currency,
    cast(null as double) as share, 'missing_field:contracts/dateSigned' as reason
  from dated as d
  where d.day is null
  group by d.entity_id
  having count(*) >= $least
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.share >= $least_share then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.entity_id,
  cast(j.amount as decimal(24, 4)) as amount,
  j.currency,
  j.day,
  j.country,
  j.year,
  j.share as value,
  cast($least_share as double) as threshold,
  'parameter least_share' as threshold_source,
  concat(cast(j.n as varchar), ' contracts of the buyer in the year') as comparison,
  rung_name(j.rank) as rung,
  j.n,
  j.on_day
from judged as j;

select
  h.unit_id, 'a contract of that day' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path, 'dateSigned' as field, r.signed_text as value
from hit as h
join contract as r on written_day(r.signed_earliest, r.signed_latest, r.signed_text) = h.day
join tender as t on t.ocid = r.ocid
left join party_entity as e on e.party_id = t.buyer_id
where coalesce(e.entity_id, t.buyer_id) = h.entity_id
  and coalesce(r.status, '') not in ('pending', 'cancelled');
