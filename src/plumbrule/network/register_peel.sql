-- A company that nobody in the rest holds, or that holds nobody in it, is in no ring.
create or replace temp table network_left as
select one.owner, one.owned, one.share
from network_inner as one
semi join network_inner as above on above.owned = one.owner
semi join network_inner as below on below.owner = one.owned;
drop table network_inner;
alter table network_left rename to network_inner;
