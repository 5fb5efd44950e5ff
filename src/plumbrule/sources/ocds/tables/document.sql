with found as (
    select
        ocid,
        line,
        stage,
        parent_id,
        path,
        unnest(documents) as document,
        generate_subscripts(documents, 1) as place
    from stage
)

select
    ocid,
    line,
    path || '/documents/' || (place - 1) as path,
    stage,
    parent_id,
    coalesce(code(document.id), '@' || (place - 1)) as document_id,
    code(document."documentType") as kind,
    code(document.title) as title,
    code(document.url) as url,
    code(document."datePublished") as published_text,
    code(document."dateModified") as modified_text
from found
where document is not null
