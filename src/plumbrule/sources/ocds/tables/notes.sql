-- Words and numbers that the tables keep only as text.
select
    'noted' as kind,
    'not one of open, selective, limited, direct; kept as text only' as reason,
    line,
    prefix || '/tender/procurementMethod' as path,
    tender."procurementMethod" as value
from release
where
    code(tender."procurementMethod") is not null
    and tender."procurementMethod" not in ('open', 'selective', 'limited', 'direct')

union all

select
    case
        when try_cast(
            regexp_replace(trim(tender."numberOfTenderers", '" '), '\.0+$', '') as bigint
        ) is null then 'dropped'
        else 'changed'
    end as kind,
    'expected a whole number' as reason,
    line,
    prefix || '/tender/numberOfTenderers' as path,
    cast(tender."numberOfTenderers" as varchar) as value
from release
where not regexp_full_match(tender."numberOfTenderers", '[0-9]+|null')
