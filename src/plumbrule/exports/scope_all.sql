-- Every entity.
insert into exported_scope
select entity_id from entity;
