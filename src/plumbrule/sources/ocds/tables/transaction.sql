with found as (
    select
        ocid,
        line,
        prefix,
        unnest(contracts) as contract,
        generate_subscripts(contracts, 1) as place
    from release
),

payments as (
    select
        ocid,
        line,
        contract.id as contract_id,
        path_of(prefix, '/contracts', place) || '/implementation/transactions/' as path,
        unnest(contract.implementation.transactions) as payment,
        generate_subscripts(contract.implementation.transactions, 1) as payment_place
    from found
)

select
    ocid,
    line,
    path || (payment_place - 1) as path,
    contract_id,
    payment.id as transaction_id,
    code(payment.date) as date_text,
    payment.value.amount as value_amount,
    upper(code(payment.value.currency)) as value_currency,
    party_key(ocid, payment.payer.id) as payer_id,
    party_key(ocid, payment.payee.id) as payee_id
from payments
