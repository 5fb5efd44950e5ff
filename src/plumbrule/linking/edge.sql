-- What may join entities beyond one number or key: a record with two numbers, and decisions.
create or replace temp table linking_several as
select party_id
from linking_bearer
group by party_id
having count(*) > 1
union
select party_id
from linking_held;

create or replace temp table linking_edge as
with number_edge as (
    select own.node as node_a, bearing.anchor as node_b
    from linking_bearing as bearing
    inner join linking_node as own on own.party_id = bearing.party_id
    semi join linking_several as several on several.party_id = bearing.party_id
    where bearing.state = 'good' and bearing.anchor <> own.node
),
key_edge as (
    select held.node as node_a, grouped.anchor as node_b
    from linking_held as held
    inner join linking_party as party on party.party_id = held.party_id
    inner join linking_group as grouped
        on grouped.source = party.source
        and grouped.local_id = party.local_id
        and grouped.name_key = party.name_key
    where held.node = held.party_id
        and grouped.anchor is not null
        and not exists (
            select 1 from linking_bearing as bearing
            where bearing.party_id = held.party_id and bearing.state = 'good'
        )
),
same_edge as (
    select a.node as node_a, b.node as node_b
    from linking_decision as decision
    inner join linking_held as a on a.party_id = decision.record_a
    inner join linking_held as b on b.party_id = decision.record_b
    where decision.kind = 'same' and a.node <> b.node
),
edge as (
    select node_a, node_b, 'id_match' as tie from number_edge
    union all
    select node_a, node_b, 'publisher_id' as tie from key_edge
    union all
    select node_a, node_b, 'confirmed' as tie from same_edge
)
select distinct least(node_a, node_b) as node_a, greatest(node_a, node_b) as node_b, tie
from edge;

create or replace temp table linking_apart as
select distinct least(a.node, b.node) as node_a, greatest(a.node, b.node) as node_b
from linking_decision as decision
inner join linking_held as a on a.party_id = decision.record_a
inner join linking_held as b on b.party_id = decision.record_b
where decision.kind = 'not_same' and a.node <> b.node;

create or replace temp table linking_label as
select node_a as node, node_a as label from linking_edge
union
select node_b as node, node_b as label from linking_edge;

-- The numbers that each node of an edge answers for: its own, or those of the records it holds.
create or replace temp table linking_node_number as
select bearing.anchor as node, bearing.scheme, bearing.country, bearing.value, bearing.bears_one, bearing.weakness
from linking_bearing as bearing
semi join linking_label as label on label.node = bearing.anchor
where bearing.state = 'good'
union
select held.node, bearing.scheme, bearing.country, bearing.value, bearing.bears_one, 9 as weakness
from linking_held as held
inner join linking_bearing as bearing on bearing.party_id = held.party_id
where bearing.state = 'good';
