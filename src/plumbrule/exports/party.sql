-- One row for each entity in scope, with all that its records say; a fact with several values says so.
with placed as (
    select place.entity_id, place.party_id
    from party_entity as place
    inner join exported_scope as scope using (entity_id)
),
said as (
    select
        placed.entity_id,
        exported_values(party.country) as countries,
        exported_values(party.legal_form) as legal_forms,
        exported_values(party.status) as statuses,
        exported_values(exported_date(party.born_text, party.born_earliest, party.born_latest)) as born,
        exported_values(exported_date(party.founded_text, party.founded_earliest, party.founded_latest)) as founded,
        exported_values(exported_date(party.dissolved_text, party.dissolved_earliest, party.dissolved_latest)) as dissolved,
        exported_values(party.birth_place) as birth_places,
        exported_values(party.nationality) as nationalities,
        coalesce(bool_or(party.publicly_owned), false) as publicly_owned,
        exported_values(nullif(party.source, '')) as sources,
        exported_values(party.local_id) as local_ids,
        exported_values(party.name) as main_names
    from placed
    inner join party using (party_id)
    group by placed.entity_id
),
named as (
    select
        entity_id,
        list(distinct {'name': name, 'kind': kind, 'language': language} order by {'name': name, 'kind': kind, 'language': language}) as names
    from placed
    inner join name using (party_id)
    where name is not null
    group by entity_id
),
numbered as (
    select
        entity_id,
        list(
            distinct {'scheme': scheme, 'value': value} order by {'scheme': scheme, 'value': value}
        ) as identifiers
    from (
        select placed.entity_id, scheme, value
        from placed
        inner join identifier using (party_id)
        where value is not null
        union
        select placed.entity_id, party.scheme, party.identifier
        from placed
        inner join party using (party_id)
        where
            party.identifier is not null
            and not exists (
                select 1 from identifier as other
                where other.party_id = party.party_id and other.value = party.identifier
            )
    )
    group by entity_id
),
seated as (
    select
        entity_id,
        list(
            distinct {'full': "full", 'postcode': postcode, 'country': country, 'kind': kind}
            order by {'full': "full", 'postcode': postcode, 'country': country, 'kind': kind}
        ) as addresses
    from placed
    inner join address using (party_id)
    where "full" is not null
    group by entity_id
),
reached as (
    select
        entity_id,
        list(distinct {'kind': kind, 'value': value_text} order by {'kind': kind, 'value': value_text}) as contacts
    from placed
    inner join contact using (party_id)
    where value is not null
    group by entity_id
),
listed as (
    select entity_id, exported_values(listing.kind) as listings
    from placed
    inner join listing using (party_id)
    group by entity_id
)
select
    entity.entity_id, entity.kind, entity.name, said.* exclude (entity_id),
    coalesce(named.names, []) as names,
    coalesce(numbered.identifiers, []) as identifiers,
    coalesce(seated.addresses, []) as addresses,
    coalesce(reached.contacts, []) as contacts,
    coalesce(listed.listings, []) as listings
from exported_scope as scope
inner join entity using (entity_id)
inner join said using (entity_id)
left join named using (entity_id)
left join numbered using (entity_id)
left join seated using (entity_id)
left join reached using (entity_id)
left join listed using (entity_id)
order by entity.entity_id;
