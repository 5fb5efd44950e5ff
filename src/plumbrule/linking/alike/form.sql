-- Names read, each different one once; kept from one linking to the next.
create or replace temp table linking_alike_form (
    name_key varchar, is_person boolean, clean varchar,
    t1 integer, t2 integer, t3 integer, t4 integer, w1 float, w2 float, w3 float, w4 float,
    total float, rest float, numbers integer, legal_form varchar
);

create or replace temp table linking_alike_wanted as
select known_as.name_key, known_as.is_person, bool_or(member.is_reference) as is_reference
from linking_alike_known as known_as
inner join linking_alike_member as member on member.entity_id = known_as.entity_id
group by known_as.name_key, known_as.is_person;
