-- Which processes an entity takes part in, and as what: one row for each entity, process and role.
with supplied as (
    select
        award_party.party_id,
        award_party.ocid,
        'supplier' as role,
        max(award.date_latest) as day,
        -- one currency for each process, or no sum
        case when count(distinct award.value_currency) = 1 then sum(award.value_amount) end as amount,
        case when count(distinct award.value_currency) = 1 then min(award.value_currency) end as currency
    from award_party
    inner join award on award_party.ocid = award.ocid and award_party.award_id = award.award_id
    group by award_party.party_id, award_party.ocid
),

taking_part as (
    select party_id, ocid, role, day, amount, currency from supplied
    union all
    select buyer_id, ocid, 'buyer', null, value_amount, value_currency
    from tender where buyer_id is not null
    union all
    select procuring_entity_id, ocid, 'procuring_entity', null, value_amount, value_currency
    from tender where procuring_entity_id is not null and procuring_entity_id is distinct from buyer_id
    union all
    select party_id, ocid, 'tenderer', null, null, null from tenderer
    union all
    select bid_party.party_id, bid_party.ocid, 'bidder', null, bid.value_amount, bid.value_currency
    from bid_party
    inner join bid on bid_party.ocid = bid.ocid and bid_party.bid_id = bid.bid_id
)

select
    party_entity.entity_id,
    taking_part.ocid,
    taking_part.role,
    any_value(tender.title) as title,
    any_value(tender.year) as year,
    max(coalesce(taking_part.day, tender.tender_end_latest, tender.release_latest)) as day,
    sum(taking_part.amount) as amount,
    case when count(distinct taking_part.currency) = 1 then min(taking_part.currency) end as currency
from taking_part
inner join party_entity on taking_part.party_id = party_entity.party_id
left join tender on taking_part.ocid = tender.ocid
group by party_entity.entity_id, taking_part.ocid, taking_part.role
order by party_entity.entity_id, day desc, taking_part.ocid, taking_part.role
