/*
id: R072
title: Far more awards with subcontracting than like buyers
version: "1.0"
since: "2026-11-24"
unit: buyer and year
stage: contract
category: low competition
rationale: >
  Where nearly every contractor gives work on, those who do the work may have been kept from
  competing for it themselves, or be chosen by the buyer.
basis:
  - "UN Convention against Corruption, article 9(1): transparency, competition and objective criteria"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R072"
  - "Wilson, Probable inference, the law of succession, and statistical inference (1927), for the bound"
needs: [subcontracting.subcontracted, award.status, tender.buyer_id, tender.year]
parameters:
  n_min:
    value: 20
    meaning: Least number of awards of the buyer in the year in which it can be told
    source: our proposal
  missing_max:
    value: 0.2
    meaning: Largest share of awards in which it cannot be told
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
  missing_field: too many awards do not say whether work is given on
  identity_weak: the buyer's records are not tied firmly enough
  too_few_obs: too few awards in the year
  group_too_small: fewer than thirty like buyers
  no_spread: half of the like buyers have the same share
  fence_outside_support: the fence lies at or above one, and there are fewer than a hundred like buyers
innocent:
  - A buyer of large works
  - A publisher that fills the field for every award
clears:
  - The subcontractors, and that none of them bid or belongs to the buyer
weight: 15
needs_rung: publisher_id
sentence: "Of {known} awards that {entity_id:name} made in {year}, {done} give work on to others, far more than with like buyers ({comparison})."
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
      when b.known < b.n * (1 - $missing_max) then 'missing_field:awards/hasSubcontracting'
      when b.rank < rung_rank($least_rung) then 'identity_weak'
      when b.known < $n_min then 'too_few_obs'
      when b.peers is null then 'group_too_small'
      when b.q1 = b.q3 then 'no_spread'
      when fence_high(b.q1, b.q3) >= 1.0 and b.n_peers < 100 then 'fence_outside_support'
    end as reason
  from buyer_share as b
  where b.subject = 'given_on'
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
      cast(j.n_peers as varchar), ' buyers (', replace(j.peers, 'given_on, ', ''), '), quartiles ',
      cast(round(j.q1, 4) as varchar), ' and ', cast(round(j.q3, 4) as varchar)
    )
  end as comparison,
  rung_name(j.rank) as rung,
  j.known,
  j.done
from judged as j;

select
  h.unit_id, 'an award' as role, 'subcontracting' as table_name,
  s.source, s.file, s.line, s.path, 'hasSubcontracting' as field,
  cast(s.subcontracted as varchar) as value
from hit as h
join tender as t
  on t.country is not distinct from h.country and t.year is not distinct from h.year
left join party_entity as e on e.party_id = coalesce(t.buyer_id, t.procuring_entity_id)
join award as a on a.ocid = t.ocid and a.status = 'active'
join subcontracting as s on s.ocid = a.ocid and s.award_id = a.award_id
where coalesce(e.entity_id, t.buyer_id, t.procuring_entity_id) = h.entity_id;
