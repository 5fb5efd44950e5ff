/*
kind: accounts
meaning: A line of the accounts of a declarant's household, as plumbrule.wealth makes them.
columns:
  person: entity of the declarant
  scope: period, or all
  opening: the earlier declaration
  closing: the later one
  section: section of the form
  item: the asset, debt or flow
  what: how it changed
  low: least it adds to the gap, in the currency of the accounts
  high: most it adds
  stated_low: least amount as stated
  stated_high: most amount as stated
  currency: of the stated amounts
  reason: why it is not exact
  file: short hash of the file; null for what no record says
  line: line in it
  path: place in the record
*/
select
  l.person, l.scope, l.opening, l.closing, l.section, l.item, l.what, l.low, l.high, l.stated_low,
  l.stated_high, l.currency, l.reason, l.file, l.line, l.path
from wealth_line as l
