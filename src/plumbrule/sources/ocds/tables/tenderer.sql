with found as (
    select
        ocid,
        line,
        prefix,
        unnest(tender.tenderers) as one,
        generate_subscripts(tender.tenderers, 1) as place
    from release
)

select
    ocid,
    line,
    path_of(prefix, '/tender/tenderers', place) as path,
    party_key(ocid, one.id) as party_id
from found
where one.id is not null
