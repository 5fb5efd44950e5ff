-- All that is held of companies in rings.
select part.owned, part.owner, part.share
from network_part as part
semi join network_ring as ring on ring.number = part.owned
order by part.owned, part.owner;
