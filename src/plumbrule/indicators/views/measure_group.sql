/*
kind: table
meaning: For each kind of like units, the first comparison group of the chain that has at least thirty measures, with quartiles and fences.
columns:
  kind: kind of measure
  key: what makes the units alike, as `measure_key` writes it
  label: which group
  n: measures in it
  q1: lower quartile
  q3: upper quartile
  low: lower fence
  high: upper fence
*/
with asked as (
  -- The chain of groups; a key with an unknown part is null and is passed by.
  select kind, key, x, n, 0 as level,
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || division || ', ' || region
      as label
  from measure_key
  union all
  select kind, key, x, n, 1 as level,
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || division as label
  from measure_key
  union all
  select kind, key, x, n, 2 as level,
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || category as label
  from measure_key
  union all
  select kind, key, x, n, 3 as level,
    country || ', ' || cast(year as varchar) || ', ' || category as label
  from measure_key
  union all
  select kind, key, x, n, 4 as level, country || ', ' || cast(year as varchar) as label
  from measure_key
),
valued as (
  select kind, level, label, x, sum(n) as n
  from asked
  where label is not null
  group by kind, level, label, x
),
counted as (
  select
    kind, level, label, x,
    sum(n) over (partition by kind, level, label order by x) as upto,
    sum(n) over (partition by kind, level, label) as n
  from valued
),
placed as (
  -- Where the type 8 quantiles lie (Hyndman and Fan 1996): h = (n + 1/3) p + 1/3.
  select
    kind, level, label, x, upto, n,
    (n + 1.0 / 3.0) * 0.25 + 1.0 / 3.0 as h1,
    (n + 1.0 / 3.0) * 0.75 + 1.0 / 3.0 as h3
  from counted
  where n >= 30
),
neighbour as (
  select
    kind, level, label, n, h1, h3,
    min(x) filter (where upto >= floor(h1)) as below1,
    min(x) filter (where upto >= floor(h1) + 1) as above1,
    min(x) filter (where upto >= floor(h3)) as below3,
    min(x) filter (where upto >= floor(h3) + 1) as above3
  from placed
  group by kind, level, label, n, h1, h3
),
quartile as (
  select
    kind, level, label, n,
    below1 + (h1 - floor(h1)) * (above1 - below1) as q1,
    below3 + (h3 - floor(h3)) * (above3 - below3) as q3
  from neighbour
),
first_level as (
  select a.kind, a.key, min(a.level) as level
  from asked as a
  join quartile as q on q.kind = a.kind and q.level = a.level and q.label = a.label
  group by a.kind, a.key
),
chosen as (
  select distinct f.kind, f.key, a.level, a.label
  from first_level as f
  join asked as a on a.kind = f.kind and a.key = f.key and a.level = f.level
)
select
  c.kind, c.key, c.label, q.n, q.q1, q.q3,
  fence_low(q.q1, q.q3) as low, fence_high(q.q1, q.q3) as high
from chosen as c
join quartile as q on q.kind = c.kind and q.level = c.level and q.label = c.label
