/*
id: R048
title: One supplier of things that have nothing to do with each other
version: "1.0"
since: "2026-11-24"
unit: company
stage: award
category: fraud
rationale: >
  Firms know a trade. One that wins in far more classes of goods and works than others with as many
  contracts may be a shell, or a favourite.
basis:
  - "UN Convention against Corruption, article 9(1)(c): objective criteria for public procurement decisions"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R048"
needs: [award.status, award_party.party_id, item.scheme, item.division]
parameters:
  n_min:
    value: 20
    meaning: Least number of processes won
    source: Open Contracting Partnership, R048
  group_min:
    value: 30
    meaning: Least number of suppliers in a comparison group
    source: our proposal
cannot_tell:
  identity_weak: the firm's records are not tied by one official number
  missing_field: no item the firm won has a class with two digits in front
  too_few_obs: too few processes won
  group_too_small: too few suppliers with about as many processes
  no_spread: half of the group won in the same number of classes
  fence_outside_support: the fence lies above the number of classes there are
innocent:
  - A general trader or wholesaler
  - A holding that bids for its daughters
  - A buyer that uses one catch-all class
clears:
  - The firm's registered activities
  - Staff, stock or suppliers for each kind of work
weight: 25
needs_rung: id_match
sentence: "{entity_id:name} won {processes} processes in {value} different classes ({comparison})."
*/
with won as (
  select d.ocid, d.supplier as entity_id, d.rank, c.country, c.year, c.lot_id, d.award_id
  from decision as d
  join competition as c on c.unit_id = d.unit_id
  where d.status = 'active' and d.members = 1
),
firm as (
  select entity_id, country, min(rank) as rank, count(distinct ocid) as processes, max(year) as year
  from won
  group by entity_id, country
),
many as (
  select * from firm where rank >= rung_rank('id_match') and processes >= $n_min
),
classed as (
  -- What a process was about; of a lot only its own items. A class counts by its first two digits.
  select
    w.entity_id, w.country, i.scheme, count(distinct w.ocid) as processes,
    count(distinct i.division) as divisions
  from many as m
  join won as w on w.entity_id = m.entity_id and w.country is not distinct from m.country
  join item as i
    on i.ocid = w.ocid and i.stage = 'tender'
    and (w.lot_id is null or i.lot_id is null or i.lot_id = w.lot_id)
  where i.division is not null and regexp_matches(i.division, '^[0-9][0-9]$')
    and i.scheme is not null
  group by w.entity_id, w.country, i.scheme
),
counted as (
  -- One classification scheme at a time: of several, the one most of the processes use.
  select
    c.*,
    row_number() over (
      partition by c.entity_id, c.country order by c.processes desc, c.scheme
    ) as place,
    floor(ln(cast(c.processes as double) / nullif($n_min, 0)) / ln(2.0)) as band
  from classed as c
),
compared as (
  select * from counted where place = 1 and processes >= $n_min
),
gathered as (
  select
    country, scheme, band, count(*) as n, list_sort(array_agg(cast(divisions as double))) as sorted
  from compared
  group by country, scheme, band
),
quartile as (
  select
    country, scheme, band, n, quantile8(sorted, 0.25) as q1, quantile8(sorted, 0.75) as q3
  from gathered
),
most as (
  select scheme, count(distinct division) as divisions
  from item
  where scheme in (select scheme from compared) and regexp_matches(division, '^[0-9][0-9]$')
  group by scheme
),
judged as (
  select
    f.*, c.scheme, c.divisions, c.band, q.n, q.q1, q.q3, fence_high(q.q1, q.q3) as fence,
    case
      when f.rank < rung_rank('id_match') then 'identity_weak'
      when f.processes < $n_min then 'too_few_obs'
      when c.entity_id is null then 'missing_field:tender/items/classification/id'
      when q.n < $group_min then 'group_too_small'
      when q.q1 = q.q3 then 'no_spread'
      when fence_high(q.q1, q.q3) >= s.divisions then 'fence_outside_support'
    end as reason
  from firm as f
  left join compared as c
    on c.entity_id = f.entity_id and c.country is not distinct from f.country
  left join quartile as q
    on q.country is not distinct from c.country and q.scheme = c.scheme and q.band = c.band
  left join most as s on s.scheme = c.scheme
)
select
  concat(j.entity_id, ' in ', coalesce(j.country, 'no country')) as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.divisions > j.fence then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  cast(j.divisions as double) as value,
  j.fence as threshold,
  'upper fence of the comparison group (Q3 + 1.5 IQR)' as threshold_source,
  case
    when j.reason is null then concat(
      cast(j.n as varchar), ' suppliers in ', coalesce(j.country, 'no country'), ' with ',
      cast(round($n_min * power(2, j.band)) as varchar), ' to ',
      cast(round($n_min * power(2, j.band + 1)) as varchar), ' processes, quartiles ',
      cast(round(j.q1, 2) as varchar), ' and ', cast(round(j.q3, 2) as varchar), ' classes'
    )
  end as comparison,
  rung_name(j.rank) as rung,
  j.processes,
  j.scheme
from judged as j;

select
  h.unit_id, 'an award to the firm' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join decision as d on d.supplier = h.entity_id and d.status = 'active'
join award as a on a.ocid = d.ocid and a.award_id = d.award_id
union all
select
  h.unit_id, 'class of what was bought' as role, 'item' as table_name,
  i.source, i.file, i.line, i.path, 'classification/id' as field, i.classification as value
from hit as h
join decision as d on d.supplier = h.entity_id and d.status = 'active'
join item as i on i.ocid = d.ocid and i.stage = 'tender' and i.scheme = h.scheme;
