/*
kind: table
meaning: For each spread of prices, the first comparison group of the chain, always of one number of bidders, that has at least thirty, with quantiles of what screens compare.
columns:
  unit_id: the competition
  label: which group
  n: competitions in it
  cv_low: fifth percentile of ln cv
  spd_low: fifth percentile of ln spd
  cv_fence: upper fence of ln cv; null when half of the group is equal
  spd_fence: upper fence of ln spd; null when half of the group is equal
  diffp_low: fifth percentile of ln diffp
  diffp_high: ninety-fifth percentile of ln diffp
  skew_low: fifth percentile of skew
  kurt_high: ninety-fifth percentile of kurt
*/
with observed as (
  select
    unit_id, country, year, method, category, division,
    if(n >= 10, '10 or more', cast(n as varchar)) || ' bidders' as size,
    case when cv > 0 then ln(cv) end as cv,
    case when spd > 0 then ln(spd) end as spd,
    case when diffp > 0 then ln(diffp) end as diffp,
    skew, kurt
  from price_spread
  where n >= 2
),
asked as (
  -- A label with an unknown part is null and is passed by.
  select unit_id, 0 as level,
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || division || ', ' || size
      as label
  from observed
  union all
  select unit_id, 1 as level,
    country || ', ' || cast(year as varchar) || ', ' || method || ', ' || category || ', ' || size
      as label
  from observed
  union all
  select unit_id, 2 as level,
    country || ', ' || cast(year as varchar) || ', ' || category || ', ' || size as label
  from observed
  union all
  select unit_id, 3 as level,
    country || ', three years to ' || cast(year as varchar) || ', ' || size as label
  from observed
),
later as (
  -- A competition counts in the three-year windows that end with its year and the two after.
  select
    o.country || ', three years to ' || cast(o.year + s.step as varchar) || ', ' || o.size as label,
    o.unit_id
  from observed as o
  cross join (select 0 as step union all select 1 as step union all select 2 as step) as s
),
member as (
  select label, unit_id from asked where level < 3
  union all
  select label, unit_id from later
),
gathered as (
  select
    m.label, count(*) as n,
    list_sort(array_agg(o.cv) filter (where o.cv is not null)) as cv,
    list_sort(array_agg(o.spd) filter (where o.spd is not null)) as spd,
    list_sort(array_agg(o.diffp) filter (where o.diffp is not null)) as diffp,
    list_sort(array_agg(o.skew) filter (where o.skew is not null)) as skew,
    list_sort(array_agg(o.kurt) filter (where o.kurt is not null)) as kurt
  from member as m
  join observed as o on o.unit_id = m.unit_id
  where m.label is not null
  group by m.label
  having count(*) >= 30
),
quantile as (
  select
    label, n,
    quantile8(cv, 0.05) as cv_low,
    quantile8(spd, 0.05) as spd_low,
    case
      when quantile8(cv, 0.25) < quantile8(cv, 0.75)
        then fence_high(quantile8(cv, 0.25), quantile8(cv, 0.75))
    end as cv_fence,
    case
      when quantile8(spd, 0.25) < quantile8(spd, 0.75)
        then fence_high(quantile8(spd, 0.25), quantile8(spd, 0.75))
    end as spd_fence,
    quantile8(diffp, 0.05) as diffp_low,
    quantile8(diffp, 0.95) as diffp_high,
    quantile8(skew, 0.05) as skew_low,
    quantile8(kurt, 0.95) as kurt_high
  from gathered
),
first_level as (
  select a.unit_id, min(a.level) as level
  from asked as a
  join quantile as q on q.label = a.label
  group by a.unit_id
)
select
  a.unit_id, a.label, q.n, q.cv_low, q.spd_low, q.cv_fence, q.spd_fence, q.diffp_low, q.diffp_high,
  q.skew_low, q.kurt_high
from first_level as f
join asked as a on a.unit_id = f.unit_id and a.level = f.level
join quantile as q on q.label = a.label
