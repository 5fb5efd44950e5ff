with found as (
    select ocid, line, prefix, unnest(parties) as one, generate_subscripts(parties, 1) as place
    from release
    where list_bool_or(list_transform(parties, lambda one: one.address is not null))
)

select
    line,
    coalesce(prefix || one._at, path_of(prefix, '/parties', place)) || '/address' as path,
    party_key(ocid, one.id) as party_id,
    code(
        concat_ws(
            ', ',
            code(one.address."streetAddress"),
            code(one.address.locality),
            code(one.address.region),
            code(one.address."postalCode"),
            coalesce(code(one.address."countryName"), code(one.address.country))
        )
    ) as "full",
    code(one.address."streetAddress") as street,
    code(one.address.locality) as locality,
    code(one.address.region) as region,
    code(one.address."postalCode") as postcode,
    country_code(one.address) as country
from found
where one.address is not null
