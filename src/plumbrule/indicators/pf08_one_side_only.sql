/*
id: PF-08
title: A gift stands on one side only, in the donor's declaration or in the party's report
version: "1.0"
since: "2026-11-25"
unit: donation
stage: before and after the award
category: political finance
rationale: >
  Donor and recipient report the same gift. What one of them leaves out was hidden, mistaken for
  something else, or never arrived.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
  - "Council of Europe, Recommendation Rec(2003)4, article 12: records of donations"
needs: [donation.donor_id, donation.recipient_id, donation.date, donation.value_amount, donation.stated_by]
parameters:
  tolerance:
    value: 0.0
    meaning: Part of the amount by which the two may differ
    source: our proposal
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which the donors of both sides are taken for one
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: the gift has no date, no value or no parties
  source_absent: nothing of the other side is loaded for that year
  weak: the donor of the other side may be another, or is a bare name
innocent:
  - It was paid to a branch
  - It was reported in the next year
  - It was a membership fee
clears:
  - The bank statement
weight: 40
needs_rung: confirmed
sentence: "{donor_id:name} and {recipient_id:name}: a gift of {gift} in {for_year} stands on the side of the {side_words} only."
*/
with stated as (
  select
    g.*, year(g.day) as given_in, if(d.stated_by = 'recipient', 'recipient', 'donor') as side
  from gift as g
  join donation as d on d.donation_id = g.donation_id
  where d.stated_by in ('recipient', 'donor', 'bank')
),
covered as (
  -- The party's reports are loaded for a year when a gift in them is; a donor's, when one of theirs is.
  select side, recipient as whose, given_in from stated where side = 'recipient' and recipient is not null
  group by side, recipient, given_in
  union all
  select side, donor as whose, given_in from stated where side = 'donor' and donor is not null
  group by side, donor, given_in
),
like_sum as (
  -- Gifts of the other side to the same recipient, of the same year and sum, whoever gave them.
  select s.donation_id, bool_or(o.donor = s.donor) as same_donor, count(o.donation_id) as n
  from stated as s
  left join stated as o
    on o.side <> s.side and o.recipient = s.recipient and o.given_in = s.given_in
    and o.currency = s.currency
    and abs(o.value - s.value) <= $tolerance * abs(s.value)
  group by s.donation_id
),
maybe as (
  select s.donation_id, max(m.rank) as rank
  from stated as s
  join possible_match as m on m.one = s.donor
  join stated as o
    on o.donor = m.other and o.side <> s.side and o.recipient = s.recipient
    and o.given_in = s.given_in and o.value = s.value
  group by s.donation_id
),
judged as (
  select
    s.*, l.same_donor, y.rank as maybe_rank,
    case
      when s.donor is null or s.recipient is null then 'missing_field:donation/donor'
      when s.given_in is null then 'missing_field:donation/date'
      when s.value is null then 'missing_field:donation/value'
      when l.same_donor then 'clear'
      when c.whose is null
        then if(s.side = 'donor', 'source_absent:party_report', 'source_absent:donor_declaration')
      when y.rank is not null then concat('weak:', rung_name(y.rank))
      when l.n > 0 and s.bare then 'weak:name_only'
      when least(s.donor_rank, s.recipient_rank) < rung_rank($least_rung)
        then concat('weak:', rung_name(least(s.donor_rank, s.recipient_rank)))
      else 'hit'
    end as state
  from stated as s
  join like_sum as l on l.donation_id = s.donation_id
  left join maybe as y on y.donation_id = s.donation_id
  left join covered as c
    on c.side <> s.side and c.given_in = s.given_in
    and c.whose = if(s.side = 'donor', s.recipient, s.donor)
)
select
  j.donation_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  if(j.side = 'donor', j.recipient, j.donor) as entity_id,
  if(j.state = 'hit', abs(j.value), null) as amount,
  j.currency,
  j.day,
  j.country,
  j.given_in as year,
  cast(j.value as double) as value,
  cast($tolerance as double) as threshold,
  'parameter tolerance' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(least(j.donor_rank, j.recipient_rank)) as rung,
  j.donor as donor_id,
  j.recipient as recipient_id,
  j.value as gift,
  j.currency as gift_currency,
  cast(j.given_in as varchar) as for_year,
  j.side as side_words
from judged as j;

select
  h.unit_id, 'the gift' as role, 'donation' as table_name,
  d.source, d.file, d.line, d.path, 'value' as field, cast(d.value_amount as varchar) as value
from hit as h
join donation as d on d.donation_id = h.unit_id;
