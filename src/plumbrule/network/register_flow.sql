-- Without the rings, whose members are now held from outside alone, nothing comes back to itself.
create or replace temp table network_flow as
select part.owner, part.owned, part.share
from network_part as part
anti join network_ring as ring on ring.number = part.owned
union all
select owner, owned, cast(round(share * 1e15) as bigint) as share
from network_solved;

create or replace temp table network_source as
select distinct owned as number from network_flow;

create or replace temp table network_arrived as
select flow.owner, flow.owned, flow.share
from network_flow as flow
anti join network_held as held on held.number = flow.owner;

create or replace temp table network_front as
select flow.owner, flow.owned, flow.share
from network_flow as flow
semi join network_source as source on source.number = flow.owner;
