/*
id: R021
title: Far more often other criteria than price than like buyers
version: "1.0"
since: "2026-11-24"
unit: buyer and year
stage: tender
category: bid rigging
rationale: >
  Criteria that leave room for judgement are often right; a buyer who uses them far more often than
  others of its size may steer awards.
basis:
  - "UN Convention against Corruption, article 9(1)(c): objective and predetermined criteria for public procurement decisions"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R021"
  - "Wilson, Probable inference, the law of succession, and statistical inference (1927), for the bound"
needs: [tender.award_criteria, tender.buyer_id, tender.year]
parameters:
  n_min:
    value: 20
    meaning: Least number of processes of the buyer in the year in which it can be told
    source: our proposal
  missing_max:
    value: 0.2
    meaning: Largest share of processes in which it cannot be told
    source: our proposal
  z:
    value: 1.96
    meaning: Width of the Wilson interval in standard deviations
    source: 95 percent, by convention
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which two records are taken for one buyer
    source: our proposal
cannot_tell:
  missing_field: the award criteria are not published in too many processes
  identity_weak: the buyer's records are not tied firmly enough
  too_few_obs: too few processes in the year
  group_too_small: fewer than thirty like buyers
  no_spread: half of the like buyers have the same share
  fence_outside_support: the fence lies at or above one, and there are fewer than a hundred like buyers
innocent:
  - Consultancy, design or other services in which quality decides
  - A law that asks for the best ratio of price and quality
clears:
  - The criteria and weights, published before bids were due
  - Scores of the bids that follow them
weight: 20
needs_rung: publisher_id
sentence: "{entity_id:name} let other criteria than price decide in {done} of {known} processes of {year}, far more often than like buyers ({comparison})."
*/
with judged as (
  select
    b.*,
    case
      when fence_high(b.q1, b.q3) >= 1.0 then b.p99
      else fence_high(b.q1, b.q3)
    end as fence,
    wilson_low(b.done, b.known, $z) as surely,
    case
      when b.known < b.n * (1 - $missing_max) then 'missing_field:tender/awardCriteria'
      when b.rank < rung_rank($least_rung) then 'identity_weak'
      when b.known < $n_min then 'too_few_obs'
      when b.peers is null then 'group_too_small'
      when b.q1 = b.q3 then 'no_spread'
      when fence_high(b.q1, b.q3) >= 1.0 and b.n_peers < 100 then 'fence_outside_support'
    end as reason
  from buyer_share as b
  where b.subject = 'not_by_price'
)
select
  concat(
    j.buyer, ' in ', coalesce(j.country, 'no country'), ', ',
    coalesce(cast(j.year as varchar), 'no year')
  ) as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.surely > j.fence then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.buyer as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  j.share as value,
  j.fence as threshold,
  case
    when fence_high(j.q1, j.q3) >= 1.0
      then '99th percentile of like buyers (their fence lies above one)'
    else 'upper fence of like buyers (Q3 + 1.5 IQR)'
  end as threshold_source,
  case
    when j.reason is null then concat(
      cast(j.n_peers as varchar), ' buyers (', replace(j.peers, 'not_by_price, ', ''), '), quartiles ',
      cast(round(j.q1, 4) as varchar), ' and ', cast(round(j.q3, 4) as varchar)
    )
  end as comparison,
  rung_name(j.rank) as rung,
  j.known,
  j.done
from judged as j;

select
  h.unit_id, 'award criteria of a process' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'awardCriteria' as field, t.award_criteria as value
from hit as h
join tender as t
  on t.country is not distinct from h.country and t.year is not distinct from h.year
left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
where coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) = h.entity_id
  and coalesce(t.status, '') not in ('planning', 'planned', 'cancelled', 'withdrawn')
  and (t.method is null or t.method <> 'direct');
