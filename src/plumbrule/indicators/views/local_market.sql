/*
kind: table
meaning: The market a process belongs to for those who bid nearby: class and region, or class and buyer where no region is published.
columns:
  ocid: the process
  market: country, region or buyer, and class in words; null when class or both places are missing
*/
select
  t.ocid,
  coalesce(t.country, 'no country') || ', '
    || coalesce(t.region, 'buyer ' || coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id))
    || ', class ' || t.division as market
from tender as t
left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
