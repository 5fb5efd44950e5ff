/*
kind: table
meaning: A framework agreement to be concluded, by a process or one of its lots; and processes that do not say whether they are one.
columns:
  unit_id: the ocid, or `ocid/lot`
  ocid: the process
  lot_id: the lot; empty for the process
  stated: whether the record says that it is a framework
  participants: most suppliers it may have
  rationale: reason for an exceptional length
  days: length in days as stated
  longest: most days from its start to its end
  shortest: least days
  dates_reason: why the days are not certain
  source: data set
  file: short hash of the file
  line: line of the record
  path: place inside the record
*/
with of_process as (
  select * from tender_condition where lot_id = ''
),
given as (
  select
    c.ocid, c.lot_id,
    coalesce(c.framework_participants, p.framework_participants) as participants,
    coalesce(c.framework_rationale, p.framework_rationale) as rationale,
    coalesce(c.contract_days, p.contract_days) as days,
    if(c.contract_end_earliest is null, p.contract_start_earliest, c.contract_start_earliest)
      as start_earliest,
    if(c.contract_end_earliest is null, p.contract_start_latest, c.contract_start_latest)
      as start_latest,
    if(c.contract_end_earliest is null, p.contract_start_text, c.contract_start_text)
      as start_text,
    coalesce(c.contract_end_earliest, p.contract_end_earliest) as end_earliest,
    coalesce(c.contract_end_latest, p.contract_end_latest) as end_latest,
    coalesce(c.contract_end_text, p.contract_end_text) as end_text,
    c.source, c.file, c.line, c.path
  from tender_condition as c
  left join of_process as p on p.ocid = c.ocid
  where c.framework
)
select
  if(g.lot_id = '', g.ocid, g.ocid || '/' || g.lot_id) as unit_id, g.ocid, g.lot_id,
  true as stated, g.participants, g.rationale, g.days,
  longest_days(
    g.start_earliest, g.start_latest, g.start_text, g.end_earliest, g.end_latest, g.end_text
  ) as longest,
  shortest_days(
    g.start_earliest, g.start_latest, g.start_text, g.end_earliest, g.end_latest, g.end_text
  ) as shortest,
  doubt_of_dates(
    g.start_earliest, g.start_latest, g.start_text, g.end_earliest, g.end_latest, g.end_text
  ) as dates_reason,
  g.source, g.file, g.line, g.path
from given as g
union all
select
  t.ocid as unit_id, t.ocid, '' as lot_id, false as stated, cast(null as bigint) as participants,
  cast(null as varchar) as rationale, cast(null as bigint) as days, cast(null as double) as longest,
  cast(null as double) as shortest, cast(null as varchar) as dates_reason, t.source, t.file, t.line,
  t.path
from tender as t
where not exists (
  select 1 from tender_condition as c where c.ocid = t.ocid and c.framework is not null
)
