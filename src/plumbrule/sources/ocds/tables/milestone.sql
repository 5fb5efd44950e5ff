with found as (
    select
        ocid,
        line,
        stage,
        parent_id,
        path,
        unnest(milestones) as milestone,
        generate_subscripts(milestones, 1) as place
    from stage
)

select
    ocid,
    line,
    path || '/milestones/' || (place - 1) as path,
    stage,
    parent_id,
    coalesce(code(milestone.id), '@' || (place - 1)) as milestone_id,
    code(milestone.type) as kind,
    code(milestone.title) as title,
    code(milestone.status) as status,
    code(milestone."dueDate") as due_text,
    code(milestone."dateMet") as met_text
from found
where milestone is not null
