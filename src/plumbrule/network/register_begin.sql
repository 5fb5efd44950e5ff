-- Numbers for the names, and the holdings between companies that have holders themselves.
create or replace temp table network_name as
select cast(row_number() over () - 1 as integer) as number, name
from (
    select owned as name from network_holding
    union
    select owner from network_holding
);

-- Shares are whole numbers of a unit so small that adding them up gives the same in any order.
create or replace temp table network_part as
select
    source.number as owner, target.number as owned,
    cast(round(holding.share * 1e15) as bigint) as share
from network_holding as holding
inner join network_name as source on source.name = holding.owner
inner join network_name as target on target.name = holding.owned;

create or replace temp table network_held as
select distinct owned as number from network_part;

create or replace temp table network_inner as
select part.owner, part.owned, part.share
from network_part as part
semi join network_held as held on held.number = part.owner;
