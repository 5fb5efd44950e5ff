-- All that is held of companies in rings.
select part.owned, part.owner, target.name as owned_name, source.name as owner_name, part.share / 1e15 as share
from network_part as part
semi join network_ring as ring on ring.number = part.owned
inner join network_name as source on source.number = part.owner
inner join network_name as target on target.number = part.owned
order by owned_name, owner_name;
