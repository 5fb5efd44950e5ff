/*
kind: accounts
meaning: The difference between what was applied and what is explained that a country passes over, from its pack; rules about wealth scale their amounts by it, so that no rule holds an amount of its own.
columns:
  currency: ISO 4217 code of the amounts
  country: ISO 3166-1 alpha-2 code
  gap: difference of one period that is passed over
  valid_from: first day on which it holds
  valid_to: last day
  source: the law or proposal
*/
select a.currency, a.country, a.absolute as gap, a.valid_from, a.valid_to, a.source
from wealth_allowed as a
