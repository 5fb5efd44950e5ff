/*
id: K-31
title: Unsuccessful without a stated ground
version: "1.0"
since: "2026-11-24"
unit: process or award
stage: award
category: bid rigging
rationale: >
  A procedure ended without a contract, and without saying why, can have ended because the wrong
  bidder would have won.
basis:
  - "UN Convention against Corruption, article 9(1)(c): objective and predetermined criteria for decisions"
  - "UNCITRAL Model Law on Public Procurement (2011), article 19: cancellation of the procurement, with reasons recorded"
  - "K-Monitor, Red Flags (Hungary)"
needs: [tender.status, tender.status_details, award.status, award.status_details]
parameters:
  weak:
    value: ["", "-", ".", "n/a", "na", "none", "null", "other", "unsuccessful"]
    meaning: Texts that state no ground
    source: our proposal
cannot_tell:
  structural_absence: the data set states no ground for any that ended without success
innocent:
  - No valid bid was received, and the word for it is not published
clears:
  - The decision that ended the procedure
weight: 20
needs_rung: record
sentence: "{ocid:title} ended without success ({part}), and the ground given is: {ground}."
*/
with ended as (
  select
    t.ocid as unit_id, t.ocid, cast(null as varchar) as award_id, t.status_details as ground,
    t.source, t.country, t.year, t.buyer_id, t.value_amount as amount,
    t.value_currency as currency, t.release_earliest as earliest, t.release_latest as latest,
    t.release_text as text
  from tender as t
  where t.status = 'unsuccessful'
  union all
  select
    a.ocid || '/award/' || a.award_id as unit_id, a.ocid, a.award_id,
    coalesce(a.status_details, if(t.status = 'unsuccessful', t.status_details, null)) as ground,
    t.source, t.country, t.year, t.buyer_id, t.value_amount as amount,
    t.value_currency as currency, a.date_earliest as earliest, a.date_latest as latest,
    a.date_text as text
  from award as a
  join tender as t on t.ocid = a.ocid
  where a.status = 'unsuccessful'
),
publisher as (
  select source, count(ground) as grounds from ended group by source
),
judged as (
  select
    e.*, lower(trim(coalesce(e.ground, ''))) in $weak as found,
    case when e.ground is null and p.grounds = 0 then 'structural_absence:statusDetails' end
      as reason
  from ended as e
  join publisher as p on p.source = e.source
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.amount,
  j.currency,
  written_day(j.earliest, j.latest, j.text) as day,
  j.country,
  j.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'definition' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.award_id,
  coalesce(j.ground, 'none') as ground,
  if(j.award_id is null, 'the whole tender', 'an award') as part
from judged as j;

select
  h.unit_id, 'the status' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path,
  'status' as field, concat(r.status, ': ', coalesce(r.status_details, 'no ground')) as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path,
  'status' as field, concat(r.status, ': ', coalesce(r.status_details, 'no ground')) as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.award_id;
