-- One round of the smallest label: each node takes the smallest label of its neighbours, and then
-- the label that this one bears itself, so that long chains shorten by half.
create or replace temp table linking_label_next as
with both_ways as (
    select node_a as node, node_b as neighbour from linking_edge
    union all
    select node_b as node, node_a as neighbour from linking_edge
),
near as (
    select label.node, min(least(label.label, other.label)) as label
    from linking_label as label
    inner join both_ways on both_ways.node = label.node
    inner join linking_label as other on other.node = both_ways.neighbour
    group by label.node, label.label
)
select near.node, least(near.label, coalesce(min(further.label), near.label)) as label
from near
left join linking_label as further on further.node = near.label
group by near.node, near.label;
