with found as (
    select ocid, line, prefix, unnest(parties) as one, generate_subscripts(parties, 1) as place
    from release
)

select
    line,
    coalesce(prefix || one._at, path_of(prefix, '/parties', place)) as path,
    party_key(ocid, one.id) as party_id,
    one.id as local_id,
    case
        when list_has_any(one.roles, ['buyer', 'procuringEntity']) then 'body'
    end as kind,
    code(one.name) as name,
    country_code(one.address) as country,
    code(one.identifier.scheme) as scheme,
    code(one.identifier.id) as identifier,
    code(one.details."legalEntityType") as legal_form
from found
where one is not null
