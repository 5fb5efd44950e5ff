-- The tables of the lake that a check asks, with records replaced by the entities they belong to.
-- Ranks are those of plumbrule.checks.answer: 9 no link, 8 alone, 7 same number, 5 decided by a
-- person, 4 the publisher's own key.
create or replace temp macro check_rank(rung) as
    case coalesce(rung, 'self')
        when 'self' then 8
        when 'id_match' then 7
        when 'documented' then 6
        when 'confirmed' then 5
        when 'publisher_id' then 4
        else 0
    end;

-- Who stands in a register, a list, ownership data or a post; bidders of tenders are not among them.
create or replace temp table check_reference as
with tender_source as (
    select distinct source from tender
),
referred as (
    select party_id from listing
    union
    select from_id as party_id from relation
    union
    select to_id as party_id from relation
    union
    select person_id as party_id from post_holder
    union
    select body_id as party_id from post_holder
    union
    select party.party_id
    from party
    anti join tender_source on tender_source.source = party.source
)
select
    referred.party_id, coalesce(placed.entity_id, referred.party_id) as entity_id,
    cast(check_rank(placed.rung) as tinyint) as rank
from referred
left join party_entity as placed on placed.party_id = referred.party_id
where referred.party_id is not null;

create or replace temp table check_tie as
select
    relation.relation_id, relation.kind, relation.role, relation.interest_type,
    coalesce(holder.entity_id, relation.from_id) as holder,
    coalesce(held.entity_id, relation.to_id) as held,
    cast(least(coalesce(holder.rank, 8), coalesce(held.rank, 8)) as tinyint) as rank,
    relation.share_min, relation.share_max, relation.beneficial, relation.ex_officio,
    relation.status, relation.component_of,
    relation.start_earliest, relation.start_latest, relation.start_text,
    relation.end_earliest, relation.end_latest, relation.end_text,
    relation.stated_earliest, relation.stated_latest, relation.stated_text,
    relation.source, relation.file, relation.line, relation.path
from relation
left join check_reference as holder on holder.party_id = relation.from_id
left join check_reference as held on held.party_id = relation.to_id
where relation.from_id is not null and relation.to_id is not null;

create or replace temp table check_seat as
select
    post_holder.holding_id, post_holder.title, post_holder.current,
    coalesce(person.entity_id, post_holder.person_id) as official,
    coalesce(body.entity_id, post_holder.body_id) as body,
    cast(coalesce(person.rank, 8) as tinyint) as person_rank,
    cast(coalesce(body.rank, 8) as tinyint) as body_rank,
    post_holder.start_earliest, post_holder.start_latest, post_holder.start_text,
    post_holder.end_earliest, post_holder.end_latest, post_holder.end_text,
    post_holder.source, post_holder.file, post_holder.line, post_holder.path
from post_holder
left join check_reference as person on person.party_id = post_holder.person_id
left join check_reference as body on body.party_id = post_holder.body_id
where post_holder.person_id is not null;

create or replace temp table check_listing as
select
    listing.listing_id, listing.kind, coalesce(listing.list, listing.source) as list,
    listing.authority, listing.programme, listing.legal_act, listing.reason, listing.scope,
    listing.status, listing.party_id,
    coalesce(placed.entity_id, listing.party_id) as entity_id,
    cast(coalesce(placed.rank, 8) as tinyint) as rank,
    listing.start_earliest, listing.start_latest, listing.start_text,
    listing.end_earliest, listing.end_latest, listing.end_text,
    listing.published_earliest, listing.published_latest, listing.published_text,
    listing.source, listing.file, listing.line, listing.path
from listing
left join check_reference as placed on placed.party_id = listing.party_id;

-- Files that are about companies as such: no tenders, lists, donations or posts stand in them.
create or replace temp table check_register as
select distinct file from party where kind = 'company'
except
select file from tender
except
select file from listing
except
select file from donation
except
select file from post_holder;
