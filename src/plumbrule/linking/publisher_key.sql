-- The publisher's own keys. A key joins the records of one source that bear it and one strict name,
-- unless it numbers places in a list (1, 02), stands for nobody, or goes with more than three names.
-- Where some of these records bear a number, and all of them the same, the others follow them.
create or replace temp table linking_group as
with borne as (
    select
        party.source, party.local_id, party.name_key,
        min(party.name) as name, min(party.kind) as kind,
        min(party.country) as country, max(party.country) as other_country,
        count(*) as records
    from linking_party as party
    semi join linking_keyed_source as keyed on keyed.source = party.source
    where party.local_id is not null and party.name_key is not null
    group by party.source, party.local_id, party.name_key
),
many as (
    select source, local_id from borne group by source, local_id having count(*) > 3
),
names as (
    select source, local_id, count(distinct linking_spelling(name_key)) as names
    from borne
    semi join many using (source, local_id)
    group by source, local_id
)
select
    borne.source, borne.local_id, borne.name_key, borne.name, borne.kind,
    upper(borne.country) as country, upper(borne.other_country) as other_country,
    borne.records - coalesce(numbered.records, 0) as records,
    coalesce(numbered.first_node = numbered.last_node, false) as follows,
    case
        when not linking_key_open(borne.local_id, coalesce(names.names, 1)) then null
        when numbered.first_node = numbered.last_node then numbered.first_node
        else linking_publisher_anchor(borne.source, borne.local_id, borne.name_key)
    end as anchor
from borne
left join names on names.source = borne.source and names.local_id = borne.local_id
left join linking_numbered as numbered
    on numbered.name_key = borne.name_key
    and numbered.local_id = borne.local_id
    and numbered.source = borne.source;
