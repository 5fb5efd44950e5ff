-- One link further up for all companies at once.
create or replace temp table network_next as
select
    flow.owner, front.owned,
    cast(sum(cast(round(cast(front.share as double) * flow.share / 1e15) as bigint)) as bigint) as share
from network_front as front
inner join network_flow as flow on flow.owned = front.owner
group by flow.owner, front.owned;

insert into network_arrived
select one.owner, one.owned, one.share
from network_next as one
anti join network_held as held on held.number = one.owner;

create or replace temp table network_front as
select one.owner, one.owned, one.share
from network_next as one
semi join network_source as source on source.number = one.owner;
