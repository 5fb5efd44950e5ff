-- Each record stands once in the lake: read it where it is.
create or replace temp view linking_party as
select
    party_id, source, local_id, kind, name, name_key, country, scheme, identifier,
    born_earliest, born_text, founded_earliest, founded_text
from party;
