-- Groups of numbers that records tie together without anything against it. The rest is left to the
-- one-by-one joining: groups somebody decided about, and groups with two numbers of one scheme.
create or replace temp table linking_doubtful as
select distinct label.label
from linking_label as label
inner join linking_edge as edge on edge.node_a = label.node
where edge.tie <> 'id_match'
union
select label.label
from linking_label as label
inner join (
    select node_a as node from linking_apart
    union
    select node_b as node from linking_apart
) as apart on apart.node = label.node
union
select label.label
from linking_label as label
inner join linking_node_number as number on number.node = label.node
where number.bears_one
group by label.label, number.scheme, number.country
having count(distinct number.value) > 1;

create or replace temp table linking_component as
with strength as (
    select label.label, label.node, min(number.weakness) as weakness
    from linking_label as label
    inner join linking_node_number as number on number.node = label.node
    anti join linking_doubtful as doubtful on doubtful.label = label.label
    group by label.label, label.node
),
anchor as (
    select label, min_by(node, (weakness, node)) as entity_id
    from strength
    group by label
)
select strength.node, anchor.entity_id, 'id_match' as tie
from strength
inner join anchor on anchor.label = strength.label;
