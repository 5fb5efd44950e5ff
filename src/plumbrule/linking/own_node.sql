-- Records that do not simply follow their publisher's key: they bear a number that joins, or a
-- person decided about them. Of several numbers the strongest serves.
create or replace temp table linking_node as
with strongest as (
    select bearing.party_id, min(bearing.number) as number
    from linking_bearing as bearing
    where bearing.state = 'good'
    group by bearing.party_id
)
select held.party_id, held.node
from linking_held as held
where held.apart
union all
select strongest.party_id, number.anchor as node
from strongest
inner join linking_number as number on number.number = strongest.number
anti join linking_held as held on held.party_id = strongest.party_id;

-- Keys and names of which some records have a place of their own.
create or replace temp table linking_numbered as
select
    party.source, party.local_id, party.name_key,
    count(*) as records, min(own.node) as first_node, max(own.node) as last_node
from linking_node as own
inner join linking_party as party on party.party_id = own.party_id
group by party.source, party.local_id, party.name_key;
