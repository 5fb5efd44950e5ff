/*
kind: view
meaning: An exchange rate by which bids of a competition were compared, and what each bid is by it, in the columns of evidence.
columns:
  unit_id: the competition
  role: what it was used for
  table_name: exchange_rate, or bid for one that was converted
  source: data set of the record
  file: its file
  line: line in the file
  path: place inside the record
  field: the rate, or the currency of the bid
  value: as loaded
*/
select distinct
  c.unit_id,
  concat('rate of ', cast(c.rate_day as varchar), ', ', r.currency, ' for one ', r.base) as role,
  'exchange_rate' as table_name, r.source, r.file, r.line, r.path, 'rate' as field,
  cast(r.rate as varchar) as value
from conversion as c
join exchange_rate as r
  on r.base = c.base and r.source = c.source and r.day = c.rate_day
  and (r.currency = c.given_currency or r.currency = c.currency)
where c.rate is not null
union all
select
  c.unit_id,
  concat('a bid, compared as ', cast(c.price as varchar), ' ', c.currency) as role,
  'bid' as table_name, b.source, b.file, b.line, b.path, 'value/currency' as field,
  c.given_currency as value
from conversion as c
join bid as b on b.ocid = c.ocid and b.bid_id = c.bid_id
where c.rate is not null
