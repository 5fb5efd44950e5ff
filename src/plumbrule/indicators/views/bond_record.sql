/*
kind: table
meaning: The records that a tie of `official_bond` rests on: a relation, each relation of a chain, or an item of a declaration.
columns:
  bond_id: the tie
  kind: its kind
  table_name: the table of the record
  source: the data set
  file: the file
  line: its line
  path: place in the file
  field: the field that dates or values it
  value: that field as received
*/
select
  r.relation_id as bond_id, r.kind, 'relation' as table_name, r.source, r.file, r.line, r.path,
  'start' as field, coalesce(r.start_text, r.stated_text) as value
from relation as r
where r.kind in ('ownership', 'control', 'directorship', 'employment', 'representation')
union all
select
  s.bond_id, 'chain' as kind, 'relation' as table_name, r.source, r.file, r.line, r.path,
  'share' as field, cast(r.share_min as varchar) as value
from (
  select path as bond_id, unnest(string_split(path, ' > ')) as relation_id
  from (select distinct path from official_tie where how = 'owns' and steps > 1) as chained
) as s
join relation as r on r.relation_id = s.relation_id
union all
select
  concat(d.table_name, ':', d.file, ':', d.line, ':', d.path, ':', d.record) as bond_id, d.kind,
  d.table_name, d.source, d.file, d.line, d.path, 'last listed' as field,
  cast(cast(d.end_earliest as date) as varchar) as value
from declared_tie as d
