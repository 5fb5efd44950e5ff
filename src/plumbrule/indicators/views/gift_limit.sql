/*
kind: table
meaning: A limit of party finance that may hold for gifts of a country, as the law of each calendar year has it.
columns:
  name: donation_limit, source_limit, anonymous_limit, cash_limit or disclosure_limit, as in the packs
  country: ISO 3166-1 alpha-2 code
  method: recipient, all or any
  with_fees: membership fees count
  category: kind of donor; null for every one
  currency: ISO 4217 code
  limit_amount: the limit
  begins: instant from which it holds
  ends: instant from which it no longer holds; null while in force
  first_year: calendar year in which it begins
  last_year: calendar year in which it ends; 9999 while in force
  law: the law
*/
select
  t.name, t.country, t.method, coalesce(t.method_details, '') = 'with fees' as with_fees,
  t.category, t.currency, cast(t.value as decimal(24, 4)) as limit_amount, t.begins, t.ends,
  year(t.valid_from) as first_year, coalesce(year(t.valid_to), 9999) as last_year,
  t.source as law
from threshold as t
where t.name in (
  'donation_limit', 'source_limit', 'anonymous_limit', 'cash_limit', 'disclosure_limit'
)
