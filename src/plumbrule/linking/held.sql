-- Records about which somebody decided. Such a record is judged together with the records of its
-- source that bear the same key and name; two of these that were told apart stand each alone.
insert into linking_held
with decided as (
    select record_a as party_id from linking_decision
    union
    select record_b as party_id from linking_decision
),
pair as (
    select decision.record_a, decision.record_b
    from linking_decision as decision
    inner join linking_party as a on a.party_id = decision.record_a
    inner join linking_party as b on b.party_id = decision.record_b
    where decision.kind = 'not_same'
        and a.source = b.source and a.local_id = b.local_id and a.name_key = b.name_key
),
single as (
    select record_a as party_id from pair
    union
    select record_b as party_id from pair
),
keyed as (
    select party.party_id, party.source, party.local_id, party.name_key
    from linking_party as party
    semi join decided on decided.party_id = party.party_id
    anti join single on single.party_id = party.party_id
    semi join linking_keyed_source as source on source.source = party.source
    where party.local_id is not null and party.name_key is not null
),
names as (
    select source, local_id, count(distinct linking_spelling(name_key)) as names
    from linking_party
    where (source, local_id) in (select (keyed.source, keyed.local_id) from keyed)
    group by source, local_id
),
grain as (
    select distinct keyed.source, keyed.local_id, keyed.name_key
    from keyed
    inner join names on names.source = keyed.source and names.local_id = keyed.local_id
    where linking_key_open(keyed.local_id, names.names)
),
together as (
    select
        party.party_id,
        linking_publisher_anchor(party.source, party.local_id, party.name_key) as node
    from linking_party as party
    inner join grain
        on grain.source = party.source and grain.local_id = party.local_id and grain.name_key = party.name_key
    anti join single on single.party_id = party.party_id
)
select together.party_id, together.node, exists (
    select 1 from linking_bearing as bearing
    where bearing.party_id = together.party_id and bearing.state = 'good'
) as apart
from together
union all
select decided.party_id, decided.party_id as node, true as apart
from decided
anti join together on together.party_id = decided.party_id;
