/*
kind: table
meaning: A gift to a party, candidate or campaign, or its return, with who gave and who received.
columns:
  donation_id: the gift
  donor: entity of the donor; null when none is named
  donor_rank: rank of the identity rung of the donor
  bare: the donor is known by a name alone, without number, date of birth or address
  donor_kind: person, company, union, public body, foreign, anonymous ... in lower case, as the report says it, else as the register does
  recipient: entity of the recipient
  recipient_rank: rank of its identity rung
  country: ISO 3166-1 alpha-2 code of the recipient, else of the donor
  kind: kind of gift in lower case
  fee: it is a membership fee
  value: value; negative for a return
  currency: ISO 4217 code
  date_earliest: earliest instant its date can mean
  date_latest: latest instant
  day: the day as written
  to_the_day: the date is known to the day
  booked: the date is that of booking or reporting, stated so or told by a heap of the data set's dates on 31 December
  again: place among rows that agree in donor, recipient, day, value, kind and who states them, from 1
*/
with heap as (
  select
    source,
    count(*) filter (where substring(date_text, 6, 5) = '12-31') * 10 >= count(*)
      and count(*) >= 100 as heaped
  from donation
  where date_text is not null
  group by source
),
address_known as (
  select a.party_id
  from address as a
  join (select donor_id from donation group by donor_id) as d on d.donor_id = a.party_id
  where a.full is not null
  group by a.party_id
),
named as (
  select
    d.donation_id, d.source, coalesce(g.entity_id, d.donor_id) as donor,
    rung_rank(coalesce(g.rung, 'self')) as donor_rank,
    d.donor_id is not null and p.identifier is null and p.born_earliest is null
      and a.party_id is null as bare,
    lower(coalesce(d.donor_kind, p.kind)) as donor_kind,
    coalesce(r.entity_id, d.recipient_id) as recipient,
    rung_rank(coalesce(r.rung, 'self')) as recipient_rank,
    coalesce(q.country, p.country) as country,
    lower(d.kind) as kind, lower(coalesce(d.kind, '')) like '%member%' as fee,
    d.value_amount as value, d.value_currency as currency, d.date_earliest, d.date_latest,
    d.date_text, d.stated_by,
    written_day(d.date_earliest, d.date_latest, d.date_text) as day,
    d.date_earliest is not null
      and seconds_between(d.date_earliest, d.date_latest) < 259200.0 as to_the_day,
    case
      when d.date_kind is not null then d.date_kind in ('booked', 'reported')
      else coalesce(h.heaped, false)
    end as booked
  from donation as d
  left join party_entity as g on g.party_id = d.donor_id
  left join party_entity as r on r.party_id = d.recipient_id
  left join party as p on p.party_id = d.donor_id
  left join party as q on q.party_id = d.recipient_id
  left join address_known as a on a.party_id = d.donor_id
  left join heap as h on h.source = d.source
)
select
  n.donation_id, n.donor, n.donor_rank, n.bare, n.donor_kind, n.recipient, n.recipient_rank,
  n.country, n.kind, n.fee, n.value, n.currency, n.date_earliest, n.date_latest, n.day,
  n.to_the_day, n.booked,
  row_number() over (
    partition by
      coalesce(n.donor, n.donation_id), n.recipient, n.date_text, n.value, n.currency, n.kind,
      n.stated_by
    order by n.donation_id, n.source
  ) as again
from named as n
