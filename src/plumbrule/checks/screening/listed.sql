select
    party.party_id as party_id,
    party_entity.entity_id as entity_id,
    party.source as source,
    party.kind as kind,
    party.name as main_name,
    party.country as country,
    party.nationality as nationality,
    coalesce(party.born_earliest, party.founded_earliest) as earliest,
    coalesce(party.born_latest, party.founded_latest) as latest,
    coalesce(party.born_text, party.founded_text) as born_text,
    party.file as file
from party
inner join wanted on wanted.party_id = party.party_id
left join party_entity on party_entity.party_id = party.party_id
order by party.party_id, party.file, party.line
