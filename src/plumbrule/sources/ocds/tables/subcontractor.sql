with found as (
    select ocid, line, prefix, unnest(parties) as one, generate_subscripts(parties, 1) as place
    from release
    where
        list_bool_or(
            list_transform(parties, lambda one: list_contains(one.roles, 'subcontractor'))
        )
)

select
    ocid,
    line,
    coalesce(prefix || one._at, path_of(prefix, '/parties', place)) as path,
    party_key(ocid, one.id) as party_id
from found
where list_contains(one.roles, 'subcontractor')
