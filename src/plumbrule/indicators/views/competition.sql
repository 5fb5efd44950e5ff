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
  bids: bids of any status
  submitted: bids known to be submitted
  unknown: bids without a status
  valid: valid bids
  disqualified: disqualified bids
  undecided: submitted bids that are neither valid nor disqualified
  anonymous: submitted bids without a tenderer
  party_low: first of the submitted bidders' own records in alphabetical order
  party_high: last of them
  tenderer_low: first of the submitted bidders in alphabetical order
  tenderer_high: last of them; equal to the first when there is one bidder
  valid_low: first of the valid bidders
  valid_high: last of them
  rank: rank of the weakest identity rung of the submitted bidders
  unpriced: submitted bids without a price
  unpriced_out: disqualified bids without a price
  lowest: lowest price of a submitted bid
  lowest_valid: lowest price of a valid bid
  lowest_out: lowest price of a disqualified bid
  priced_valid: valid bids with a price
  currency_low: first currency of the priced bids in alphabetical order
  currency_high: last of them; equal to the first when there is one currency
  undated: bids known to be submitted whose date is missing
  first_bid: earliest instant a submitted bid can have been made
  last_bid: latest instant a submitted bid can have been made
  awards: awards of any status
  active: active awards
  open_awards: awards pending or without a status
  award_day: day of the latest active award (UTC)
  awarded: sum of the active awards; null when one has no value or they differ in currency
  awarded_currency: ISO 4217 code
  supplier_low: first of the active awards' suppliers in alphabetical order
  supplier_high: last of them; equal to the first when there is one supplier
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
bidding as (
  select
    unit_id,
    count(*) as bids,
    count(*) filter (where submitted) as submitted,
    count(*) filter (where submitted is null) as unknown,
    count(*) filter (where status = 'valid') as valid,
    count(*) filter (where status = 'disqualified') as disqualified,
    count(*) filter (where submitted and tenderer is null) as anonymous,
    min(party) filter (where submitted) as party_low,
    max(party) filter (where submitted) as party_high,
    min(tenderer) filter (where submitted) as tenderer_low,
    max(tenderer) filter (where submitted) as tenderer_high,
    min(tenderer) filter (where status = 'valid') as valid_low,
    max(tenderer) filter (where status = 'valid') as valid_high,
    min(rank) filter (where submitted) as rank,
    count(*) filter (where submitted and price is null) as unpriced,
    count(*) filter (where status = 'disqualified' and price is null) as unpriced_out,
    min(price) filter (where submitted) as lowest,
    min(price) filter (where status = 'valid') as lowest_valid,
    min(price) filter (where status = 'disqualified') as lowest_out,
    count(price) filter (where status = 'valid') as priced_valid,
    min(coalesce(currency, '')) filter (where submitted and price is not null) as currency_low,
    max(coalesce(currency, '')) filter (where submitted and price is not null) as currency_high,
    count(*) filter (where submitted and date_latest is null) as undated,
    min(date_earliest) filter (where submitted) as first_bid,
    max(date_latest) filter (where submitted) as last_bid
  from offer
  where unit_id is not null
  group by unit_id
),
deciding as (
  select
    unit_id,
    count(*) as awards,
    count(*) filter (where status = 'active') as active,
    count(*) filter (where status is null or status = 'pending') as open_awards,
    cast(max(date_latest) filter (where status = 'active') as date) as award_day,
    case
      when count(*) filter (where status = 'active' and (amount is null or currency is null)) = 0
        and min(currency) filter (where status = 'active')
          = max(currency) filter (where status = 'active')
        then sum(amount) filter (where status = 'active')
    end as awarded,
    min(currency) filter (where status = 'active') as awarded_currency,
    min(supplier) filter (where status = 'active') as supplier_low,
    max(supplier) filter (where status = 'active') as supplier_high
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
  b.party_low, b.party_high, b.tenderer_low, b.tenderer_high, b.valid_low, b.valid_high, b.rank,
  coalesce(b.unpriced, 0) as unpriced,
  coalesce(b.unpriced_out, 0) as unpriced_out,
  b.lowest, b.lowest_valid, b.lowest_out,
  coalesce(b.priced_valid, 0) as priced_valid,
  b.currency_low, b.currency_high,
  coalesce(b.undated, 0) as undated,
  b.first_bid, b.last_bid,
  coalesce(d.awards, 0) as awards,
  coalesce(d.active, 0) as active,
  coalesce(d.open_awards, 0) as open_awards,
  d.award_day, cast(d.awarded as decimal(24, 4)) as awarded, d.awarded_currency, d.supplier_low, d.supplier_high
from unit as u
left join bidding as b on b.unit_id = u.unit_id
left join deciding as d on d.unit_id = u.unit_id
left join unlinked on unlinked.ocid = u.ocid
