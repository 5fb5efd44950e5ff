-- Payments between two entities in scope.
select
    payment.payment_id, payer.entity_id as payer_entity, payee.entity_id as payee_entity, payment.purpose,
    exported_date(payment.date_text, payment.date_earliest, payment.date_latest) as day,
    payment.value_amount, payment.value_currency, payment.source
from payment
inner join party_entity as payer on payer.party_id = payment.payer_id
inner join party_entity as payee on payee.party_id = payment.payee_id
inner join exported_scope as payer_scope on payer_scope.entity_id = payer.entity_id
inner join exported_scope as payee_scope on payee_scope.entity_id = payee.entity_id
order by payment.payment_id;
