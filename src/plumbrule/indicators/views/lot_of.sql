/*
kind: table
meaning: A lot of a process that has at least two; a process with one lot competes as a whole.
columns:
  ocid: the process
  lot_id: the lot, declared by the tender or referred to by a bid or an award
*/
with known as (
  select ocid, lot_id from lot where lot_id is not null
  union
  select ocid, lot_id from bid where lot_id is not null
  union
  select ocid, lot_id from bid_lot where lot_id is not null
  union
  select ocid, lot_id from award where lot_id is not null
  union
  select ocid, lot_id from award_lot where lot_id is not null
),
lotted as (
  select ocid from known group by ocid having count(*) >= 2
)
select known.ocid, known.lot_id
from known
join lotted on lotted.ocid = known.ocid
