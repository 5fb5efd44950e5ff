/*
kind: table
meaning: A bid whose competition has bids in several currencies, with its price in the one they are compared in, at the rate of the day; only competitions all of whose priced bids can be converted. The day is that of the opening, else of the deadline, the last bid or the award; where it has no rate, that of the last of the seven days before holds.
columns:
  unit_id: the competition
  ocid: the process
  bid_id: the bid
  given_price: price as received
  given_currency: its ISO 4217 code
  price: the price in the common currency
  currency: the common currency, that of the estimate when a bid has it, else of most bids
  day: the day prices are compared on
  rate_day: the day of the rate
  rate: units of the common currency for one of the bid's; null for a bid in the common currency
  base: the unit that both currencies are quoted for
  source: data set of the rate
*/
with mixed as (
  select ocid
  from bid
  where submitted is not false and value_amount > 0 and value_currency is not null
    and exists (select 1 from exchange_rate)
  group by ocid
  having min(value_currency) <> max(value_currency)
),
lotted as (
  select distinct l.ocid from lot_of as l join mixed as m on m.ocid = l.ocid
),
-- A price for several lots is no price of any of them.
quoted as (
  select
    case when l.ocid is null then b.ocid else b.ocid || '/' || b.lot_id end as unit_id,
    b.ocid, b.bid_id, b.value_amount as price, b.value_currency as currency,
    case when l.ocid is not null then b.lot_id end as lot_id,
    written_day(b.date_earliest, b.date_latest, b.date_text) as day
  from bid as b
  join mixed as m on m.ocid = b.ocid
  left join lotted as l on l.ocid = b.ocid
  left join bid_lot as x on x.ocid = l.ocid and x.bid_id = b.bid_id
  where b.submitted is not false and b.value_amount > 0 and b.value_currency is not null
    and x.lot_id is null and (l.ocid is null or b.lot_id is not null)
),
unit as (
  select unit_id, min(ocid) as ocid, min(lot_id) as lot_id, max(day) as last_bid
  from quoted
  group by unit_id
  having min(currency) <> max(currency)
),
awarded as (
  select
    a.ocid, max(written_day(a.date_earliest, a.date_latest, a.date_text)) as day
  from award as a
  join mixed as m on m.ocid = a.ocid
  where a.status = 'active'
  group by a.ocid
),
dated as (
  select
    u.unit_id, coalesce(d.value_currency, t.value_currency) as estimate_currency,
    coalesce(
      written_day(t.opening_earliest, t.opening_latest, t.opening_text),
      written_day(d.tender_end_earliest, d.tender_end_latest, d.tender_end_text),
      written_day(t.tender_end_earliest, t.tender_end_latest, t.tender_end_text),
      u.last_bid, w.day
    ) as day
  from unit as u
  join tender as t on t.ocid = u.ocid
  left join lot as d on d.ocid = u.ocid and d.lot_id = u.lot_id
  left join awarded as w on w.ocid = u.ocid
),
counted as (
  select q.unit_id, q.currency, count(*) as n
  from quoted as q
  join unit as u on u.unit_id = q.unit_id
  group by q.unit_id, q.currency
),
chosen as (
  select
    c.unit_id, c.currency, d.day,
    row_number() over (
      partition by c.unit_id
      order by if(c.currency = d.estimate_currency, 0, 1), c.n desc, c.currency
    ) as place
  from counted as c
  join dated as d on d.unit_id = c.unit_id
),
pair as (
  select distinct q.currency as given, c.currency as wanted, c.day
  from quoted as q
  join chosen as c on c.unit_id = q.unit_id and c.place = 1
  where q.currency <> c.currency and c.day is not null
),
-- What one unit of a base was worth in the bid's currency, on the days that count.
given_rate as (
  select
    p.given, p.wanted, p.day, r.base, r.source, r.day as rate_day, r.rate
  from pair as p
  join exchange_rate as r on r.currency = p.given and r.day <= p.day
  where date_diff('day', cast(r.day as date), cast(p.day as date)) <= 7 and r.rate > 0
),
wanted_rate as (
  select
    p.given, p.wanted, p.day, r.base, r.source, r.day as rate_day, r.rate
  from pair as p
  join exchange_rate as r on r.currency = p.wanted and r.day <= p.day
  where date_diff('day', cast(r.day as date), cast(p.day as date)) <= 7 and r.rate > 0
),
found as (
  select
    g.given, g.wanted, g.day, g.base, g.source, g.rate_day, w.rate / nullif(g.rate, 0) as rate
  from given_rate as g
  join wanted_rate as w
    on w.given = g.given and w.wanted = g.wanted and w.day = g.day and w.base = g.base
    and w.source = g.source and w.rate_day = g.rate_day
  union all
  select given, wanted, day, base, source, rate_day, 1.0 / nullif(rate, 0) as rate
  from given_rate
  where base = wanted
  union all
  select given, wanted, day, base, source, rate_day, rate
  from wanted_rate
  where base = given
),
latest as (
  select
    given, wanted, day, base, source, rate_day, rate,
    row_number() over (
      partition by given, wanted, day order by rate_day desc, source, base, rate
    ) as place
  from found
),
converted as (
  select
    q.unit_id, q.ocid, q.bid_id, q.price as given_price, q.currency as given_currency,
    case
      when q.currency = c.currency then q.price
      else cast(cast(q.price as double) * l.rate as decimal(24, 4))
    end as price,
    c.currency, c.day, l.rate_day, l.rate, l.base, l.source
  from quoted as q
  join chosen as c on c.unit_id = q.unit_id and c.place = 1
  left join latest as l
    on l.given = q.currency and l.wanted = c.currency and l.day = c.day and l.place = 1
),
whole as (
  select unit_id from converted group by unit_id having count(*) = count(price)
)
select
  k.unit_id, k.ocid, k.bid_id, k.given_price, k.given_currency, k.price, k.currency, k.day,
  k.rate_day, k.rate, k.base, k.source
from converted as k
join whole as w on w.unit_id = k.unit_id
