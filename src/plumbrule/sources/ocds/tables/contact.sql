with found as (
    select ocid, line, prefix, unnest(parties) as one, generate_subscripts(parties, 1) as place
    from release
    where list_bool_or(list_transform(parties, lambda one: one."contactPoint" is not null))
),

contacts as (
    select
        ocid,
        line,
        coalesce(prefix || one._at, path_of(prefix, '/parties', place)) || '/contactPoint' as path,
        one.id as local_id,
        unnest(
            [
                {'kind': 'email', 'given': one."contactPoint".email},
                {'kind': 'phone', 'given': one."contactPoint".telephone},
                {'kind': 'fax', 'given': one."contactPoint"."faxNumber"},
                {'kind': 'web', 'given': one."contactPoint".url}
            ]
        ) as contact
    from found
    where one."contactPoint" is not null
)

select
    line,
    path,
    party_key(ocid, local_id) as party_id,
    contact.kind as kind,
    contact.given as value_text,
    case
        when contact.kind in ('phone', 'fax')
            then code(regexp_replace(contact.given, '[^0-9]', '', 'g'))
        else
            code(
                rtrim(
                    regexp_replace(lower(trim(contact.given)), '^https?://', ''),
                    '/'
                )
            )
    end as value
from contacts
where code(contact.given) is not null
