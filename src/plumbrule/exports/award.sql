-- Awards of buyers in scope to suppliers in scope, one row for each supplier.
select
    award.ocid, award.award_id, buyer.entity_id as buyer_entity, supplier.entity_id as supplier_entity,
    coalesce(award.title, tender.title) as title, award.status,
    exported_date(award.date_text, award.date_earliest, award.date_latest) as day,
    award.value_amount, award.value_currency, award.source,
    count(*) over (partition by award.ocid, award.award_id) as suppliers
from award
inner join tender using (ocid)
inner join award_party using (ocid, award_id)
inner join party_entity as supplier on supplier.party_id = award_party.party_id
inner join party_entity as buyer on buyer.party_id = tender.buyer_id
inner join exported_scope as supplier_scope on supplier_scope.entity_id = supplier.entity_id
inner join exported_scope as buyer_scope on buyer_scope.entity_id = buyer.entity_id
order by award.ocid, award.award_id, supplier.entity_id;
