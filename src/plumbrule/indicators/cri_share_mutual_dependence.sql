/*
id: CRI-SHARE
title: A buyer and a supplier that depend on each other
version: "1.0"
since: "2026-11-24"
unit: buyer and supplier and year
stage: award
category: bid rigging
rationale: >
  A supplier that takes an unusual share of a buyer's year, and earns most of its public income from
  that buyer, is bound to it; each may be the other's favour.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
needs: [award.status, award.date, award.value_amount, award.value_currency, award_party.party_id, tender.buyer_id]
parameters:
  n_min:
    value: 5
    meaning: Least number of awards of the buyer, and of the supplier, in the year
    source: Government Transparency Institute, definitions of the ProACT indicators (2020), more than 4
  income_min:
    value: 0.5
    meaning: Least share of the supplier's public income of the year that comes from the buyer
    source: our proposal
  missing_max:
    value: 0.2
    meaning: Largest share of awards without a value
    source: our proposal
  group_min:
    value: 30
    meaning: Least number of pairs to compare with
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which two records are taken for one party
    source: our proposal
cannot_tell:
  missing_field: awards have no date, or too many of them no value
  identity_weak: the records of the buyer or the supplier are not tied firmly enough
  too_few_obs: too few awards of the buyer or the supplier in the year
  no_rate: awards are in several currencies
  group_too_small: fewer than thirty pairs in the country and year
  no_spread: half of the pairs have the same share
  fence_outside_support: the fence of the shares lies at or above one
innocent:
  - A specialised firm with one natural customer
  - A small buyer
  - One contract over several years
clears:
  - The competitions the supplier won, and against whom
  - The supplier's private customers
weight: 35
needs_rung: publisher_id
sentence: "In {year_words}, {supplier_id:name} received {share_percent} percent of what {entity_id:name} awarded ({amount} of {buyer_total}), and this was {income_percent} percent of its income from public contracts on record."
*/
with member as (
  -- A member of a consortium is credited with the whole award.
  select p.*, p.supplier as party from purchase as p where p.members = 1
  union all
  select p.*, unnest(string_split(p.supplier, ' + ')) as party
  from purchase as p
  where p.members > 1
),
spent as (
  select
    buyer, year, min(country) as country, count(*) as n, count(amount) as valued,
    sum(amount) as total, min(currency) as low, max(currency) as high, min(buyer_rank) as rank
  from purchase
  where buyer is not null and day is not null
  group by buyer, year
),
earned as (
  select
    party, year, count(*) as n, count(amount) as valued, sum(amount) as total,
    min(currency) as low, max(currency) as high, min(supplier_rank) as rank
  from member
  where day is not null
  group by party, year
),
pair as (
  select
    buyer, party, case when day is not null then year end as year, max(year) as any_year,
    sum(amount) as total, max(day) as day
  from member
  where buyer is not null
  group by buyer, party, case when day is not null then year end
),
measured as (
  select
    p.buyer, p.party, p.year, p.any_year, p.total, p.day, s.country, s.n as buyer_awards,
    s.total as buyer_total, s.low as currency, least(s.rank, e.rank) as rank,
    coalesce(cast(p.total as double), 0) / nullif(cast(s.total as double), 0) as share,
    coalesce(cast(p.total as double), 0) / nullif(cast(e.total as double), 0) as income_share,
    case
      when p.year is null then 'missing_field:awards/date'
      when least(s.rank, e.rank) < rung_rank($least_rung) then 'identity_weak'
      when s.n < $n_min or e.n < $n_min then 'too_few_obs'
      when s.n - s.valued > $missing_max * s.n or e.n - e.valued > $missing_max * e.n
        then 'missing_field:awards/value/amount'
      when s.low <> s.high or e.low <> e.high then 'no_rate'
    end as reason
  from pair as p
  left join spent as s on s.buyer = p.buyer and s.year = p.year
  left join earned as e on e.party = p.party and e.year = p.year
),
gathered as (
  select country, year, count(*) as n, list_sort(array_agg(share)) as sorted
  from measured
  where reason is null
  group by country, year
),
quartile as (
  select
    country, year, n, quantile8(sorted, 0.25) as q1, quantile8(sorted, 0.75) as q3
  from gathered
),
judged as (
  select
    m.*, q.n, q.q1, q.q3, fence_high(q.q1, q.q3) as fence,
    case
      when m.reason is not null then m.reason
      when q.n < $group_min then 'group_too_small'
      when q.q1 = q.q3 then 'no_spread'
      when fence_high(q.q1, q.q3) >= 1.0 then 'fence_outside_support'
    end as open_question
  from measured as m
  left join quartile as q
    on q.country is not distinct from m.country and q.year = m.year
)
select
  concat(j.buyer, ' with ', j.party, ' in ', coalesce(cast(j.year as varchar), 'no year'))
    as unit_id,
  case
    when j.open_question is not null then 'cannot_tell'
    when j.share > j.fence and j.income_share >= $income_min then 'hit'
    else 'clear'
  end as answer,
  j.open_question as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.buyer as entity_id,
  cast(j.total as decimal(24, 4)) as amount,
  j.currency,
  j.day,
  j.country,
  coalesce(j.year, j.any_year) as year,
  j.share as value,
  j.fence as threshold,
  'upper fence of the pairs of the country and year (Q3 + 1.5 IQR)' as threshold_source,
  case
    when j.open_question is null then concat(
      cast(j.n as varchar), ' pairs in ', coalesce(j.country, 'no country'), ', ',
      cast(j.year as varchar), ', quartiles ', cast(round(j.q1, 4) as varchar), ' and ',
      cast(round(j.q3, 4) as varchar)
    )
  end as comparison,
  rung_name(j.rank) as rung,
  j.party as supplier_id,
  cast(j.year as varchar) as year_words,
  round(100 * j.share, 1) as share_percent,
  round(100 * j.income_share, 1) as income_percent,
  cast(j.buyer_total as decimal(24, 4)) as buyer_total,
  j.currency as buyer_total_currency
from judged as j;

with member as (
  select p.ocid, p.award_id, p.year, p.buyer, p.supplier as party
  from purchase as p
  where p.members = 1 and p.day is not null
  union all
  select p.ocid, p.award_id, p.year, p.buyer, unnest(string_split(p.supplier, ' + ')) as party
  from purchase as p
  where p.members > 1 and p.day is not null
)
select
  h.unit_id,
  if(
    list_contains(string_split(p.supplier, ' + '), h.supplier_id),
    'an award of the buyer to the supplier', 'another award of the buyer'
  ) as role,
  'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join purchase as p on p.buyer = h.entity_id and p.year = h.year and p.day is not null
join award as a on a.ocid = p.ocid and a.award_id = p.award_id
union all
select
  h.unit_id, 'another award to the supplier' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join member as m
  on m.party = h.supplier_id and m.year = h.year and m.buyer is distinct from h.entity_id
join award as a on a.ocid = m.ocid and a.award_id = m.award_id;
