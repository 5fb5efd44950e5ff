-- Records that do not simply follow their publisher's key: they bear a number that joins, or a
-- person decided about them. The number that serves is the strongest; equal ones in order.
create or replace temp table linking_node as
select party_id, node
from linking_held
where apart
union all
select bearing.party_id, min_by(bearing.anchor, (bearing.weakness, bearing.anchor)) as node
from linking_bearing as bearing
anti join linking_held as held on held.party_id = bearing.party_id
where bearing.state = 'good'
group by bearing.party_id;
