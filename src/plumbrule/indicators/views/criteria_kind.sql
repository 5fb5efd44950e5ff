/*
kind: table
meaning: What decides between bids, by process: price alone, criteria with weights, or criteria without.
columns:
  ocid: the process
  kind: `price`, `weighted`, `unweighted`, or null when it is not known
  non_price: greatest weight of other criteria than price in a lot, 0 to 1; null without weights
  criteria: least number of criteria of a lot; null when none is listed
*/
with judged as (
  select
    ocid, lot_id, count(*) as criteria, count(weight) as weighted, sum(weight) as total,
    sum(weight) filter (where kind is null or kind not in ('price', 'cost')) as other,
    count(*) filter (where kind is null or kind not in ('price', 'cost')) as others
  from criterion
  group by ocid, lot_id
),
by_process as (
  select
    ocid, min(criteria) as criteria, max(others) as others,
    min(if(weighted = criteria and total > 0, 1, 0)) as all_weighted,
    max(coalesce(other, 0) / nullif(total, 0)) as non_price
  from judged
  group by ocid
)
select
  t.ocid,
  case
    when b.others = 0 then 'price'
    when b.all_weighted = 1 then 'weighted'
    when b.others > 0 then 'unweighted'
    when t.award_criteria in ('priceOnly', 'costOnly', 'lowestCost') then 'price'
    when t.award_criteria in (
      'qualityOnly', 'ratedCriteria', 'bestProposal', 'bestValueToGovernment'
    ) then 'unweighted'
  end as kind,
  case when b.all_weighted = 1 then b.non_price end as non_price,
  b.criteria
from tender as t
left join by_process as b on b.ocid = t.ocid
