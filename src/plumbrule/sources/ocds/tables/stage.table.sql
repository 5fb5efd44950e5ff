-- The stages of a process that may carry items, documents, changes and milestones.
create or replace temp table stage as
with awards_found as (
    select ocid, line, prefix, unnest(awards) as one, generate_subscripts(awards, 1) as place
    from release
),

contracts_found as (
    select ocid, line, prefix, unnest(contracts) as one, generate_subscripts(contracts, 1) as place
    from release
),

bids_found as (
    select
        ocid,
        line,
        prefix,
        unnest(bids.details) as one,
        generate_subscripts(bids.details, 1) as place
    from release
)

select
    ocid,
    line,
    'planning' as stage,
    '' as parent_id,
    prefix || '/planning' as path,
    null as items,
    planning.documents as documents,
    null as amendments,
    planning.milestones as milestones
from release
where len(planning.documents) > 0 or len(planning.milestones) > 0

union all

select
    ocid,
    line,
    'tender' as stage,
    '' as parent_id,
    prefix || '/tender' as path,
    tender.items as items,
    tender.documents as documents,
    tender.amendments as amendments,
    tender.milestones as milestones
from release
where
    len(tender.items) > 0
    or len(tender.documents) > 0
    or len(tender.amendments) > 0
    or len(tender.milestones) > 0

union all

select
    ocid,
    line,
    'award' as stage,
    one.id as parent_id,
    path_of(prefix, '/awards', place) as path,
    one.items as items,
    one.documents as documents,
    one.amendments as amendments,
    null as milestones
from awards_found
where len(one.items) > 0 or len(one.documents) > 0 or len(one.amendments) > 0

union all

select
    ocid,
    line,
    'contract' as stage,
    one.id as parent_id,
    path_of(prefix, '/contracts', place) as path,
    one.items as items,
    one.documents as documents,
    one.amendments as amendments,
    one.milestones as milestones
from contracts_found
where
    len(one.items) > 0
    or len(one.documents) > 0
    or len(one.amendments) > 0
    or len(one.milestones) > 0

union all

select
    ocid,
    line,
    'implementation' as stage,
    one.id as parent_id,
    path_of(prefix, '/contracts', place) || '/implementation' as path,
    null as items,
    one.implementation.documents as documents,
    null as amendments,
    one.implementation.milestones as milestones
from contracts_found
where one.implementation is not null

union all

select
    ocid,
    line,
    'bid' as stage,
    one.id as parent_id,
    path_of(prefix, '/bids/details', place) as path,
    null as items,
    one.documents as documents,
    null as amendments,
    null as milestones
from bids_found
where len(one.documents) > 0
