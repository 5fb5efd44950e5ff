-- Beneficial owners and shareholders that are named inside a party and are no party themselves.
with found as (
    select
        ocid,
        line,
        prefix,
        ids(parties) as listed,
        unnest(parties) as one,
        generate_subscripts(parties, 1) as place
    from release
    where
        list_bool_or(
            list_transform(
                parties,
                lambda one: one.shareholders is not null or one."beneficialOwners" is not null
            )
        )
),

owners as (
    select
        ocid,
        line,
        listed,
        path_of(prefix, '/parties', place) || '/beneficialOwners' as path,
        'person' as kind,
        unnest(one."beneficialOwners") as person,
        generate_subscripts(one."beneficialOwners", 1) as number
    from found

    union all

    select
        ocid,
        line,
        listed,
        path_of(prefix, '/parties', place) || '/shareholders' as path,
        null as kind,
        unnest(list_transform(one.shareholders, lambda holding: holding.shareholder)) as person,
        generate_subscripts(one.shareholders, 1) as number
    from found
),

named as (
    select
        ocid,
        line,
        path || '/' || (number - 1) as path,
        kind,
        owner_id(person) as local_id,
        person,
        row_number() over (
            partition by ocid, line, owner_id(person) order by kind desc, path, number
        ) as turn
    from owners
    where owner_id(person) is not null and not list_contains(listed, owner_id(person))
)

select
    line,
    path,
    party_key(ocid, local_id) as party_id,
    local_id,
    kind,
    code(person.name) as name,
    code(person.identifier.scheme) as scheme,
    code(person.identifier.id) as identifier,
    array_to_string(person.nationalities, ';') as nationality
from named
where turn = 1
