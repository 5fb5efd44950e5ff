/*
kind: table
meaning: The unit of competition, a process or a lot of one that has several, with its bids and awards counted.
columns:
  unit_id: the ocid, or `ocid/lot` for a process with at least two lots
  ocid: the process
  lot_id: the lot; null when the process competes as a whole
  country: ISO 3166-1 alpha-2 code
  year: year of the process
  method: open, selective, limited, direct or null
  method_text: the method as received
  method_details: local name of the procedure
  category: goods, works or services
  division: first two characters of the first item's class
  region: region of the buyer
  award_criteria: award criteria as coded
  tender_status: status of the tender
  number_of_tenderers: tenderers as the source counts them
  estimate: estimated value of the lot or process
  estimate_currency: ISO 4217 code
  deadline_earliest: earliest instant the deadline for bids can mean
  deadline_latest: latest instant it can mean
  unlinked: some bid or award of the process is linked to none of its lots
  bids: bids handed in, those without a status included
  submitted: bids known to be handed in
  unknown: bids without a status
  valid: valid bids
  disqualified: disqualified bids
  undecided: submitted bids that are neither valid nor disqualified
  anonymous: submitted bids without a tenderer
  tenderer_low: first of the bidders in alphabetical order
  tenderer_high: last of them; equal to the first when there is one bidder
  valid_low: first of the bidders with a valid bid
  valid_high: last of them
  rank: rank of the weakest identity rung of the bidders
  unpriced: bids without a price
  lowest: lowest price of a bid; these three in the common currency where bids were in several (`conversion`)
  lowest_valid: lowest price of a valid bid
  lowest_out: lowest price of a disqualified bid
  priced_valid: valid bids with a price
  currency_low: first currency of the priced bids in alphabetical order; empty when one has none
  currency_high: last of them; equal to the first when there is one currency
  undated: bids whose date is missing
  first_bid: earliest instant a bid can have been made
  last_bid: latest instant a bid can have been made
  awards: awards of any status
  active: active awards
  open_awards: awards pending or without a status
  award_day: day of the latest active award (UTC)
  supplier_low: first of the active awards' suppliers in alphabetical order
  supplier_high: last of them; equal to the first when there is one supplier
  awarded: sum of the active awards; null when one has no value or they differ in currency
  awarded_currency: ISO 4217 code
*/
with lotted as (
  select distinct ocid from lot_of
),
unit as (
  select
    t.ocid as unit_id, t.ocid, cast(null as varchar) as lot_id,
    t.value_amount as estimate, t.value_currency as estimate_currency,
    t.tender_end_earliest as deadline_earliest, t.tender_end_latest as deadline_latest,
    t.country, t.year, t.method, t.method_text, t.method_details, t.category, t.division, t.region,
    t.award_criteria, t.status as tender_status, t.number_of_tenderers
  from tender as t
  left join lotted on lotted.ocid = t.ocid
  where lotted.ocid is null
  union all
  select
    l.ocid || '/' || l.lot_id as unit_id, l.ocid, l.lot_id,
    d.value_amount as estimate, d.value_currency as estimate_currency,
    coalesce(d.tender_end_earliest, t.tender_end_earliest) as deadline_earliest,
    coalesce(d.tender_end_latest, t.tender_end_latest) as deadline_latest,
    t.country, t.year, t.method, t.method_text, t.method_details, t.category, t.division, t.region,
    t.award_criteria, t.status as tender_status, cast(null as bigint) as number_of_tenderers
  from lot_of as l
  join tender as t on t.ocid = l.ocid
  left join lot as d on d.ocid = l.ocid and d.lot_id = l.lot_id
),
counted as (
  -- Bids not handed in (invited, withdrawn) count as bids only; they have no place in what follows.
  select
    unit_id, submitted, tenderer, rank, date_earliest, date_latest, compared_price as price,
    cast(submitted as integer) as handed_in,
    if(status = 'valid', 1, 0) as valid,
    if(status = 'disqualified', 1, 0) as disqualified,
    if(submitted and tenderer is null, 1, 0) as anonymous,
    case when status = 'valid' then tenderer end as valid_tenderer,
    case when status = 'valid' then compared_price end as valid_price,
    case when status = 'disqualified' then compared_price end as out_price,
    case when price is not null then coalesce(compared_currency, '') end as price_currency
  from offer
  where submitted is not false and unit_id is not null
),
bidding as (
  select
    unit_id,
    count(*) as bids,
    sum(handed_in) as submitted,
    count(*) - count(submitted) as unknown,
    sum(valid) as valid,
    sum(disqualified) as disqualified,
    sum(anonymous) as anonymous,
    min(tenderer) as tenderer_low,
    max(tenderer) as tenderer_high,
    min(valid_tenderer) as valid_low,
    max(valid_tenderer) as valid_high,
    min(rank) as rank,
    count(*) - count(price) as unpriced,
    min(price) as lowest,
    min(valid_price) as lowest_valid,
    min(out_price) as lowest_out,
    count(valid_price) as priced_valid,
    min(price_currency) as currency_low,
    max(price_currency) as currency_high,
    count(*) - count(date_latest) as undated,
    min(date_earliest) as first_bid,
    max(date_latest) as last_bid
  from counted
  group by unit_id
),
deciding as (
  select
    unit_id,
    count(*) as awards,
    sum(if(status = 'active', 1, 0)) as active,
    sum(if(status is null or status = 'pending', 1, 0)) as open_awards,
    max(case when status = 'active' then date_latest end) as award_latest,
    min(case when status = 'active' then supplier end) as supplier_low,
    max(case when status = 'active' then supplier end) as supplier_high,
    case
      when sum(if(status = 'active' and (amount is null or currency is null), 1, 0)) = 0
        and min(case when status = 'active' then currency end)
          = max(case when status = 'active' then currency end)
        then sum(case when status = 'active' then amount end)
    end as awarded,
    min(case when status = 'active' then currency end) as awarded_currency
  from decision
  where unit_id is not null
  group by unit_id
),
unlinked as (
  select ocid from offer where unit_id is null
  union
  select ocid from decision where unit_id is null
)
select
  u.unit_id, u.ocid, u.lot_id, u.country, u.year, u.method, u.method_text, u.method_details,
  u.category, u.division, u.region, u.award_criteria, u.tender_status, u.number_of_tenderers,
  u.estimate, u.estimate_currency, u.deadline_earliest, u.deadline_latest,
  (unlinked.ocid is not null) as unlinked,
  coalesce(b.bids, 0) as bids,
  coalesce(b.submitted, 0) as submitted,
  coalesce(b.unknown, 0) as unknown,
  coalesce(b.valid, 0) as valid,
  coalesce(b.disqualified, 0) as disqualified,
  coalesce(b.submitted - b.valid - b.disqualified, 0) as undecided,
  coalesce(b.anonymous, 0) as anonymous,
  b.tenderer_low, b.tenderer_high, b.valid_low, b.valid_high, b.rank,
  coalesce(b.unpriced, 0) as unpriced,
  b.lowest, b.lowest_valid, b.lowest_out,
  coalesce(b.priced_valid, 0) as priced_valid,
  b.currency_low, b.currency_high,
  coalesce(b.undated, 0) as undated,
  b.first_bid, b.last_bid,
  coalesce(d.awards, 0) as awards,
  coalesce(d.active, 0) as active,
  coalesce(d.open_awards, 0) as open_awards,
  cast(d.award_latest as date) as award_day,
  d.supplier_low, d.supplier_high,
  cast(d.awarded as decimal(24, 4)) as awarded, d.awarded_currency
from unit as u
left join bidding as b on b.unit_id = u.unit_id
left join deciding as d on d.unit_id = u.unit_id
left join unlinked on unlinked.ocid = u.ocid
