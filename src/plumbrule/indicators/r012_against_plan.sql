/*
id: R012
title: Bought without competition although the plan foresaw one
version: "1.1"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  A purchase planned with competition and then made without one leaves out those who waited for the
  call. The plan is a process of its own that this one names, or an earlier release of this one that
  is tagged as planning.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 6 and 28: information on forthcoming procurement; choice of the method"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R012"
needs: [tender.method, related_process.relationship, related_process.identifier, release.tags, release.method_text]
parameters:
  methods:
    value: [limited, direct]
    meaning: Methods without open competition
    source: OCDS 1.1 code list of procurement methods
cannot_tell:
  missing_field: no planned process is named and no release is a plan, or its method or that of this one is not published
  source_absent: the planned process that is named is not loaded
innocent:
  - The plan was changed as the law allows
  - An earlier tender failed
  - An emergency
clears:
  - The plan as last changed
  - The written reason for the method
weight: 40
needs_rung: record
sentence: "{ocid:title} was planned as {planned_method} and bought by a {method} procedure."
*/
with planned as (
  select
    r.ocid, count(*) as named, count(p.ocid) as loaded, count(p.method) as stated,
    min(p.ocid) as plan_ocid,
    max(if(p.method in ('open', 'selective'), 1, 0)) as competitive,
    max(p.method) filter (where p.method in ('open', 'selective')) as planned_method
  from related_process as r
  left join tender as p on p.ocid = r.identifier
  where r.relationship like '%planning%'
  group by r.ocid
),
-- What the plan of the process itself said last, before there was a call.
own as (
  select
    ocid, file, line, path, method_text,
    row_number() over (
      partition by ocid order by release_latest desc nulls last, file, line, path
    ) as place
  from release
  where method_text in ('open', 'selective', 'limited', 'direct')
    and tags in ('planning', 'planningUpdate')
),
judged as (
  select
    t.*, p.plan_ocid, o.file as plan_file, o.line as plan_line, o.path as plan_path,
    case when p.competitive = 1 then p.planned_method else o.method_text end as planned_method,
    coalesce(p.competitive = 1, false) or coalesce(o.method_text in ('open', 'selective'), false)
      as found,
    case
      when t.method is null then 'missing_field:tender/procurementMethod'
      when p.competitive = 1 or o.method_text in ('open', 'selective') then null
      when p.ocid is null and o.ocid is null then 'missing_field:relatedProcesses'
      when p.loaded = 0 then 'source_absent'
      when p.stated < p.named then 'missing_field:planning/tender/procurementMethod'
    end as reason
  from tender as t
  left join planned as p on p.ocid = t.ocid
  left join own as o on o.ocid = t.ocid and o.place = 1
  where (t.method in $methods or (t.method is null and (p.ocid is not null or o.ocid is not null)))
    and coalesce(t.status, '') not in ('planning', 'planned')
)
select
  j.ocid as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  written_day(j.tender_start_earliest, j.tender_start_latest, j.tender_start_text) as day,
  j.country,
  j.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'definition' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.method,
  j.planned_method,
  j.plan_ocid,
  j.plan_file,
  j.plan_line,
  j.plan_path
from judged as j;

select
  h.unit_id, 'the method' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'procurementMethod' as field, r.method_text as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the method as planned' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'procurementMethod' as field, r.method_text as value
from hit as h
join tender as r on r.ocid = h.plan_ocid
union all
select
  h.unit_id, 'the plan it names' as role, 'related_process' as table_name,
  r.source, r.file, r.line, r.path, 'identifier' as field, r.identifier as value
from hit as h
join related_process as r on r.ocid = h.ocid
where r.relationship like '%planning%'
union all
select
  h.unit_id, concat('the method as planned, release of ', r.release_text) as role,
  'release' as table_name, r.source, r.file, r.line, r.path, 'tender/procurementMethod' as field,
  r.method_text as value
from hit as h
join release as r
  on r.ocid = h.ocid and r.file = h.plan_file and r.line = h.plan_line and r.path = h.plan_path;
