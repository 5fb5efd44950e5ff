-- Records of the companies met last; a record that linking does not know is an entity by itself.
create or replace temp table network_last_record as
select party_id
from party_entity
semi join network_last using (entity_id)
union
select entity_id
from network_last;

insert into network_wanted_record
select party_id from network_last_record;
