with found as (
    select ocid, line, prefix, unnest(parties) as one, generate_subscripts(parties, 1) as place
    from release
    where list_bool_or(list_transform(parties, lambda one: one.shareholders is not null or one."beneficialOwners" is not null))
),

holdings as (
    select
        ocid,
        line,
        path_of(prefix, '/parties', place) || '/shareholders' as path,
        one.id as owned,
        unnest(one.shareholders) as holding,
        generate_subscripts(one.shareholders, 1) as number
    from found
),

owners as (
    select
        ocid,
        line,
        path_of(prefix, '/parties', place) || '/beneficialOwners' as path,
        one.id as owned,
        unnest(one."beneficialOwners") as person,
        generate_subscripts(one."beneficialOwners", 1) as number
    from found
)

select
    line,
    path || '/' || (number - 1) as path,
    party_key(ocid, owned) || '#shareholder' || number as relation_id,
    'ownership' as kind,
    party_key(ocid, coalesce(owner_id(holding.shareholder), holding.id)) as from_id,
    party_key(ocid, owned) as to_id,
    'shareholding' as interest_type,
    'direct' as directness,
    100 * measure(holding.shareholding) as share_min,
    100 * measure(holding.shareholding) as share_max,
    cast(null as boolean) as beneficial
from holdings

union all

select
    line,
    path || '/' || (number - 1) as path,
    party_key(ocid, owned) || '#owner' || number as relation_id,
    'ownership' as kind,
    party_key(ocid, owner_id(person)) as from_id,
    party_key(ocid, owned) as to_id,
    null as interest_type,
    'unknown' as directness,
    null as share_min,
    null as share_max,
    true as beneficial
from owners
