-- Who takes part: every entity with a name, if any stands in a register, a list, a declaration, a
-- post or ownership data. Each source has a rank: the higher, the more it is a register that has
-- one row for each company. In a pair the side of the lower rank is the one that is looked for.
create or replace temp table linking_alike_source as
with numbered as (
    select distinct party_id from linking_bearing where state = 'good' and bears_one
),
source as (
    select
        party.source, count(*) as records,
        count(numbered.party_id) >= 0.9 * count(*) as is_numbered
    from linking_party as party
    left join numbered on numbered.party_id = party.party_id
    group by party.source
),
judged as (
    select
        source, records,
        is_numbered and source not in (select source from tender where source is not null) as is_register
    from source
)
select
    source, is_register,
    cast(row_number() over (order by is_register, records, source) as integer) as rank
from judged;

create or replace temp table linking_alike_member as
select
    placed.entity_id,
    max(source.rank) as home,
    min(source.rank) <> max(source.rank) as in_several,
    coalesce(bool_or(reference.party_id is not null), false) as is_reference,
    coalesce(bool_or(party.kind = 'person'), false) as is_person,
    coalesce(bool_or(party.kind <> 'person'), false) as is_organisation
from linked_party_entity as placed
inner join linking_party as party on party.party_id = placed.party_id
inner join linking_alike_source as source on source.source = party.source
left join linking_reference as reference on reference.party_id = placed.party_id
group by placed.entity_id;

-- The names of each: of its records, and for a register's or list's own entries the aliases too.
create or replace temp table linking_alike_known as
with known as (
    select placed.entity_id, party.name_key, 0 as alias
    from linking_party as party
    inner join linked_party_entity as placed on placed.party_id = party.party_id
    where party.name_key is not null
    union all
    select placed.entity_id, name.name_key, 1 as alias
    from name
    inner join linked_party_entity as placed on placed.party_id = name.party_id
    semi join linking_reference as reference on reference.party_id = name.party_id
    where name.name_key is not null and name.kind is distinct from 'weak'
    union all
    -- a person without a name may be known by the rest
    select placed.entity_id, '' as name_key, 2 as alias
    from linking_party as party
    inner join linked_party_entity as placed on placed.party_id = party.party_id
    where party.name_key is null and party.kind = 'person'
),
once as (
    select entity_id, name_key, min(alias) as alias, count(*) as records
    from known
    group by entity_id, name_key
)
select once.entity_id, once.name_key, once.alias, member.is_person and not member.is_organisation as is_person
from once
inner join linking_alike_member as member on member.entity_id = once.entity_id
qualify row_number() over (
    partition by once.entity_id order by once.alias, once.records desc, once.name_key
) <= 12;
