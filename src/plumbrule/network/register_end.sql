-- What comes to each holder at an upper end, from the share asked for on.
create or replace temp table network_owner as
with whole as (
    select owner, owned, sum(share) as share
    from network_arrived
    group by owner, owned
    having sum(share) >= round($1 * 1e15)
)
select target.name as company, source.name as owner, cast(whole.share as double) / 1e15 as share
from whole
inner join network_name as source on source.number = whole.owner
inner join network_name as target on target.number = whole.owned;
