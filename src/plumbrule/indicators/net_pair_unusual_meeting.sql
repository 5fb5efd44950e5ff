/*
id: NET-PAIR
title: Two bidders who meet far more often than chance lets them
version: "1.0"
since: "2026-11-24"
unit: pair of bidders in a market
stage: any
category: collusion
rationale: >
  Firms that choose their tenders alone meet as often as chance has it, given how often each bids in a
  place and a year. Those who go together, whether to bid for cover or for each other, meet more often.
basis:
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), suspicious patterns"
  - "Hoeffding, Probability inequalities for sums of bounded random variables (1963), section 6, for the bound"
  - "Benjamini and Hochberg, Controlling the false discovery rate (1995)"
needs: [bid.status, bid_party.party_id, tender.division, tender.year]
parameters:
  k:
    value: 10
    meaning: Least number of meetings that are looked at, at least 10
    source: our proposal
  lift_min:
    value: 5.0
    meaning: Multiple of the expected meetings above which a pair stands out
    source: our proposal
  jaccard_min:
    value: 0.3
    meaning: Least share of meetings among the competitions that either took part in
    source: our proposal
  q_max:
    value: 0.01
    meaning: Share of false finds that is accepted among all pairs that could have met so often
    source: our proposal
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which records of several competitions are taken for one bidder
    source: our proposal; a name alone never is
cannot_tell:
  identity_weak: the records of one of the two are not tied surely enough
  missing_field: the class of what is bought, or the place, is not published
innocent:
  - A few firms in a narrow market meet always
  - One region and one class of licence, finer than the data show
  - Joint holders of a framework
clears:
  - A list of the firms able to bid that is not much longer than the list of bidders
  - Bids of the two that were prepared, priced and sent apart from each other
weight: 30
needs_rung: publisher_id
sentence: "{one_id:name} and {other_id:name} met in {meetings} competitions of one market ({comparison}); at random they would have met {expected_words} times. Narrow markets look the same."
*/
with judged as (
  select
    p.*, c.one_n, c.other_n, c.expected, c.q, c.tried,
    p.meetings / nullif(cast(c.one_n + c.other_n - p.meetings as double), 0) as jaccard,
    case
      when p.rank < rung_rank($least_rung) then 'identity_weak'
      when p.division is null then 'missing_field:tender/items/classification/id'
      when p.placed < p.meetings then 'missing_field:parties/address/region'
    end as reason
  from pair_meeting as p
  join pair_chance as c
    on c.one = p.one and c.other = p.other and c.country is not distinct from p.country
    and c.division is not distinct from p.division
  where p.meetings >= $k
)
select
  j.pair_id as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.meetings > $lift_min * j.expected and j.jaccard >= $jaccard_min and j.q < $q_max
      then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.one_id as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  j.meetings / nullif(j.expected, 0) as value,
  cast($lift_min as double) as threshold,
  'parameters lift_min, jaccard_min and q_max' as threshold_source,
  concat(
    cast(j.one_n as varchar), ' and ', cast(j.other_n as varchar), ' participations in ',
    coalesce(j.country, 'no country'), ', class ', coalesce(j.division, 'none'), '; ',
    cast(j.tried as varchar), ' pairs tried'
  ) as comparison,
  rung_name(j.rank) as rung,
  j.one_id,
  j.other_id,
  j.division,
  j.meetings,
  j.one_wins,
  j.other_wins,
  round(j.expected, 1) as expected_words
from judged as j;

select
  h.unit_id, 'a bid of one of the two in a competition where they met' as role, 'bid' as table_name,
  b.source, b.file, b.line, b.path, 'status' as field, b.status as value
from hit as h
join meeting as m on m.pair_id = h.unit_id
join offer as o
  on o.unit_id = m.unit_id and (o.tenderer = m.one_tenderer or o.tenderer = m.other_tenderer)
join bid as b on b.ocid = o.ocid and b.bid_id = o.bid_id
union all
select
  h.unit_id, 'the award in such a competition' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'status' as field, a.status as value
from hit as h
join meeting as m on m.pair_id = h.unit_id
join decision as d on d.unit_id = m.unit_id
join award as a on a.ocid = d.ocid and a.award_id = d.award_id;
