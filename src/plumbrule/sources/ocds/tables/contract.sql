with found as (
    select
        ocid,
        line,
        prefix,
        unnest(contracts) as contract,
        generate_subscripts(contracts, 1) as place
    from release
)

select
    ocid,
    line,
    path_of(prefix, '/contracts', place) as path,
    contract.id as contract_id,
    code(contract."awardID") as award_id,
    code(contract.status) as status,
    code(contract.title) as title,
    code(contract."dateSigned") as signed_text,
    code(contract.period."startDate") as contract_start_text,
    code(contract.period."endDate") as contract_end_text,
    contract.value.amount as value_amount,
    upper(code(contract.value.currency)) as value_currency,
    contract.implementation."finalValue".amount as final_amount,
    upper(code(contract.implementation."finalValue".currency)) as final_currency
from found
where contract is not null
