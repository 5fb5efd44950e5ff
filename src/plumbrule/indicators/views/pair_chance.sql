/*
kind: table
meaning: How often two bidders who met at least ten times in a market would have met by chance, by the participations of each in every place and year.
columns:
  one: number of the first bidder
  other: number of the other
  country: ISO 3166-1 alpha-2 code
  division: first two characters of the class
  one_n: participations of the first in the market
  other_n: participations of the other
  expected: meetings expected when each takes part in competitions of its place and year at random
  chance: bound on the chance of as many meetings or more (Hoeffding 1963: sampling without replacement is no wider than with)
  tried: pairs of the market that could have met ten times; all of them count as tried
  q: chance corrected for the number of pairs tried (Benjamini and Hochberg 1995)
*/
with taking as (
  select bidder, country, division, place, year, count(*) as n
  from took_part
  group by bidder, country, division, place, year
),
field as (
  select unit_id, country, division, place, year, count(*) as size
  from took_part
  group by unit_id, country, division, place, year
),
stratum as (
  -- Large fields make all their members meet; the rate is the greater of the two readings.
  select
    country, division, place, year,
    greatest(
      1.0 / nullif(cast(count(*) as double), 0),
      coalesce(
        cast(sum(size * (size - 1)) as double)
          / nullif(cast(sum(size) * (sum(size) - 1) as double), 0),
        0.0
      )
    ) as rate
  from field
  group by country, division, place, year
),
whole as (
  select bidder, country, division, sum(n) as n from taking group by bidder, country, division
),
expected as (
  select
    p.one, p.other, p.country, p.division, p.meetings,
    -- As decimals, so that the sum does not depend on the order of adding.
    cast(
      sum(
        cast(
          round(least(a.n * b.n * s.rate, cast(least(a.n, b.n) as double)), 9) as decimal(28, 9)
        )
      ) as double
    ) as expected
  from pair_meeting as p
  join taking as a
    on a.bidder = p.one and a.country is not distinct from p.country
    and a.division is not distinct from p.division
  join taking as b
    on b.bidder = p.other and b.country is not distinct from p.country
    and b.division is not distinct from p.division
    and b.place is not distinct from a.place and b.year is not distinct from a.year
  join stratum as s
    on s.country is not distinct from p.country and s.division is not distinct from p.division
    and s.place is not distinct from a.place and s.year is not distinct from a.year
  where p.meetings >= 10
  group by p.one, p.other, p.country, p.division, p.meetings
),
busy as (
  select country, division, count(*) as firms
  from whole
  where n >= 10
  group by country, division
),
total as (
  select sum(firms * (firms - 1) / 2.0) as tried from busy
),
weighed as (
  select
    e.*,
    case
      when e.meetings > e.expected then exp(
        e.meetings - e.expected - e.meetings * ln(e.meetings / nullif(e.expected, 0))
      )
      else 1.0
    end as chance
  from expected as e
),
placed as (
  select
    w.*, row_number() over (order by w.chance, w.country, w.division, w.one, w.other) as nth
  from weighed as w
)
select
  p.one, p.other, p.country, p.division, a.n as one_n, b.n as other_n, p.expected, p.chance,
  cast(t.tried as bigint) as tried,
  least(
    1.0,
    min(p.chance * t.tried / nullif(cast(p.nth as double), 0)) over (
      order by p.nth rows between current row and unbounded following
    )
  ) as q
from placed as p
cross join total as t
join whole as a
  on a.bidder = p.one and a.country is not distinct from p.country
  and a.division is not distinct from p.division
join whole as b
  on b.bidder = p.other and b.country is not distinct from p.country
  and b.division is not distinct from p.division
