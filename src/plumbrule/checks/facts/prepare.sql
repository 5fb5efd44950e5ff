-- What a check looks up, made of the lake's tables once for a snapshot and ordered by what it is
-- looked up by. Records are replaced by the entities they belong to. Ranks are those of
-- plumbrule.checks.answer: 8 alone, 7 same number, 5 decided by a person, 4 the publisher's own key.
create or replace temp macro check_rank(rung) as
    case coalesce(rung, 'self')
        when 'self' then 8
        when 'id_match' then 7
        when 'documented' then 6
        when 'confirmed' then 5
        when 'publisher_id' then 4
        else 0
    end;

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

create or replace temp table check_number as
select
    identifier.value, identifier.scheme, coalesce(identifier.country, party.country) as country,
    reference.party_id, reference.entity_id, reference.rank
from identifier
inner join check_reference as reference on reference.party_id = identifier.party_id
inner join party on party.party_id = identifier.party_id
where identifier.value is not null and identifier.scheme is not null
order by identifier.value, identifier.scheme, reference.party_id;

create or replace temp table check_name as
with borne as (
    select party_id, name_key, false as weak from party
    union all
    select party_id, name_key, coalesce(kind, '') = 'weak' as weak from name
)
select
    borne.name_key, reference.party_id, reference.entity_id, reference.rank,
    bool_and(borne.weak) as weak
from borne
inner join check_reference as reference on reference.party_id = borne.party_id
where borne.name_key is not null
group by borne.name_key, reference.party_id, reference.entity_id, reference.rank
order by borne.name_key, reference.party_id;

create or replace temp table check_party as
with number as (
    select
        party_id, list(scheme order by scheme, value) as schemes,
        list(country order by scheme, value) as countries,
        list(value order by scheme, value) as numbers
    from check_number
    group by party_id
),
other_name as (
    select name.party_id, list(name.name order by name.name) as names
    from name
    semi join check_reference as reference on reference.party_id = name.party_id
    where coalesce(name.kind, '') <> 'weak'
    group by name.party_id
)
select
    reference.entity_id, reference.party_id, party.kind, party.name, party.country,
    party.publicly_owned, party.status, party.born_earliest, party.born_latest,
    party.founded_earliest, party.founded_latest, party.dissolved_earliest, party.dissolved_latest,
    party.kind is not distinct from 'company' and register.file is not null as registered,
    other_name.names, number.schemes, number.countries, number.numbers,
    party.source, party.file, party.line, party.path
from check_reference as reference
inner join party on party.party_id = reference.party_id
left join number on number.party_id = reference.party_id
left join other_name on other_name.party_id = reference.party_id
left join check_register as register on register.file = party.file
order by reference.entity_id, reference.party_id;

create or replace temp table check_tie as
with whole as (
    select distinct unnest(string_split(component_of, ';')) as statement
    from relation
    where component_of is not null
)
select
    relation.relation_id, relation.kind, relation.role, relation.interest_type,
    relation.directness, relation.joint_group, relation.share_min_open, relation.share_max_open,
    whole.statement is not null as is_primary,
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
left join whole on whole.statement = regexp_replace(relation.relation_id, '/[0-9]+$', '')
where relation.from_id is not null and relation.to_id is not null
order by coalesce(held.entity_id, relation.to_id), relation.relation_id;

create or replace temp table check_tie_of_holder as
select *
from check_tie
order by holder, relation_id;

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
where post_holder.person_id is not null
order by coalesce(person.entity_id, post_holder.person_id), post_holder.holding_id;

create or replace temp table check_listing as
select
    listing.listing_id, listing.kind, coalesce(listing.list, listing.source) as list,
    listing.authority, listing.programme, listing.legal_act, listing.reason, listing.scope,
    listing.status, listing.party_id,
    coalesce(placed.entity_id, listing.party_id) as entity_id,
    cast(coalesce(placed.rank, 8) as tinyint) as rank,
    listing.start_earliest, listing.start_latest, listing.start_text,
    -- An end that was only computed from a term is no day on which the entry was lifted.
    if(listing.end_computed, null, listing.end_earliest) as end_earliest,
    if(listing.end_computed, null, listing.end_latest) as end_latest, listing.end_text,
    listing.published_earliest, listing.published_latest, listing.published_text,
    listing.source, listing.file, listing.line, listing.path
from listing
left join check_reference as placed on placed.party_id = listing.party_id
order by coalesce(placed.entity_id, listing.party_id), listing.listing_id;

create or replace temp table check_mark as
with stated as (
    select party_id, 'address' as kind, "full" as text, address_key as key, source, file, line, path
    from address
    union all
    select
        party_id, if(kind = 'phone', 'telephone', kind) as kind, value_text as text, value as key,
        source, file, line, path
    from contact
    where kind in ('phone', 'email')
)
select reference.entity_id, stated.*
from stated
inner join check_reference as reference on reference.party_id = stated.party_id
order by reference.entity_id, stated.party_id, stated.kind, stated.text;

create or replace temp table check_debarred_mark as
select mark.key, mark.entity_id, mark.party_id
from check_mark as mark
semi join (
    select entity_id from check_listing where kind = 'debarment'
) as debarred on debarred.entity_id = mark.entity_id
where mark.key is not null
order by mark.key, mark.entity_id, mark.party_id;

create or replace temp table check_list as
with stood as (
    select 'owners' as kind, file, source, cast(null as varchar) as country from check_tie
    where kind in ('ownership', 'control')
    union all
    select 'family ties', file, source, null from check_tie where kind = 'family'
    union all
    select 'posts', file, source, null from check_seat
    union all
    select 'register', file, source, country from check_party where registered
)
select
    kind, cast(null as varchar) as list, coalesce(source, '') as source, file, count(*) as n,
    cast(null as timestamp with time zone) as published_earliest,
    cast(null as timestamp with time zone) as published_latest,
    list_sort(list_distinct(array_agg(country))) as countries
from stood
group by kind, source, file
union all
select
    listing.kind, listing.list, coalesce(any_value(listing.source), ''), listing.file, count(*),
    max(listing.published_earliest), max(listing.published_latest),
    list_sort(list_distinct(array_agg(party.country)))
from check_listing as listing
left join check_party as party on party.party_id = listing.party_id
group by listing.kind, listing.list, listing.file
order by all;
