-- Firms and bodies of registers and procurement; not those that only a declaration names.
select
    party.party_id as other_id, party.party_id, party.kind, party.name, party.country, party.scheme,
    party.identifier, 'legal' as person
from party
where party.kind in ('company', 'organisation', 'body')
    and party.source not in (select source from declaration where source is not null)
