-- What is known of the entities at the ties.
with named as (
    select owner as id from network_tie
    union
    select owned from network_tie
    union
    select entity_id from network_wanted
),
public as (
    select distinct place.entity_id
    from party
    inner join party_entity as place using (party_id)
    where party.publicly_owned
)
select
    named.id,
    coalesce(entity.kind, '') as kind,
    coalesce(entity.name, '') as name,
    coalesce(entity.country, '') as country,
    public.entity_id is not null as is_public
from named
left join entity on entity.entity_id = named.id
left join public on public.entity_id = named.id
where named.id <> ''
order by named.id;
