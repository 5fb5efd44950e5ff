with parties_found as (
    select ocid, line, prefix, unnest(parties) as one, generate_subscripts(parties, 1) as place
    from release
    where list_bool_or(list_transform(parties, lambda one: one.identifier is not null or one."additionalIdentifiers" is not null))
),

further as (
    select
        ocid,
        line,
        one.id as local_id,
        coalesce(prefix || one._at, path_of(prefix, '/parties', place)) || '/additionalIdentifiers/' as path,
        unnest(one."additionalIdentifiers") as number,
        generate_subscripts(one."additionalIdentifiers", 1) as number_place
    from parties_found
)

select
    line,
    coalesce(prefix || one._at, path_of(prefix, '/parties', place)) || '/identifier' as path,
    party_key(ocid, one.id) as party_id,
    code(one.identifier.scheme) as scheme,
    one.identifier.id as value_text
from parties_found
where code(one.identifier.id) is not null

union all

select
    line,
    path || (number_place - 1) as path,
    party_key(ocid, local_id) as party_id,
    code(number.scheme) as scheme,
    number.id as value_text
from further
where code(number.id) is not null
