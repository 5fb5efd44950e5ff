-- Listings of entities in scope.
select
    listing.listing_id, place.entity_id, listing.kind, listing.list, listing.authority, listing.programme,
    listing.legal_act, listing.reason, listing.scope, listing.status, listing.source,
    exported_date(listing.start_text, listing.start_earliest, listing.start_latest) as start_date,
    exported_date(listing.end_text, listing.end_earliest, listing.end_latest) as end_date
from listing
inner join party_entity as place using (party_id)
inner join exported_scope using (entity_id)
order by listing.listing_id;
