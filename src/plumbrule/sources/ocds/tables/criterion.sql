with lots as (
    select
        ocid,
        line,
        prefix,
        unnest(tender.lots) as lot,
        generate_subscripts(tender.lots, 1) as lot_place
    from release
    where len(tender.lots) > 0
),

found as (
    select
        ocid,
        line,
        path_of(prefix, '/tender/lots', lot_place) || '/awardCriteria' as path,
        lot.id as lot_id,
        unnest(lot."awardCriteria".criteria) as one,
        generate_subscripts(lot."awardCriteria".criteria, 1) as place
    from lots
    where len(lot."awardCriteria".criteria) > 0
)

select
    ocid,
    line,
    path_of(path, '/criteria', place) as path,
    lot_id,
    coalesce(code(one.id), '@' || (place - 1)) as criterion_id,
    code(one.type) as kind,
    coalesce(code(one.name), code(one.description)) as name,
    try_cast(
        list_filter(one.numbers, lambda each: code(each.weight) is not null)[1].number as double
    ) as weight,
    list_filter(one.numbers, lambda each: code(each.weight) is not null)[1].weight as weight_kind
from found
where one is not null
