-- What else is known: countries, places, postcodes, days and years, contacts; of each entity.
create or replace temp table linking_alike_value as
with placed as (
    select placed.entity_id, party.*
    from linking_party as party
    inner join linked_party_entity as placed on placed.party_id = party.party_id
),
located as (
    select placed.entity_id, address.*
    from address
    inner join linked_party_entity as placed on placed.party_id = address.party_id
),
beginning as (
    select entity_id, 'born' as mark, regexp_replace(trim(born_text), '^(\d{4})(\d\d)(\d\d)$', '\1-\2-\3') as day_text
    from placed
    where born_earliest is not null
    union all
    select entity_id, 'founded' as mark, regexp_replace(trim(founded_text), '^(\d{4})(\d\d)(\d\d)$', '\1-\2-\3') as day_text
    from placed
    where founded_earliest is not null
),
value as (
    select entity_id, 'country' as kind, upper(country) as text from placed where country is not null
    union all
    select entity_id, 'country' as kind, upper(country) as text from located where country is not null
    union all
    select entity_id, 'city' as kind, lower(trim(locality)) as text from located where locality is not null
    union all
    select entity_id, 'postcode' as kind, linking_bare(postcode) as text
    from located
    where not linking_placeholder(postcode)
    union all
    select entity_id, mark || ' year' as kind, left(day_text, 4) as text from beginning
    union all
    select entity_id, mark || ' day' as kind, left(day_text, 10) as text
    from beginning
    where regexp_matches(day_text, '^\d{4}-\d\d-\d\d') and substr(day_text, 9, 2) <> '00'
    union all
    select placed.entity_id, 'contact' as kind, contact.value as text
    from contact
    inner join linked_party_entity as placed on placed.party_id = contact.party_id
    where contact.value is not null and contact.kind in ('email', 'phone')
    union all
    select entity_id, 'street' as kind, left(lower(trim(coalesce(street, "full"))), 80) as text
    from located
    where street is not null or (locality is null and postcode is null)
    union all
    select placed.entity_id, 'number' as kind, bearing.value as text
    from linking_bearing as bearing
    inner join linked_party_entity as placed on placed.party_id = bearing.party_id
    where not bearing.bears_one
)
select entity_id, kind, text
from value
where text <> ''
group by entity_id, kind, text;
