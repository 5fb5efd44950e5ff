-- Official numbers as borne: one row for each record and number, placeholders left out.
-- A scheme that names its issuer (GB-COH) or is one for the world needs no country; else the
-- issuer's country, else the bearer's; else the number is only compared inside its own source.
create or replace temp table linking_number as
with borne as (
    select party_id, scheme, country, identifier as number_text
    from linking_party
    where identifier is not null and scheme is not null
    union all
    select party_id, scheme, country, coalesce(value, value_text) as number_text
    from identifier
    where coalesce(value, value_text) is not null and scheme is not null
),
kept as (
    select party_id, upper(trim(scheme)) as scheme, upper(country) as country, linking_bare(number_text) as value
    from borne
    where not linking_placeholder(number_text)
),
placed as (
    select
        kept.party_id, party.source, party.name_key, party.kind, kept.value,
        coalesce(spelling.name, kept.scheme) as scheme,
        upper(coalesce(kept.country, party.country)) as country
    from kept
    inner join linking_party as party on party.party_id = kept.party_id
    left join linking_spelling_of_scheme as spelling on spelling.spelling = kept.scheme
),
named as (
    select
        placed.party_id, placed.source, placed.name_key, placed.kind, placed.value,
        coalesce(field.name, placed.scheme) as scheme,
        case
            when regexp_matches(coalesce(field.name, placed.scheme), '^[A-Z]{2}-') or placed.scheme = 'IBAN' then ''
            else coalesce(placed.country, '?' || placed.source)
        end as country
    from placed
    left join linking_field_of_scheme as field
        on field.field = placed.scheme and field.country = placed.country
        and regexp_full_match(placed.value, field.form)
)
select distinct party_id, source, name_key, kind, scheme, country, value
from named;
