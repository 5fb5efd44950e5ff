-- Official numbers as written: each record with each text that it gives as a number. A scheme that
-- names its issuer (GB-COH) needs no country; else the issuer's country counts, else the bearer's;
-- a number without any is only compared inside its own source.
create or replace temp table linking_borne as
with main_number as (
    select party.party_id, party.source, party.name_key, party.country, party.scheme, party.identifier as written
    from linking_party as party
    anti join identifier as listed
        on listed.party_id = party.party_id
        and listed.scheme = party.scheme
        and coalesce(listed.value, listed.value_text) = party.identifier
    where party.identifier is not null and party.scheme is not null
),
listed_number as (
    select
        party.party_id, party.source, party.name_key,
        coalesce(listed.country, party.country) as country,
        listed.scheme, coalesce(listed.value, listed.value_text) as written
    from identifier as listed
    inner join linking_party as party on party.party_id = listed.party_id
    where listed.scheme is not null
),
borne as (
    select party_id, source, name_key, country, scheme, written from main_number
    union all
    select party_id, source, name_key, country, scheme, written from listed_number
)
select
    borne.party_id, borne.source, borne.name_key, scheme.name as scheme, borne.written,
    case
        when scheme.needs_country then coalesce(upper(borne.country), '?' || borne.source)
        else ''
    end as country
from borne
inner join linking_scheme as scheme on scheme.spelling = borne.scheme
where borne.written is not null;

-- Each different text once: what number it is, if it is one.
create or replace temp table linking_written as
with text as (
    select distinct scheme, country, written from linking_borne
),
kept as (
    select scheme, country, written, linking_bare(written) as value
    from text
    where not linking_placeholder(written)
)
select
    kept.scheme as written_scheme, kept.country as written_country, kept.written, kept.value,
    coalesce(field.name, kept.scheme) as scheme,
    case when field.name is null then kept.country else '' end as country
from kept
left join linking_field_of_scheme as field
    on field.field = kept.scheme and field.country = kept.country and regexp_full_match(kept.value, field.form);
