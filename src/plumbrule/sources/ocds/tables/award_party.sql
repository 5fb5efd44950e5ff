with found as (
    select
        ocid,
        line,
        prefix,
        unnest(awards) as award,
        generate_subscripts(awards, 1) as place
    from release
),

members as (
    select
        ocid,
        line,
        prefix,
        place,
        award.id as award_id,
        unnest(award.suppliers) as member,
        generate_subscripts(award.suppliers, 1) as member_place
    from found
)

select
    ocid,
    line,
    path_of(prefix, '/awards', place) || '/suppliers/' || (member_place - 1) as path,
    award_id,
    party_key(ocid, member.id) as party_id
from members
where member.id is not null
