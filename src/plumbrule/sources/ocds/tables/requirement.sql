with criteria_found as (
    select
        ocid,
        line,
        prefix,
        unnest(tender.criteria) as criterion,
        generate_subscripts(tender.criteria, 1) as place
    from release
    where len(tender.criteria) > 0
),

groups as (
    select
        ocid,
        line,
        criterion.id as criterion_id,
        criterion."relatesTo" as relates_to,
        path_of(prefix, '/tender/criteria', place) as path,
        unnest(criterion."requirementGroups") as one,
        generate_subscripts(criterion."requirementGroups", 1) as place
    from criteria_found
    where len(criterion."requirementGroups") > 0
),

found as (
    select
        ocid,
        line,
        criterion_id,
        relates_to,
        path_of(path, '/requirementGroups', place) as path,
        unnest(one.requirements) as requirement,
        generate_subscripts(one.requirements, 1) as place
    from groups
    where len(one.requirements) > 0
)

select
    ocid,
    line,
    path_of(path, '/requirements', place) as path,
    code(requirement.id) as requirement_id,
    code(criterion_id) as criterion_id,
    code(relates_to) as relates_to,
    code(requirement.title) as title
from found
where code(requirement.id) is not null
