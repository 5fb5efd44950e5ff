/*
id: CRI
title: Many signs of restricted competition in one procedure
version: "1.0"
since: "2026-11-24"
unit: lot
stage: any
category: composite
rationale: >
  Single signs are often innocent; several in one procedure are less so. The corruption risk index
  is the mean of those that can be told, of which at least four must be.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
needs: [tender.method, tender.tender_start, tender.tender_end, tender.award_criteria, bid.status, award.date, award.status]
parameters:
  k_min:
    value: 4
    meaning: Least number of the six components that can be told
    source: our proposal
  mean_min:
    value: 0.5
    meaning: Mean of the components from which it is a hit
    source: our proposal
cannot_tell:
  too_few_components: fewer components than needed can be told
innocent:
  - Each component's own innocent explanations
  - A market whose structure makes several signs common
clears:
  - What clears the components, one by one
weight: 45
needs_rung: record
sentence: "{ocid:title} shows several signs of restricted competition: the mean of {components} of 6 components is {value} on a scale from 0 to 1 ({parts})."
*/
with told as (
  select
    k.*,
    if(k.single is null, 0, 1) + if(k.no_call is null, 0, 1) + if(k.procedure is null, 0, 1)
      + if(k.criteria is null, 0, 1) + if(k.submission is null, 0, 1)
      + if(k.decision_period is null, 0, 1) as components,
    coalesce(k.single, 0) + coalesce(k.no_call, 0) + coalesce(k.procedure, 0)
      + coalesce(k.criteria, 0) + coalesce(k.submission, 0) + coalesce(k.decision_period, 0)
      as total
  from cri_component as k
)
select
  k.unit_id,
  case
    when k.components < $k_min then 'cannot_tell'
    when k.total / nullif(k.components, 0) >= $mean_min then 'hit'
    else 'clear'
  end as answer,
  if(k.components < $k_min, 'too_few_components', null) as reason,
  cast(null as varchar) as suppressed_by,
  k.ocid,
  c.supplier_low as entity_id,
  coalesce(c.awarded, c.estimate) as amount,
  if(c.awarded is not null, c.awarded_currency, c.estimate_currency) as currency,
  c.award_day as day,
  c.country,
  c.year,
  k.total / nullif(k.components, 0) as value,
  cast($mean_min as double) as threshold,
  'parameter mean_min' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  k.components,
  concat(
    'single bid ', coalesce(cast(k.single as varchar), 'not known'),
    ', no call ', coalesce(cast(k.no_call as varchar), 'not known'),
    ', procedure ', coalesce(cast(k.procedure as varchar), 'not known'),
    ', criteria ', coalesce(cast(k.criteria as varchar), 'not known'),
    ', time to bid ', coalesce(cast(k.submission as varchar), 'not known'),
    ', time to decide ', coalesce(cast(k.decision_period as varchar), 'not known')
  ) as parts
from told as k
join competition as c on c.unit_id = k.unit_id
where c.active > 0 or c.tender_status = 'complete';

select
  h.unit_id, 'method of the procedure' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'procurementMethod' as field, t.method_text as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'award criteria' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'awardCriteria' as field, t.award_criteria as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'number of tenderers' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'numberOfTenderers' as field,
  cast(t.number_of_tenderers as varchar) as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'publication' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'tenderPeriod/startDate' as field,
  coalesce(t.notice_text, t.tender_start_text) as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'deadline' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'tenderPeriod/endDate' as field, t.tender_end_text as value
from hit as h
join tender as t on t.ocid = h.ocid
union all
select
  h.unit_id, 'a bid' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join offer as o on o.unit_id = h.unit_id and o.submitted
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join decision as d on d.unit_id = h.unit_id and d.status = 'active'
join award as a on a.ocid = d.ocid and a.award_id = d.award_id;
