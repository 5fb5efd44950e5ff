/*
kind: table
meaning: How many bidders took part in a competition that is open to several, counted from the bids, else the list of tenderers, else their number.
columns:
  unit_id: the competition
  ocid: the process
  n: bidders, consortia counted once; null when it cannot be told
  reason: why it cannot be told
  buyer: entity of the buyer, else of the procuring entity
  buyer_rank: rank of the identity rung of the buyer
*/
with population as (
  select c.*
  from competition as c
  where (c.method in ('open', 'selective') or c.method is null)
    and coalesce(c.tender_status, '')
      not in ('planning', 'planned', 'cancelled', 'unsuccessful', 'withdrawn')
),
offered as (
  select unit_id, count(distinct tenderer) as n
  from offer
  where submitted and unit_id is not null
  group by unit_id
),
listed_tenderer as (
  select ocid, count(distinct party_id) as n from tenderer group by ocid
),
counted as (
  select
    p.unit_id, p.ocid, p.method, p.method_text, p.unlinked, p.active, p.tender_status,
    case
      when p.bids > 0 and p.unknown = 0 and p.anonymous = 0 and p.submitted > 0 then o.n
    end as by_bids,
    case when p.lot_id is null then l.n end as by_list,
    case when p.lot_id is null and p.number_of_tenderers > 0 then p.number_of_tenderers end
      as by_number
  from population as p
  left join offered as o on o.unit_id = p.unit_id
  left join listed_tenderer as l on l.ocid = p.ocid
)
select
  c.unit_id, c.ocid, coalesce(c.by_bids, c.by_list, c.by_number) as n,
  case
    when c.method is null and c.method_text is null then 'missing_field:tender/procurementMethod'
    when c.method is null then 'unparseable:tender/procurementMethod'
    when c.unlinked then 'unlinked_lot'
    when c.active = 0 and c.tender_status is distinct from 'complete' then 'not_final'
    when coalesce(c.by_bids, c.by_list, c.by_number) is null
      then 'missing_field:bids/details/tenderers'
    when (coalesce(c.by_bids, c.by_list, c.by_number) = 1)
      <> (coalesce(c.by_list, c.by_number, c.by_bids) = 1) then 'sources_disagree'
  end as reason,
  coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) as buyer,
  rung_rank(coalesce(e.rung, 'self')) as buyer_rank
from counted as c
join tender as t on t.ocid = c.ocid
left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
