/*
kind: table
meaning: A record of a party that belongs to no contracting process: of a register, a list, declarations.
columns:
  entity_id: the entity
  party_id: the record
  kind: person, company, body ... or null
  source: the data set
  scheme: scheme of its main identifier
  rank: rank of the identity rung of the record
  founded_earliest: earliest instant its founding can mean
  founded_latest: latest instant
  dissolved_earliest: earliest instant its end can mean
  dissolved_latest: latest instant
*/
select
  coalesce(e.entity_id, p.party_id) as entity_id, p.party_id, p.kind, p.source, p.scheme,
  rung_rank(coalesce(e.rung, 'self')) as rank, p.founded_earliest, p.founded_latest,
  p.dissolved_earliest, p.dissolved_latest
from party as p
left join party_entity as e on e.party_id = p.party_id
-- A process names its parties `<ocid>/<local id>`.
left join tender as t
  on t.ocid = substring(p.party_id, 1, length(p.party_id) - length(p.local_id) - 1)
where t.ocid is null
