with contracts as (
    select
        ocid,
        line,
        prefix,
        unnest(contracts) as contract,
        generate_subscripts(contracts, 1) as contract_place
    from release
    where
        list_bool_or(list_transform(contracts, lambda one: len(one."relatedProcesses") > 0))
),

found as (
    select
        ocid,
        line,
        prefix,
        unnest("relatedProcesses") as related,
        generate_subscripts("relatedProcesses", 1) as place
    from release
    union all
    select
        ocid,
        line,
        path_of(prefix, '/contracts', contract_place) as prefix,
        unnest(contract."relatedProcesses") as related,
        generate_subscripts(contract."relatedProcesses", 1) as place
    from contracts
)

select
    ocid,
    line,
    path_of(prefix, '/relatedProcesses', place) as path,
    related.identifier as identifier,
    code(related.scheme) as scheme,
    code(array_to_string(related.relationship, ';')) as relationship
from found
