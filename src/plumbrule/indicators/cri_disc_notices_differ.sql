/*
id: CRI-DISC
title: The award notice tells another story than the call
version: "1.0"
since: "2026-11-24"
unit: process
stage: award
category: low transparency
rationale: >
  What was bought, how and by which criteria should be the same in the call and in the notice of its
  award; where it is not, something was changed after firms had decided whether to bid.
basis:
  - "UN Convention against Corruption, article 9(1)(a)-(c): conditions and criteria published in advance"
  - "DIGIWHIST, indicators of administrative capacity: discrepancies between call for tenders and contract award"
needs: [release.tags, release.title, release.method_text, release.award_criteria, release.lots, award.status]
parameters:
  fields_min:
    value: 3
    meaning: Least number of fields that both notices fill
    source: our proposal
cannot_tell:
  no_history: the call or the notice of the award is not on record as a release of its own
  too_few_fields: both notices fill too few of the same fields
innocent:
  - A correction was published between the two
  - The same words in another language or spelling
  - The form of notices changed
clears:
  - The correction notice, with the deadline extended
weight: 15
needs_rung: record
sentence: "The notice of the award in {ocid:title} differs from the call in {differing} of {comparable} fields ({fields})."
*/
with population as (
  select distinct a.ocid
  from award as a
  where a.status = 'active'
),
ordered as (
  -- The last call before an award notice, and the first award notice.
  select
    r.*,
    case
      when ';' || r.tags || ';' like '%;award;%' then 'award'
      when r.tags like 'tender%' or r.tags like '%;tender%' then 'call'
    end as notice
  from release as r
  where r.tags is not null
),
placed as (
  select
    o.*,
    row_number() over (
      partition by o.ocid, o.notice order by o.release_earliest, o.file, o.line, o.path
    ) as from_first,
    row_number() over (
      partition by o.ocid, o.notice
      order by o.release_earliest desc, o.file desc, o.line desc, o.path desc
    ) as from_last
  from ordered as o
  where o.notice is not null
),
compared as (
  select
    c.ocid, a.release_earliest,
    if(c.title is null or a.title is null, null, lower(trim(c.title)) <> lower(trim(a.title)))
      as title_differs,
    c.method_text <> a.method_text as method_differs,
    lower(trim(c.method_details)) <> lower(trim(a.method_details)) as details_differ,
    c.category_text <> a.category_text as category_differs,
    c.award_criteria <> a.award_criteria as criteria_differ,
    c.lots <> a.lots as lots_differ,
    c.buyer_local_id <> a.buyer_local_id as buyer_differs
  from placed as c
  join placed as a on a.ocid = c.ocid and a.notice = 'award' and a.from_first = 1
  where c.notice = 'call' and c.from_last = 1
),
counted as (
  select
    c.*,
    if(title_differs is null, 0, 1) + if(method_differs is null, 0, 1)
      + if(details_differ is null, 0, 1) + if(category_differs is null, 0, 1)
      + if(criteria_differ is null, 0, 1) + if(lots_differ is null, 0, 1)
      + if(buyer_differs is null, 0, 1) as comparable,
    if(title_differs, 1, 0) + if(method_differs, 1, 0) + if(details_differ, 1, 0)
      + if(category_differs, 1, 0) + if(criteria_differ, 1, 0) + if(lots_differ, 1, 0)
      + if(buyer_differs, 1, 0) as differing
  from compared as c
),
judged as (
  select
    t.ocid, t.country, t.year, t.buyer_id, t.value_amount, t.value_currency, c.release_earliest,
    c.title_differs, c.method_differs, c.details_differ, c.category_differs, c.criteria_differ,
    c.lots_differ, c.buyer_differs, c.comparable, c.differing,
    case
      when c.ocid is null then 'no_history'
      when c.comparable < $fields_min then 'too_few_fields'
    end as reason
  from population as p
  join tender as t on t.ocid = p.ocid
  left join counted as c on c.ocid = p.ocid
)
select
  j.ocid as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.differing > 0 then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  cast(j.release_earliest as date) as day,
  j.country,
  j.year,
  cast(j.differing as double) / nullif(cast(j.comparable as double), 0) as value,
  cast(0 as double) as threshold,
  'definition: no field differs' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.differing,
  j.comparable,
  regexp_replace(
    concat(
      if(j.title_differs, 'title, ', ''), if(j.method_differs, 'method, ', ''),
      if(j.details_differ, 'name of the procedure, ', ''),
      if(j.category_differs, 'category, ', ''), if(j.criteria_differ, 'criteria, ', ''),
      if(j.lots_differ, 'lots, ', ''), if(j.buyer_differs, 'buyer, ', '')
    ), ', $', '', 'g'
  ) as fields
from judged as j;

select
  h.unit_id, concat('what a release says (', r.tags, ')') as role, 'release' as table_name,
  r.source, r.file, r.line, r.path, 'tender' as field,
  concat(
    'title ', coalesce(r.title, '-'), '; method ', coalesce(r.method_text, '-'), ', ',
    coalesce(r.method_details, '-'), '; category ', coalesce(r.category_text, '-'), '; criteria ',
    coalesce(r.award_criteria, '-'), '; lots ', coalesce(r.lots, '-'), '; buyer ',
    coalesce(r.buyer_local_id, '-')
  ) as value
from hit as h
join release as r on r.ocid = h.ocid;
