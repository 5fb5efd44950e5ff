/*
id: R052
title: A small first purchase, followed by much larger ones
version: "1.0"
since: "2026-11-24"
unit: buyer and supplier
stage: award
category: bid rigging
rationale: >
  A first small contract can bring a chosen supplier in without competition; the large ones that
  follow then seem natural.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "The law named with each limit"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R052"
needs: [tender.method, tender.buyer_id, tender.country, award.value_amount, award.value_currency, award.date, award_party.party_id]
parameters:
  small:
    value: 0.5
    meaning: Share of the limit for competition up to which a first award is small
    source: our proposal
  times:
    value: 5
    meaning: A later award is much larger from this many times the first
    source: our proposal
  window_days:
    value: 730
    meaning: Days after the first award within which the later one lies
    source: our proposal, two years
  least_rung:
    value: publisher_id
    meaning: Weakest identity rung on which two records are taken for one party
    source: our proposal
cannot_tell:
  missing_field: a value or a date is not published
  no_threshold: no limit is known for the country, kind of purchase and day
  no_rate: values are in another currency than the limit or than each other
  no_history: the buyer's records begin too shortly before the first award to call it the first
  identity_weak: the records of the buyer or the supplier are not tied firmly enough
innocent:
  - A trial that was rolled out
  - A study first, then the works
  - A buyer whose needs grew
clears:
  - The later contract was put to open competition, with several bids
weight: 25
needs_rung: publisher_id
sentence: "{entity_id:name} first bought from {supplier_id:name} for {first_amount} on {first_day}; by {day} an award of {amount} followed."
*/
with member as (
  select p.*, p.supplier as party from purchase as p where p.members = 1
  union all
  select p.*, unnest(string_split(p.supplier, ' + ')) as party
  from purchase as p
  where p.members > 1
),
acted as (
  select
    m.ocid, m.award_id, m.buyer, m.party, m.country, m.year, m.day, m.day_number, m.amount,
    m.currency, least(m.buyer_rank, m.supplier_rank) as rank, v.limit_amount, v.currency as
      limit_currency, v.law,
    row_number() over (
      partition by m.buyer, m.party order by m.day_number nulls last, m.ocid, m.award_id
    ) as place,
    count(*) over (partition by m.buyer, m.party) as n
  from member as m
  left join value_limit as v on v.ocid = m.ocid and v.name = 'competition_value'
  where m.buyer is not null
),
history as (
  select buyer, min(day_number) as begin_number from purchase group by buyer
),
first_award as (
  select * from acted where place = 1 and n >= 2
),
later as (
  select
    f.buyer, f.party, max(a.amount) filter (where a.currency = f.currency) as amount,
    count(*) filter (where a.amount is null or a.day_number is null) as unknown,
    count(*) filter (where a.currency <> f.currency) as other_currency,
    min(a.rank) as rank, max(a.year) as year
  from first_award as f
  join acted as a on a.buyer = f.buyer and a.party = f.party and a.place > 1
  where a.day_number is null or a.day_number <= f.day_number + $window_days
  group by f.buyer, f.party
),
largest as (
  select f.buyer, f.party, min(a.day) as day
  from first_award as f
  join later as l on l.buyer = f.buyer and l.party = f.party
  join acted as a
    on a.buyer = f.buyer and a.party = f.party and a.place > 1 and a.amount = l.amount
    and a.currency = f.currency and a.day_number <= f.day_number + $window_days
  group by f.buyer, f.party
),
judged as (
  select
    f.*, l.amount as later_amount, g.day as later_day, least(f.rank, l.rank) as weakest,
    coalesce(l.year, f.year) as last_year,
    case
      when least(f.rank, coalesce(l.rank, f.rank)) < rung_rank($least_rung) then 'identity_weak'
      when f.amount is null then 'missing_field:awards/value/amount'
      when f.day is null then 'missing_field:awards/date'
      -- Whatever the limit, nothing much larger followed.
      when l.buyer is null then null
      when l.amount < $times * f.amount and l.unknown = 0 and l.other_currency = 0 then null
      when f.limit_amount is null then 'no_threshold'
      when f.limit_currency <> f.currency then 'no_rate'
      when cast(f.amount as double) > $small * cast(f.limit_amount as double) then null
      when l.amount >= $times * f.amount and f.day_number - h.begin_number < $window_days
        then 'no_history'
      when l.amount >= $times * f.amount then null
      when l.unknown > 0 then 'missing_field:awards/value/amount'
      else 'no_rate'
    end as reason
  from first_award as f
  join history as h on h.buyer = f.buyer
  left join later as l on l.buyer = f.buyer and l.party = f.party
  left join largest as g on g.buyer = f.buyer and g.party = f.party
)
select
  j.buyer || ' with ' || j.party as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when cast(j.amount as double) <= $small * cast(j.limit_amount as double)
      and j.later_amount >= $times * j.amount then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.buyer as entity_id,
  j.later_amount as amount,
  j.currency,
  coalesce(j.later_day, j.day) as day,
  j.country,
  j.last_year as year,
  cast(j.later_amount as double) / nullif(cast(j.amount as double), 0) as value,
  cast($times as double) as threshold,
  'parameter times' as threshold_source,
  concat('first award at most ', cast($small as varchar), ' of the limit (', j.law, ')')
    as comparison,
  rung_name(coalesce(j.weakest, j.rank)) as rung,
  j.party as supplier_id,
  j.amount as first_amount,
  j.currency as first_amount_currency,
  j.day as first_day,
  j.ocid as first_ocid,
  j.award_id as first_award
from judged as j;

select
  h.unit_id, 'the first award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join award as a on a.ocid = h.first_ocid and a.award_id = h.first_award
union all
select
  h.unit_id, 'a later award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'value/amount' as field, cast(a.value_amount as varchar) as value
from hit as h
join purchase as p on p.buyer = h.entity_id and p.amount = h.amount and p.currency = h.currency
join award as a on a.ocid = p.ocid and a.award_id = p.award_id
where list_contains(string_split(p.supplier, ' + '), h.supplier_id);
