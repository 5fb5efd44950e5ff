-- Every step that a path may take, one row for each record: who, whom, how, when. Days are counted
-- from 1970-01-01; a tie that never holds for certain has a first sure day after its last.
create or replace temp table network_step as
with placed as (
    select party_entity.party_id, party_entity.entity_id, party_entity.rung
    from party_entity
),
told as (
    select
        coalesce(source.entity_id, relation.from_id) as one,
        coalesce(target.entity_id, relation.to_id) as other,
        relation.kind,
        coalesce(nullif(relation.role, ''), relation.interest_type, '') as role,
        network_first_day(relation.start_text, relation.start_earliest) as start_first,
        network_last_day(relation.start_text, relation.start_latest) as start_last,
        network_first_day(relation.end_text, relation.end_earliest) as end_first,
        network_last_day(relation.end_text, relation.end_latest) as end_last,
        coalesce(network_last_day(relation.stated_text, relation.stated_latest), sight.day) as stated,
        sight.day as seen,
        coalesce(relation.status, '') = 'closed' as closed,
        network_weaker(coalesce(source.rung, 'self'), coalesce(target.rung, 'self')) as rung,
        relation.relation_id as id, relation.source, relation.file, relation.line, relation.path
    from relation
    left join placed as source on source.party_id = relation.from_id
    left join placed as target on target.party_id = relation.to_id
    left join network_sight as sight on sight.file = relation.file
    where relation.from_id is not null and relation.to_id is not null
    union all
    select
        coalesce(person.entity_id, post_holder.person_id),
        coalesce(body.entity_id, post_holder.body_id, post.body_id),
        'post',
        coalesce(post_holder.title, post.title, ''),
        network_first_day(post_holder.start_text, post_holder.start_earliest),
        network_last_day(post_holder.start_text, post_holder.start_latest),
        network_first_day(post_holder.end_text, post_holder.end_earliest),
        network_last_day(post_holder.end_text, post_holder.end_latest),
        sight.day,
        sight.day,
        false,
        network_weaker(coalesce(person.rung, 'self'), coalesce(body.rung, 'self')),
        post_holder.holding_id, post_holder.source, post_holder.file, post_holder.line, post_holder.path
    from post_holder
    left join post using (post_id)
    left join placed as person on person.party_id = post_holder.person_id
    left join placed as body on body.party_id = coalesce(post_holder.body_id, post.body_id)
    left join network_sight as sight on sight.file = post_holder.file
    where post_holder.person_id is not null and coalesce(post_holder.body_id, post.body_id) is not null
),
dated as (
    select
        one, other, kind, role, rung, id, source, file, line, path,
        -- Blood has no beginning; a marriage has.
        case
            when kind = 'family' and start_last is null and network_is_blood(role) then date '0001-01-01'
            else coalesce(start_last, stated)
        end as sure_from,
        case when end_first is not null then end_first when not closed then seen end as sure_to,
        coalesce(start_first, date '0001-01-01') as may_from,
        coalesce(end_last, case when closed then stated end, date '9999-12-31') as may_to
    from told
),
money as (
    -- Once paid, it stays paid.
    select
        coalesce(payer.entity_id, payment.payer_id) as one, coalesce(payee.entity_id, payment.payee_id) as other,
        'payment' as kind, coalesce(payment.purpose, '') as role,
        network_weaker(coalesce(payer.rung, 'self'), coalesce(payee.rung, 'self')) as rung,
        payment.payment_id as id, payment.source, payment.file, payment.line, payment.path,
        network_last_day(payment.date_text, payment.date_latest) as sure_from,
        network_first_day(payment.date_text, payment.date_earliest) as may_from
    from payment
    left join placed as payer on payer.party_id = payment.payer_id
    left join placed as payee on payee.party_id = payment.payee_id
    where payment.payer_id is not null and payment.payee_id is not null
    union all
    select
        coalesce(donor.entity_id, donation.donor_id), coalesce(recipient.entity_id, donation.recipient_id),
        'donation', coalesce(donation.kind, ''),
        network_weaker(coalesce(donor.rung, 'self'), coalesce(recipient.rung, 'self')),
        donation.donation_id, donation.source, donation.file, donation.line, donation.path,
        network_last_day(donation.date_text, donation.date_latest),
        network_first_day(donation.date_text, donation.date_earliest)
    from donation
    left join placed as donor on donor.party_id = donation.donor_id
    left join placed as recipient on recipient.party_id = donation.recipient_id
    where donation.donor_id is not null and donation.recipient_id is not null
),
door as (
    select
        coalesce(place.entity_id, address.party_id) as one, 'address:' || address.address_key as other,
        'address' as kind, any_value(address."full" order by address.file, address.line) as role,
        min_by(coalesce(place.rung, 'self'), network_rung_rank(coalesce(place.rung, 'self'))) as rung,
        first(
            {'id': address.party_id, 'source': address.source, 'file': address.file, 'line': address.line, 'path': address.path}
            order by address.file, address.line, address.party_id, address.path
        ) as spot
    from address
    left join placed as place on place.party_id = address.party_id
    where address.address_key is not null and length(address.address_key) > 5
    group by 1, 2
    union all
    select
        coalesce(place.entity_id, contact.party_id), 'contact:' || contact.kind || ':' || contact.value,
        'contact', any_value(contact.value_text order by contact.file, contact.line),
        min_by(coalesce(place.rung, 'self'), network_rung_rank(coalesce(place.rung, 'self'))),
        first(
            {'id': contact.party_id, 'source': contact.source, 'file': contact.file, 'line': contact.line, 'path': contact.path}
            order by contact.file, contact.line, contact.party_id, contact.path
        )
    from contact
    left join placed as place on place.party_id = contact.party_id
    where contact.value is not null and contact.kind in ('phone', 'fax', 'email')
    group by 1, 2
),
shared as (
    select other from door group by other having count(*) > 1
)
select
    one, other, kind, role, rung, id, source, file, line, path,
    network_day(sure_from, 999999) as sure_from,
    network_day(sure_to, -999999) as sure_to,
    network_day(may_from, -999999) as may_from,
    network_day(may_to, 999999) as may_to
from dated
where one <> other
union all
select
    one, other, kind, role, rung, id, source, file, line, path,
    network_day(sure_from, 999999), 999999, network_day(may_from, -999999), 999999
from money
where one <> other
union all
select
    one, other, kind, role, rung, spot.id, spot.source, spot.file, spot.line, spot.path,
    999999, -999999, -999999, 999999
from door
semi join shared using (other);
