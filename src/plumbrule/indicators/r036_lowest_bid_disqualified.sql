/*
id: R036
title: The lowest bid was disqualified
version: "1.1"
since: "2026-11-24"
unit: lot
stage: award
category: bid rigging
rationale: >
  Where price decides, putting the cheapest bidder out lets a dearer one win. Often lawful; worth a
  look at the reason given.
basis:
  - "UN Convention against Corruption, article 9(1)(b)-(d): conditions, objective criteria and review"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R036"
needs: [bid.status, bid.value_amount, bid.value_currency, award.status, tender.award_criteria]
parameters:
  price_criteria:
    value: [priceOnly, lowestCost]
    meaning: Award criteria under which the lowest price wins
    source: OCDS 1.1 code list of award criteria
cannot_tell:
  missing_field: a bid that could be the lowest has no status, price or currency
  unlinked_lot: the process has lots, and a bid or an award is linked to none of them
  no_rate: bids are in several currencies, and no rate of the day or of the seven days before is loaded
  not_final: the lowest bid is neither valid nor disqualified yet
innocent:
  - An abnormally low bid that the bidder could not explain
  - An arithmetic error, a missing guarantee or a missing licence
clears:
  - The written decision on the bid, with a reason that the tender documents announced
  - The bidder's complaint, if any, and its outcome
weight: 50
needs_rung: record
sentence: "The lowest of {bids} bids{priced_note} in {ocid:title} ({lowest_price}) was disqualified; the contract went to {supplier_id:name} for {amount}{criteria_note}."
*/
with population as (
  -- Bids were received, an award was made, and price is the criterion where one is known.
  select c.*
  from competition as c
  where c.active > 0
    and (c.bids > 0 or c.unlinked)
    and (c.award_criteria is null or c.award_criteria in $price_criteria)
),
judged as (
  select
    p.*,
    case
      when p.unlinked then 'unlinked_lot'
      when p.unknown > 0 then 'missing_field:bids/details/status'
      -- Nobody was put out: whatever the prices, the lowest bid was not.
      when p.disqualified = 0 then null
      -- A bid without a price matters unless it was put out too, and one below all valid ones was.
      when p.unpriced > 0
        and not coalesce(
          p.priced_valid = p.valid and p.undecided = 0 and p.currency_low = p.currency_high
            and p.lowest_out < p.lowest_valid, false
        )
        then 'missing_field:bids/details/value/amount'
      when p.currency_low = '' then 'missing_field:bids/details/value/currency'
      when p.currency_low <> p.currency_high then 'no_rate'
      when p.valid > 0 and p.lowest_out >= p.lowest_valid then null
      when p.undecided > 0 and p.lowest < p.lowest_out then 'not_final'
      when p.priced_valid = 0 and p.undecided > 0 then 'not_final'
    end as reason,
    (p.disqualified > 0 and p.priced_valid > 0 and p.lowest_out < p.lowest_valid) as lowest_is_out
  from population as p
)
select
  j.unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.lowest_is_out then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  case when j.lowest_is_out then j.supplier_low end as entity_id,
  j.awarded as amount,
  j.awarded_currency as currency,
  j.award_day as day,
  j.country,
  j.year,
  cast(j.lowest_out as double) as value,
  cast(j.lowest_valid as double) as threshold,
  'lowest valid bid' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.supplier_low as supplier_id,
  j.submitted - j.unpriced as bids,
  if(j.unpriced > 0, ' with a price', '') as priced_note,
  j.lowest_out as lowest_price,
  j.currency_low as lowest_price_currency,
  if(j.award_criteria is null, ' (criteria not published)', '') as criteria_note
from judged as j;

select
  h.unit_id, concat('a bid, ', b.status) as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join offer as o on o.unit_id = h.unit_id
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where o.submitted
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join decision as d on d.unit_id = h.unit_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id
union all
select
  h.unit_id, r.role, r.table_name, r.source, r.file, r.line, r.path, r.field, r.value
from hit as h
join rate_used as r on r.unit_id = h.unit_id;
