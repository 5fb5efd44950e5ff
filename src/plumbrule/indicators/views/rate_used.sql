/*
kind: view
meaning: An exchange rate by which bids of a competition were compared, in the columns of evidence.
columns:
  unit_id: the competition
  role: what it was used for
  table_name: exchange_rate
  source: data set of the rate
  file: its file
  line: line in the file
  path: place inside the record
  field: rate
  value: the rate
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
