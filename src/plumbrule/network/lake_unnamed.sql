-- Reasons why owners of the companies wanted are not named.
select
    coalesce(place.entity_id, unspecified_owner.party_id) as company,
    coalesce(unspecified_owner.reason, '') as reason,
    coalesce(unspecified_owner.description, '') as description,
    network_last_day(unspecified_owner.stated_text, unspecified_owner.stated_latest) as stated,
    coalesce(unspecified_owner.source, '') as source,
    coalesce(unspecified_owner.file, '') as file,
    unspecified_owner.line
from unspecified_owner
left join party_entity as place on place.party_id = unspecified_owner.party_id
where
    unspecified_owner.party_id is not null
    and network_is_wanted(unspecified_owner.party_id)
order by company, unspecified_owner.statement_id;
