/*
kind: accounts
meaning: The accounts of a declarant's household from one declaration to another, as plumbrule.wealth makes them of the declarations and the country's pack.
columns:
  person: entity of the declarant
  scope: period, or all for the first declaration to the last
  opening: the earlier declaration
  closing: the later one
  opened: its day
  closed: the other's day
  country: country whose pack says what is passed over; null when none does
  currency: of all amounts
  unexplained_min: at least this is not explained, by net worth; null without bound
  unexplained_max: at most this; null without bound
  funds_min: at least this came from no declared source, by source and application of funds
  threshold_low: least gap that is not passed over
  threshold_high: most gap that may be passed over
  threshold_source: where that comes from
  answer: hit, clear or cannot_tell, by net worth
  funds_answer: the same by source and application of funds
  main_reason: why it cannot be told: that of the line which would settle most
  periods: periods of the person
*/
select
  a.person, a.scope, a.opening, a.closing, a.opened, a.closed, a.country, a.currency,
  a.unexplained_min, a.unexplained_max, a.funds_min, a.threshold_low, a.threshold_high,
  a.threshold_source, a.answer, a.funds_answer, a.main_reason,
  sum(if(a.scope = 'period', 1, 0)) over (partition by a.person) as periods
from wealth_account as a
