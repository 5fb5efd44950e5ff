-- Companies in scope whose owner is not named, with the reason given.
select
    unspecified_owner.statement_id, place.entity_id, unspecified_owner.reason, unspecified_owner.description,
    exported_date(unspecified_owner.stated_text, unspecified_owner.stated_earliest, unspecified_owner.stated_latest) as stated_date,
    unspecified_owner.source
from unspecified_owner
inner join party_entity as place using (party_id)
inner join exported_scope using (entity_id)
order by unspecified_owner.statement_id;
