/*
kind: table
meaning: A competition in which the two bidders of a pair_meeting were rivals.
columns:
  pair_id: both bidders and the market
  country: ISO 3166-1 alpha-2 code of the market
  division: first two characters of its class
  unit_id: the competition
  one_tenderer: the first bidder or its consortium
  other_tenderer: the other bidder or its consortium
  decided: whether it is known who won
  one_price: lowest valid price of the first; null unless both have one, in one currency
  other_price: that of the other
  gap: seconds from the first bid of the other to that of the first; null when not certain
*/
select
  p.pair_id, p.country, p.division, a.unit_id, a.tenderer as one_tenderer,
  b.tenderer as other_tenderer, (a.won is not null) as decided,
  if(a.currency = b.currency, a.price, null) as one_price,
  if(a.currency = b.currency, b.price, null) as other_price,
  seconds_between(a.made_at, b.made_at) as gap
from pair_meeting as p
join took_part as a
  on a.bidder = p.one and a.country is not distinct from p.country
  and a.division is not distinct from p.division
join took_part as b on b.unit_id = a.unit_id and b.bidder = p.other
where a.tenderer <> b.tenderer
