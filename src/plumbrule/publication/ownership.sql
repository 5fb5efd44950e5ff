-- Who owns a firm, where the owner is a firm or a body too, as registers say it.
select
    relation.from_id as other_id, relation.to_id as owned_id, relation.from_id, relation.to_id,
    relation.share_min, relation.share_max, relation.start_text, relation.end_text,
    'legal' as person
from relation
join party as owner on owner.party_id = relation.from_id
join party as owned on owned.party_id = relation.to_id
where relation.kind = 'ownership'
    and owner.kind in ('company', 'organisation', 'body')
    and owned.kind in ('company', 'organisation', 'body')
    and relation.source not in (select source from declaration where source is not null)
