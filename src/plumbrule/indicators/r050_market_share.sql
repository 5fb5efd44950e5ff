/*
id: R050
title: One supplier holds a large share of a market
version: "1.0"
since: "2026-11-24"
unit: supplier and market
stage: award
category: low competition
rationale: >
  A supplier with much of what all buyers of a region spend on one class of goods or works may be
  shielded from competition.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R050"
needs: [award.status, award.date, award.value_amount, award.value_currency, award_party.party_id, tender.division, tender.region]
parameters:
  share_max:
    value: 0.4
    meaning: Share of the value of the market above which it is a hit
    source: Open Contracting Partnership, R050
  n_min:
    value: 10
    meaning: Least number of awards in the market
    source: Open Contracting Partnership, R050
  missing_max:
    value: 0.2
    meaning: Largest share of awards without a value
    source: our proposal
  least_rung:
    value: id_match
    meaning: Weakest identity rung on which records are taken for one supplier
    source: our proposal; a share over many buyers needs the same official number
cannot_tell:
  missing_field: class, year or region is not published, or too many awards have no value
  identity_weak: the supplier's records are not tied by one official number
  too_few_obs: the market is too small
  no_rate: the market's awards are in several currencies
innocent:
  - A natural monopoly or a single licence
  - One very large contract
  - The market is drawn too narrow
clears:
  - The other bidders of the supplier's competitions
  - The class split by what was really bought
weight: 30
needs_rung: id_match
sentence: "{entity_id:name} won {share_percent} percent of the value awarded in the market {market}: {amount} of {market_total} in {market_awards} awards."
*/
with member as (
  -- A member of a consortium is credited with the whole award.
  select p.*, p.supplier as party from purchase_market as p where p.members = 1
  union all
  select p.*, unnest(string_split(p.supplier, ' + ')) as party
  from purchase_market as p
  where p.members > 1
),
held as (
  select
    party, market, missing, min(country) as country, max(year) as year, max(day) as day,
    min(supplier_rank) as rank, count(*) as n, sum(amount) as total
  from member
  group by party, market, missing
),
judged as (
  select
    h.*, m.n as market_awards, m.total as market_total, m.currency,
    coalesce(cast(h.total as double), 0) / nullif(cast(m.total as double), 0) as share,
    case
      when h.market is null then 'missing_field:' || h.missing
      when h.rank < rung_rank($least_rung) then 'identity_weak'
      when m.n < $n_min then 'too_few_obs'
      when m.n - m.valued > $missing_max * m.n then 'missing_field:awards/value/amount'
      when m.currency is null then 'no_rate'
    end as reason
  from held as h
  left join market_value as m on m.market = h.market
)
select
  j.party || ' in ' || coalesce(j.market, 'a market not known for lack of ' || j.missing)
    as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.share > $share_max then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.party as entity_id,
  cast(j.total as decimal(24, 4)) as amount,
  j.currency,
  j.day,
  j.country,
  j.year,
  j.share as value,
  cast($share_max as double) as threshold,
  'parameter share_max' as threshold_source,
  case
    when j.reason is null then concat(cast(j.market_awards as varchar), ' awards in ', j.market)
  end as comparison,
  rung_name(j.rank) as rung,
  j.market,
  round(100 * j.share, 1) as share_percent,
  cast(j.market_total as decimal(24, 4)) as market_total,
  j.currency as market_total_currency,
  j.market_awards
from judged as j;

select
  h.unit_id,
  if(list_contains(string_split(p.supplier, ' + '), h.entity_id),
    'an award to the supplier', 'another award of the market') as role,
  'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join purchase_market as p on p.market = h.market
join award as a on a.ocid = p.ocid and a.award_id = p.award_id
where p.supplier is not null;
