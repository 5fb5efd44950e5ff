with found as (
    select
        ocid,
        line,
        prefix,
        unnest(complaints) as complaint,
        generate_subscripts(complaints, 1) as place
    from release
    where len(complaints) > 0
)

select
    ocid,
    line,
    path_of(prefix, '/complaints', place) as path,
    coalesce(code(complaint.id), '@' || (place - 1)) as complaint_id,
    code(complaint.type) as kind,
    code(complaint.status) as status,
    coalesce(code(complaint."dateSubmitted"), code(complaint.date)) as filed_text
from found
where complaint is not null
