/*
kind: table
meaning: The lines of a household's accounts for one period, gathered: how money changed, what came from any declared source, what was applied to things, debts and spending. The cost of living is not among them.
columns:
  person: entity of the declarant
  opening: the earlier declaration
  closing: the later one
  opened: its day
  closed: the other's day
  country: country of the pack
  currency: of all amounts
  money_low: change of accounts, cash and money lent, at least; null without bound
  money_high: at most
  source_low: income, gifts, sales, loans and whatever else may have given money, at least
  source_high: at most; null without bound
  applied_low: paid for things, debts and spending, at least
  applied_high: at most; null without bound
  reason: the first reason of a line without bound; null when all have bounds
*/
with part as (
  select
    l.person, l.opening, l.closing, l.low, l.high, l.reason,
    l.section = 'money' as is_money,
    l.what in ('bought', 'new', 'spending', 'more_of_it') or l.section = 'debt'
      or (l.what = 'not_filled' and l.section in ('real_estate', 'vehicle', 'movable', 'stake'))
      as is_use
  from household_line as l
  where l.scope = 'period' and l.what <> 'living'
),
gathered as (
  select
    p.person, p.opening, p.closing,
    if(
      count(*) filter (where p.is_money and p.low is null) > 0, null,
      sum(if(p.is_money, p.low, 0))
    ) as money_low,
    if(
      count(*) filter (where p.is_money and p.high is null) > 0, null,
      sum(if(p.is_money, p.high, 0))
    ) as money_high,
    sum(if(p.is_money or p.high is null, 0, greatest(0, - p.high))) as source_low,
    if(
      count(*) filter (where not p.is_money and p.low is null) > 0, null,
      sum(if(p.is_money, 0, greatest(0, - p.low)))
    ) as source_high,
    sum(if(p.is_use and p.low is not null, greatest(0, p.low), 0)) as applied_low,
    if(
      count(*) filter (where p.is_use and p.high is null) > 0, null,
      sum(if(p.is_use, greatest(0, p.high), 0))
    ) as applied_high,
    min(if(p.low is null or p.high is null, p.reason, null)) as reason
  from part as p
  group by p.person, p.opening, p.closing
)
select
  g.person, g.opening, g.closing, a.opened, a.closed, a.country, a.currency, g.money_low,
  g.money_high, g.source_low, g.source_high, g.applied_low, g.applied_high,
  replace(g.reason, 'missing:', 'missing_field:') as reason
from gathered as g
join household_account as a
  on a.person = g.person and a.opening = g.opening and a.closing = g.closing
  and a.scope = 'period'
