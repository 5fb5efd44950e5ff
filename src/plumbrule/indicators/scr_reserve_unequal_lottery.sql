/*
id: SCR-RESERVE
title: Prices pile up at a floor, and one bidder wins the draws too often
version: "1.1"
since: "2026-11-24"
unit: market (country, year, category, class)
stage: award
category: bid rigging
rationale: >
  Where everyone bids the lowest price allowed, the winner is drawn by lot. The pile-up itself has a
  legal reason; a bidder who wins the draws more often than chance has none.
basis:
  - "UN Convention against Corruption, article 9(1)(c): objective and predetermined criteria for decisions"
  - "Hoeffding, Probability inequalities for sums of bounded random variables (1963), theorem 1, for the bound"
needs: [tender.value_amount, award.value_amount, award_party.party_id, bid.value_amount, bid.status]
parameters:
  share_min:
    value: 0.3
    meaning: Least share of awards at one ratio to the estimate that makes a floor
    source: our proposal
  n_min:
    value: 30
    meaning: Least number of draws among bids at one lowest price
    source: our proposal
  p_max:
    value: 0.01
    meaning: Chance of so many wins of any bidder of the market, all of them counted as tried
    source: our proposal
cannot_tell:
  missing_field: the prices of losing bids at the floor are not published
  too_few_obs: fewer draws than needed
innocent:
  - Ties are broken by a rule that is known beforehand, such as the earlier bid
clears:
  - The minutes of the draws, with witnesses
weight: 40
needs_rung: publisher_id
sentence: "In the market {market}, where {floor_percent} percent of awards stand at {ratio} of the estimate, {winner_id:name} won {value} of {drawn} draws among bids at one price; about {expected_words} were expected."
*/
with floor_market as (
  select f.* from price_floor as f
),
tied as (
  -- Bids at the lowest valid price, by different bidders.
  select c.unit_id, o.tenderer, f.market, min(o.rank) as rank
  from competition as c
  join floor_market as f
    on f.country is not distinct from c.country and f.year is not distinct from c.year
    and f.category is not distinct from c.category and f.division is not distinct from c.division
  join offer as o on o.unit_id = c.unit_id and o.compared_price = c.lowest_valid
  where f.share >= $share_min and c.active = 1 and not c.unlinked and o.status = 'valid'
    and o.tenderer is not null and c.currency_low = c.currency_high
  group by c.unit_id, o.tenderer, f.market
),
draw as (
  select unit_id, market, count(*) as bidders
  from tied
  group by unit_id, market
  having count(*) >= 2
),
won as (
  select
    d.market, t.tenderer, t.rank, d.bidders, if(w.supplier = t.tenderer, 1, 0) as won
  from draw as d
  join tied as t on t.unit_id = d.unit_id
  join decision as w on w.unit_id = d.unit_id and w.status = 'active'
  where exists (
    select 1 as one from tied as x where x.unit_id = d.unit_id and x.tenderer = w.supplier
  )
),
tally as (
  select
    market, tenderer, min(rank) as rank, count(*) as n, sum(won) as wins,
    sum(1.0 / nullif(cast(bidders as double), 0)) as expected
  from won
  group by market, tenderer
),
weighed as (
  select
    t.*,
    case
      when t.wins <= t.expected then 1.0
      when t.wins = t.n then power(t.expected / nullif(t.n, 0), t.n)
      else exp(
        -1.0 * t.wins * ln(t.wins / nullif(t.expected, 0))
        - (t.n - t.wins) * ln((t.n - t.wins) / nullif(t.n - t.expected, 0))
      )
    end as chance
  from tally as t
),
ranked as (
  select
    w.*,
    count(*) over (partition by w.market) as tried,
    row_number() over (partition by w.market order by w.chance, w.tenderer) as place
  from weighed as w
),
judged as (
  select
    f.*, r.tenderer as winner_id, r.rank, r.wins, r.n as drawn, r.expected, r.tried,
    least(1.0, r.chance * r.tried) as chance, d.draws,
    case
      when f.share < $share_min then null
      when d.draws is null then 'missing_field:bids/details/value/amount'
      when d.draws < $n_min then 'too_few_obs'
    end as reason
  from floor_market as f
  left join (
    select market, count(*) as draws from draw group by market
  ) as d on d.market = f.market
  left join ranked as r on r.market = f.market and r.place = 1
)
select
  j.market as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.share >= $share_min and j.chance < $p_max then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.winner_id as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  cast(j.wins as double) as value,
  j.expected as threshold,
  'sum of 1 / number of bidders at the lowest price' as threshold_source,
  case
    when j.tried is not null then concat(
      cast(j.tried as varchar), ' bidders in ', cast(j.draws as varchar), ' draws'
    )
  end as comparison,
  rung_name(coalesce(j.rank, 9)) as rung,
  j.market,
  j.category,
  j.division,
  100.0 * j.share as floor_percent,
  j.ratio,
  j.winner_id,
  j.drawn,
  round(j.expected, 1) as expected_words
from judged as j;

select
  h.unit_id, 'a bid at the lowest price' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'value/amount' as field, cast(b.value_amount as varchar) as value
from hit as h
join competition as c
  on c.country is not distinct from h.country and c.year is not distinct from h.year
  and c.category is not distinct from h.category and c.division is not distinct from h.division
join offer as o on o.unit_id = c.unit_id and o.compared_price = c.lowest_valid and o.status = 'valid'
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
where c.active = 1 and exists (
  select 1 as one from offer as x
  where x.unit_id = c.unit_id and x.status = 'valid' and x.compared_price = c.lowest_valid
    and x.tenderer = h.winner_id
)
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join competition as c
  on c.country is not distinct from h.country and c.year is not distinct from h.year
  and c.category is not distinct from h.category and c.division is not distinct from h.division
join decision as d on d.unit_id = c.unit_id and d.status = 'active'
join award as a on a.ocid = d.ocid and a.award_id = d.award_id
where c.active = 1 and d.supplier = h.winner_id;
