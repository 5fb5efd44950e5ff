-- What comes to each holder at an upper end, from the share asked for on.
create or replace temp table network_owner as
with whole as (
    select owner, owned, sum(share) as share
    from network_arrived
    group by owner, owned
    having sum(share) >= $1
)
select target.name as company, source.name as owner, whole.share
from whole
inner join network_name as source on source.number = whole.owner
inner join network_name as target on target.number = whole.owned;
