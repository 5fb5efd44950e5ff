with against as (
    select
        ocid,
        line,
        prefix,
        unnest(awards) as award,
        generate_subscripts(awards, 1) as place
    from release
    where list_bool_or(list_transform(awards, lambda one: len(one.complaints) > 0))
),

filed as (
    select
        ocid,
        line,
        prefix || '/complaints/' as path,
        cast(null as varchar) as award_id,
        unnest(complaints) as complaint,
        generate_subscripts(complaints, 1) as place
    from release
    where len(complaints) > 0

    union all

    select
        ocid,
        line,
        prefix || '/tender/complaints/' as path,
        cast(null as varchar) as award_id,
        unnest(tender.complaints) as complaint,
        generate_subscripts(tender.complaints, 1) as place
    from release
    where len(tender.complaints) > 0

    union all

    select
        ocid,
        line,
        path_of(prefix, '/awards', place) || '/complaints/' as path,
        code(award.id) as award_id,
        unnest(award.complaints) as complaint,
        generate_subscripts(award.complaints, 1) as place
    from against
)

select
    ocid,
    line,
    path || (place - 1) as path,
    coalesce(code(complaint.id), path || (place - 1)) as complaint_id,
    award_id,
    code(complaint."relatedLot") as lot_id,
    code(complaint.type) as kind,
    code(complaint.status) as status,
    coalesce(code(complaint."dateSubmitted"), code(complaint.date)) as filed_text,
    code(complaint."dateDecision") as decided_text
from filed
where complaint is not null
