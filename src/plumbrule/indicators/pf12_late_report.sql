/*
id: PF-12
title: A party, candidate or campaign reported late on its money
version: "1.0"
since: "2026-11-25"
unit: report
stage: after the award
category: political finance
rationale: >
  A report that comes late keeps gifts and spending from the public when it matters. Where the report
  states when it was due, that day counts, else the one in the law of its year.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
  - "Council of Europe, Recommendation Rec(2003)4, article 13: accounts are presented at least once a year and published"
  - "The law named with each limit"
needs: [party_report.party_id, party_report.filed, party_report.due, party_report.year]
parameters:
  grace_days:
    value: 0
    meaning: Days after the last one that are passed over
    source: our proposal
cannot_tell:
  missing_field: it is not known when the report was filed, or which year it is about
  no_threshold: it is not known when it was due
  window: the dates leave open whether it was late
innocent:
  - A failure of the filing system
  - More time was granted
clears:
  - The receipt of the authority
  - The decision that granted more time
weight: 20
needs_rung: record
sentence: "{party_id:name} filed its {kind_words} report for {for_year} {days_late} days after the last day ({law})."
*/
with owed as (
  select
    r.report_id, coalesce(e.entity_id, r.party_id) as party, p.country, r.year, lower(r.kind) as kind,
    r.filed_earliest, r.filed_latest, r.filed_text, r.due_earliest, r.due_latest, r.due_text
  from party_report as r
  left join party_entity as e on e.party_id = r.party_id
  left join party as p on p.party_id = r.party_id
),
law_of as (
  select
    o.report_id, min(t.value) as least_days, max(t.value) as most_days, min(t.source) as law
  from owed as o
  join threshold as t
    on t.name = 'report_days' and t.country = o.country
    and (t.method_details is null or t.method_details = o.kind)
    and year(t.valid_from) <= o.year + 1
    and (t.valid_to is null or year(t.valid_to) >= o.year + 1)
  where o.due_latest is null
  group by o.report_id
),
timed as (
  select
    o.*, l.law, l.least_days,
    written_day(o.filed_earliest, o.filed_latest, o.filed_text) as filed_day,
    seconds_between(o.filed_earliest, o.filed_latest) >= 259200.0 as filed_coarse,
    written_day(o.due_earliest, o.due_latest, o.due_text) as due_day,
    coalesce(seconds_between(o.due_earliest, o.due_latest) >= 259200.0, false) as due_coarse,
    try_cast(concat(cast(o.year as varchar), '-12-31') as date) as year_end,
    coalesce(l.most_days > l.least_days, false) as law_changed
  from owed as o
  left join law_of as l on l.report_id = o.report_id
),
measured as (
  select
    t.*,
    case
      when t.due_day is not null
        then date_diff('day', cast(t.due_day as date), cast(t.filed_day as date))
      else date_diff('day', cast(t.year_end as date), cast(t.filed_day as date)) - t.least_days
    end as days_late
  from timed as t
),
judged as (
  select
    m.*,
    case
      when m.filed_day is null then 'missing_field:party_report/filed'
      when m.due_day is null and m.year is null then 'missing_field:party_report/year'
      when m.due_day is null and m.least_days is null then 'no_threshold'
      when m.filed_coarse or m.due_coarse then 'window:filed'
      when m.law_changed then 'window:law'
      when m.days_late > $grace_days then 'hit'
      else 'clear'
    end as state
  from measured as m
)
select
  j.report_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.party as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.filed_day as day,
  j.country,
  j.year,
  cast(j.days_late as double) as value,
  cast($grace_days as double) as threshold,
  coalesce(if(j.due_day is not null, 'the day stated in the report', j.law), 'no law known')
    as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.party as party_id,
  coalesce(j.kind, 'financial') as kind_words,
  cast(j.year as varchar) as for_year,
  cast(floor(j.days_late) as bigint) as days_late,
  coalesce(j.law, 'the day stated in the report') as law
from judged as j;

select
  h.unit_id, 'the report' as role, 'party_report' as table_name,
  r.source, r.file, r.line, r.path, 'filed' as field, r.filed_text as value
from hit as h
join party_report as r on r.report_id = h.unit_id;
