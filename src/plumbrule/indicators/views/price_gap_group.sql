/*
kind: table
meaning: For each price gap, the first comparison group of the chain that has at least thirty gaps, with the quartiles and fences of their logarithms.
columns:
  unit_id: the competition
  label: which group
  n: gaps in it
  q1: lower quartile of ln gap
  q3: upper quartile of ln gap
  low: lower fence of ln gap
  high: upper fence of ln gap
*/
with observed as (
  select unit_id, country, year, method, category, division, region, ln(gap) as x
  from price_gap
  where gap > 0
),
asked as (
  -- The chain of groups a unit is looked up in; a key with an unknown part is null and is passed by.
  select unit_id, 0 as level,
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || division || ', ' || region
      as label
  from observed
  union all
  select unit_id, 1 as level,
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || division as label
  from observed
  union all
  select unit_id, 2 as level,
    country || ', three years to ' || cast(year as varchar) || ', ' || method || ', ' || division
      as label
  from observed
  union all
  select unit_id, 3 as level,
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || category as label
  from observed
  union all
  select unit_id, 4 as level,
    country || ', ' || cast(year as varchar) || ', ' || category as label
  from observed
  union all
  select unit_id, 5 as level, country || ', three years to ' || cast(year as varchar) as label
  from observed
),
later as (
  -- A gap counts in the three-year windows that end with its year and the two after.
  select o.country, o.method, o.division, o.year + s.step as year, o.x
  from observed as o
  cross join (select 0 as step union all select 1 as step union all select 2 as step) as s
),
member as (
  select
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || division || ', ' || region
      as label, x
  from observed
  union all
  select
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || division as label, x
  from observed
  union all
  select
    country || ', three years to ' || cast(year as varchar) || ', ' || method || ', ' || division
      as label, x
  from later
  union all
  select
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || category as label, x
  from observed
  union all
  select country || ', ' || cast(year as varchar) || ', ' || category as label, x
  from observed
  union all
  select country || ', three years to ' || cast(year as varchar) as label, x
  from later
),
gathered as (
  select label, count(*) as n, list_sort(array_agg(x)) as sorted
  from member
  where label is not null
  group by label
  having count(*) >= 30
),
quartile as (
  select label, n, quantile8(sorted, 0.25) as q1, quantile8(sorted, 0.75) as q3
  from gathered
),
first_level as (
  select a.unit_id, min(a.level) as level
  from asked as a
  join quartile as q on q.label = a.label
  group by a.unit_id
)
select
  a.unit_id, a.label, q.n, q.q1, q.q3, fence_low(q.q1, q.q3) as low, fence_high(q.q1, q.q3) as high
from first_level as f
join asked as a on a.unit_id = f.unit_id and a.level = f.level
join quartile as q on q.label = a.label
