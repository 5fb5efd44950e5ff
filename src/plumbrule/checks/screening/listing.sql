select
    party_id as party_id,
    coalesce(list, source) as list,
    kind as kind,
    authority as authority,
    programme as programme,
    legal_act as legal_act,
    start_earliest as start_earliest,
    start_latest as start_latest,
    start_text as start_text,
    end_earliest as end_earliest,
    end_latest as end_latest,
    end_text as end_text
from listing
where party_id in (select wanted.party_id from wanted)
order by party_id, listing_id, listing.list, start_earliest
