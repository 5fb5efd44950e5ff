with found as (
    select
        ocid,
        line,
        prefix,
        unnest("relatedProcesses") as related,
        generate_subscripts("relatedProcesses", 1) as place
    from release
)

select
    ocid,
    line,
    path_of(prefix, '/relatedProcesses', place) as path,
    related.identifier as identifier,
    code(related.scheme) as scheme,
    code(array_to_string(related.relationship, ';')) as relationship
from found
