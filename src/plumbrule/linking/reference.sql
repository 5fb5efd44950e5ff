-- Names of entities that stand in a register, a list, a declaration or ownership data, and whoever
-- else bears them. A source with tenders is none of these unless such a table names its party.
create or replace temp table linking_reference as
with register as (
    select distinct source from party
    except
    select distinct source from tender
),
named_by as (
    select party_id, true as listed from listing
    union all
    select from_id as party_id, false as listed from relation
    union all
    select to_id as party_id, false as listed from relation
    union all
    select party_id, false as listed from unspecified_owner
    union all
    select body_id as party_id, false as listed from post
    union all
    select person_id as party_id, false as listed from post_holder
    union all
    select person_id as party_id, false as listed from declaration
    union all
    select holder_id as party_id, false as listed from declaration_item
    union all
    select counterparty_id as party_id, false as listed from declaration_item
    union all
    select party.party_id, false as listed
    from linking_party as party
    semi join register on register.source = party.source
)
select party_id, bool_or(listed) as listed
from named_by
where party_id is not null
group by party_id;

-- A weak alias ("the doctor", one given name) never finds anybody by itself.
create or replace temp table linking_known_as as
with reference_name as (
    select party.name_key
    from linking_party as party
    semi join linking_reference as reference on reference.party_id = party.party_id
    where party.name_key is not null
    union
    select name.name_key
    from name
    semi join linking_reference as reference on reference.party_id = name.party_id
    where name.name_key is not null
),
known_as as (
    select party.party_id, party.name_key, 0 as alias
    from linking_party as party
    semi join reference_name on reference_name.name_key = party.name_key
    union all
    select name.party_id, name.name_key, case when name.kind = 'weak' then 2 else 1 end as alias
    from name
    semi join reference_name on reference_name.name_key = name.name_key
)
select
    placed.entity_id, known_as.name_key, min(known_as.alias) as alias,
    bool_or(reference.party_id is not null) as is_reference,
    coalesce(bool_or(reference.listed), false) as is_listed,
    min(party.source) as first_source, max(party.source) as last_source
from known_as
inner join linking_party as party on party.party_id = known_as.party_id
inner join linked_party_entity as placed on placed.party_id = known_as.party_id
left join linking_reference as reference on reference.party_id = known_as.party_id
group by placed.entity_id, known_as.name_key;

