/*
id: PF-04
title: Several donors of one employer or address gave the same sum at the same time
version: "1.0"
since: "2026-11-25"
unit: recipient x day x amount x employer or address
stage: before and after the award
category: political finance
rationale: >
  Whoever may not give, or not so much, gives through others: employees or family give one sum within
  days, for the first time, and are paid back.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
  - "Council of Europe, Recommendation Rec(2003)4, article 3: avoiding secret donations"
needs: [donation.donor_id, donation.recipient_id, donation.date, donation.value_amount, donation.donor_employer, address.full]
parameters:
  k:
    value: 3
    meaning: Donors from which on it is a hit
    source: our proposal
  window_days:
    value: 3
    meaning: Days within which they gave, the first counted
    source: our proposal, one day or three
cannot_tell:
  missing_field: neither employer nor address of the donors is stated
  window: the dates are those of booking
innocent:
  - Dues of elected members
  - The meeting of a branch
  - Gifts by deduction from pay
clears:
  - The bank statements of the donors
  - A statute that asks members in office for dues
weight: 35
needs_rung: record
sentence: "{donors} donors of one {mark_kind} gave {each} each to {recipient_id:name} from {day} on; it was the first loaded gift of {newcomers} of them."
*/
with mark as (
  select donation_id, 'employer' as mark_kind, lower(trim(donor_employer)) as mark
  from donation
  where trim(donor_employer) <> ''
  union all
  select d.donation_id, 'address' as mark_kind, a.address_key as mark
  from donation as d
  join address as a on a.party_id = d.donor_id
  where a.address_key is not null
),
first_gift as (
  select donor, min(day) as first_day from gift where donor is not null and value > 0 group by donor
),
given as (
  select
    g.*, m.mark_kind, m.mark,
    lower(coalesce(g.kind, '')) like '%member%' or lower(coalesce(g.kind, '')) like '%due%' as dues,
    f.first_day
  from gift as g
  left join mark as m on m.donation_id = g.donation_id
  left join first_gift as f on f.donor = g.donor
  where g.value > 0 and g.donor is not null and g.day is not null and g.recipient is not null
    and coalesce(g.donor_kind, 'person') = 'person'
),
together as (
  select
    a.recipient, a.mark_kind, a.mark, a.value, a.currency, a.day, a.country,
    count(distinct b.donor) as donors,
    count(distinct if(b.day = b.first_day, b.donor, null)) as newcomers,
    bool_or(a.booked or b.booked) as booked,
    bool_and(b.dues) as dues
  from (
    select recipient, mark_kind, mark, value, currency, day, country, bool_or(booked) as booked
    from given
    where mark is not null
    group by recipient, mark_kind, mark, value, currency, day, country
  ) as a
  join given as b
    on b.recipient = a.recipient and b.mark_kind = a.mark_kind and b.mark = a.mark
    and b.value = a.value and b.currency = a.currency
    and date_diff('day', cast(a.day as date), cast(b.day as date)) >= 0
    and date_diff('day', cast(a.day as date), cast(b.day as date)) < $window_days
  group by a.recipient, a.mark_kind, a.mark, a.value, a.currency, a.day, a.country
),
unmarked as (
  select recipient, day, value, currency, country, count(distinct donor) as donors
  from given
  group by recipient, day, value, currency, country
  having count(mark) = 0 and count(distinct donor) >= $k
),
judged as (
  select
    t.*,
    case
      when t.donors < $k or t.newcomers < $k then 'clear'
      when t.dues then 'excluded:dues'
      when t.booked then 'window:booked'
      else 'hit'
    end as state
  from together as t
  union all
  select
    u.recipient, 'employer or address' as mark_kind, 'not stated' as mark, u.value, u.currency,
    u.day, u.country, u.donors, cast(0 as bigint) as newcomers, false as booked, false as dues,
    'missing_field:donation/donor_employer' as state
  from unmarked as u
)
select
  concat(
    j.recipient, ', ', cast(j.day as varchar), ', ', cast(j.value as varchar), ' ', j.currency,
    ', ', j.mark_kind, ' ', j.mark
  ) as unit_id,
  case
    when j.state = 'hit' then 'hit'
    when j.state = 'clear' or j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.recipient as entity_id,
  if(j.state = 'hit', j.value * j.donors, null) as amount,
  j.currency,
  j.day,
  j.country,
  year(j.day) as year,
  cast(j.newcomers as double) as value,
  cast($k as double) as threshold,
  'parameter k' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.recipient as recipient_id,
  j.donors,
  j.newcomers,
  j.mark_kind,
  j.mark,
  j.value as each,
  j.currency as each_currency
from judged as j;

select
  h.unit_id, 'a gift' as role, 'donation' as table_name,
  d.source, d.file, d.line, d.path, 'value' as field, cast(d.value_amount as varchar) as value
from hit as h
join gift as g
  on g.recipient = h.recipient_id and g.value = h.each and g.currency = h.each_currency
  and date_diff('day', cast(h.day as date), cast(g.day as date)) >= 0
  and date_diff('day', cast(h.day as date), cast(g.day as date)) < $window_days
join donation as d on d.donation_id = g.donation_id
left join address as a on a.party_id = d.donor_id and a.address_key = h.mark
where lower(trim(d.donor_employer)) = h.mark or a.address_key is not null;
