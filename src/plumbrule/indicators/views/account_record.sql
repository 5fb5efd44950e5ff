/*
kind: accounts
meaning: The records that the accounts of a declarant's household rest on: both declarations, and every line that a record says.
columns:
  person: entity of the declarant
  scope: period, or all
  opening: the earlier declaration
  closing: the later one
  role: what the record is
  table_name: the table of the record, or the section of the form
  source: the data set
  file: the file
  line: its line
  path: place in the file
  field: the field that counts
  value: that field as received
*/
select
  a.person, a.scope, a.opening, a.closing, 'the earlier declaration' as role,
  'declaration' as table_name, d.source, d.file, d.line, d.path, 'as_of' as field,
  d.as_of_text as value
from wealth_account as a
join declaration as d on d.declaration_id = a.opening
union all
select
  a.person, a.scope, a.opening, a.closing, 'the later declaration' as role,
  'declaration' as table_name, d.source, d.file, d.line, d.path, 'as_of' as field,
  d.as_of_text as value
from wealth_account as a
join declaration as d on d.declaration_id = a.closing
union all
select
  l.person, l.scope, l.opening, l.closing, concat('a line of the accounts: ', l.what) as role,
  l.section as table_name, d.source, l.file, l.line, l.path, 'value' as field,
  coalesce(cast(l.stated_low as varchar), 'not known') as value
from wealth_line as l
join declaration as d on d.declaration_id = l.closing
where l.file is not null
