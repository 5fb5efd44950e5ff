with found as (
    select
        ocid,
        line,
        stage,
        parent_id,
        path,
        unnest(amendments) as amendment,
        generate_subscripts(amendments, 1) as place
    from stage
)

select
    ocid,
    line,
    path || '/amendments/' || (place - 1) as path,
    stage,
    parent_id,
    coalesce(code(amendment.id), '@' || (place - 1)) as amendment_id,
    code(amendment.date) as date_text,
    code(amendment.rationale) as rationale,
    code(amendment.description) as description
from found
where amendment is not null
