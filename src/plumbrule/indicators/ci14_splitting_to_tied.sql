/*
id: CI-14
title: Purchases kept just under the limit more often for suppliers tied to officials of the body
version: "1.0"
since: "2026-11-25"
unit: body x category x year
stage: award
category: conflict of interest
rationale: >
  All bodies buy a little below a limit. What is asked is whether a body does so more for firms in which
  its own officials, or their families, have an interest. All procedures are pooled: inside one that is
  capped at the limit nothing can lie above it. Tested by two proportions with the correction of Yates,
  which errs on the careful side where the numbers are small.
basis:
  - "UN Convention against Corruption, articles 9(1) and 12(2)(e)"
  - "Yates, Contingency tables involving small numbers and the chi-squared test (1934)"
needs: [award.value_amount, award.date, tender.category, post_holder.person_id]
parameters:
  band:
    value: 0.05
    meaning: Part of the limit, on either side of it, in which awards are counted
    source: our proposal
  z:
    value: 2.326
    meaning: Standard score from which on the difference is no chance; 2.326 is a one-sided 1 percent
    source: our proposal
  least_tied:
    value: 5
    meaning: Fewest awards to tied suppliers near the limit
    source: our proposal
  least_untied:
    value: 30
    meaning: Fewest awards to other suppliers near the limit
    source: our proposal
cannot_tell:
  no_threshold: the country pack has no limit for the place, category and day
  group_too_small: too few awards near the limit
  not_published: nothing above the limit is in the data, so it is empty by construction
innocent:
  - Calls under a framework
  - Price lists
  - A ceiling of the unit's budget
clears:
  - The plan that shows the purchases as different needs
weight: 50
needs_rung: confirmed
sentence: "{body_id:name} placed {tied_under} of {tied_near} awards near the limit just under it with suppliers tied to its officials, and {other_under} of {other_near} with all others ({value} standard scores apart)."
*/
with tied as (
  select distinct c.body, c.party
  from conflict as c
  where
    c.holding_id is not null and c.matter_kind = 'award' and c.link_rank >= 5
    and c.person_rank >= 5 and c.same_body_rank >= 4
    and c.bond_kind in ('ownership', 'control', 'chain')
    and c.at_once <> 'excluded:ex_officio_board'
),
bodies as (
  select distinct t.body, coalesce(e.party_id, t.body) as party_id
  from tied as t
  left join party_entity as e on e.entity_id = t.body
),
bought as (
  select b.body, t.ocid, t.country, t.category, t.year
  from bodies as b
  join tender as t on coalesce(t.buyer_id, t.procuring_entity_id) = b.party_id
),
given as (
  select
    b.body, b.country, b.category, year(a.date_earliest) as in_year, a.ocid, a.award_id,
    a.value_amount, a.value_currency, a.date_earliest, coalesce(e.entity_id, s.party_id) as supplier
  from bought as b
  join award as a on a.ocid = b.ocid
  join award_party as s on s.ocid = a.ocid and s.award_id = a.award_id
  left join party_entity as e on e.party_id = s.party_id
  where a.status = 'active' and a.value_amount > 0 and a.date_earliest is not null and coalesce(a.suppliers, 1) < 2
),
limits as (
  select country, category, currency, begins, ends, min(value) as value, min(source) as source
  from threshold
  where name = 'competition_value' and method = 'direct' and method_details is null and buyer_kind is null
  group by country, category, currency, begins, ends
),
measured as (
  select
    g.body, g.country, g.category, g.in_year, g.ocid, g.award_id, g.supplier, l.value as limit_value, l.source as law,
    if(t.party is not null, 1, 0) as is_tied,
    cast(g.value_amount as double) / nullif(l.value, 0) as part
  from given as g
  left join limits as l
    on l.country = g.country and (l.category is null or l.category = g.category)
    and l.currency = g.value_currency and g.date_earliest >= l.begins
    and (l.ends is null or g.date_earliest < l.ends)
  left join tied as t on t.body = g.body and t.party = g.supplier
),
counted as (
  select
    body, country, category, in_year, max(limit_value) as limit_value, min(law) as law,
    max(if(is_tied = 1, 1, 0)) as has_tied,
    count(*) filter (where is_tied = 1 and part >= 1 - $band and part < 1) as tied_under,
    count(*) filter (where is_tied = 1 and part >= 1 - $band and part <= 1 + $band) as tied_near,
    count(*) filter (where is_tied = 0 and part >= 1 - $band and part < 1) as other_under,
    count(*) filter (where is_tied = 0 and part >= 1 - $band and part <= 1 + $band) as other_near,
    count(*) filter (where part >= 1) as above
  from measured
  group by body, country, category, in_year
),
scored as (
  select
    c.*,
    (cast(c.tied_under as double) / nullif(c.tied_near, 0) - cast(c.other_under as double) / nullif(c.other_near, 0)
      - 0.5 * (1.0 / nullif(c.tied_near, 0) + 1.0 / nullif(c.other_near, 0)))
    / nullif(
      sqrt(
        cast(c.tied_under + c.other_under as double) / nullif(c.tied_near + c.other_near, 0)
        * (1.0 - cast(c.tied_under + c.other_under as double) / nullif(c.tied_near + c.other_near, 0))
        * (1.0 / nullif(c.tied_near, 0) + 1.0 / nullif(c.other_near, 0))
      ), 0
    ) as score
  from counted as c
  where c.has_tied = 1
),
judged as (
  select
    s.*,
    case
      when s.limit_value is null then 'no_threshold'
      when s.above = 0 then 'not_published:other_procedures'
      when s.tied_near < $least_tied or s.other_near < $least_untied then 'group_too_small'
      when s.score >= $z then 'hit'
      else 'clear'
    end as state
  from scored as s
)
select
  concat(j.body, '/', coalesce(j.category, '?'), '/', cast(j.in_year as varchar)) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.body as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.in_year as year,
  round(j.score, 2) as value,
  cast($z as double) as threshold,
  coalesce(j.law, 'parameter z') as threshold_source,
  concat(cast(j.other_under as varchar), ' of ', cast(j.other_near as varchar), ' for other suppliers') as comparison,
  'confirmed' as rung,
  j.body as body_id,
  j.category,
  cast(j.tied_under as varchar) as tied_under,
  cast(j.tied_near as varchar) as tied_near,
  cast(j.other_under as varchar) as other_under,
  cast(j.other_near as varchar) as other_near
from judged as j;

with chosen as (
  select h.unit_id, h.body_id, h.category, h.year, c.ocid, c.award_id
  from hit as h
  join conflict as c on c.body = h.body_id and c.holding_id is not null and c.matter_kind = 'award'
  group by h.unit_id, h.body_id, h.category, h.year, c.ocid, c.award_id
)
select
  c.unit_id, 'an award to a tied supplier' as role, 'award' as table_name, a.source, a.file, a.line,
  a.path, 'value' as field, cast(a.value_amount as varchar) as value
from chosen as c
join award as a on a.ocid = c.ocid and a.award_id = c.award_id
join tender as t on t.ocid = a.ocid
where year(a.date_earliest) = c.year and t.category is not distinct from c.category;
