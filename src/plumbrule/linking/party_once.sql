-- Records that were loaded more than once: the row whose values sort first stands for all.
create or replace temp table linking_party as
select
    party_id, source, local_id, kind, name, name_key, country, scheme, identifier,
    born_earliest, born_text, founded_earliest, founded_text
from party
qualify row_number() over (
    partition by party_id
    order by source, local_id, name_key, name, kind, country, scheme, identifier, born_text, founded_text
) = 1;
