/*
id: CI-10
title: Gifts of one donor in a year above the limit, or from one with dealings at the official's body
version: "1.0"
since: "2026-11-25"
unit: official x donor x year
stage: any
category: conflict of interest
rationale: >
  Small gifts of one donor add up, and a gift of whoever waits for a decision is no courtesy. What is
  given to the body and kept by it is another matter, which the record should say.
basis:
  - "UN Convention against Corruption, article 8(5): gifts and benefits of public officials"
  - "The limit of the country pack"
needs: [declaration_item.counterparty_id, declaration.person_id]
parameters:
  months:
    value: 12
    meaning: Months before and after a gift in which dealings of donor and body count
    source: our proposal
cannot_tell:
  missing_field: a gift has no donor, value or date
  weak: the donor or the body may be another
  no_threshold: the country pack names no limit
  no_rate: gift and limit are in different currencies
innocent:
  - A gift of protocol that the body keeps
  - An event of the own party
  - A broadcaster or sports body that invites all members
clears:
  - The entry in the body's register of gifts
weight: 45
needs_rung: confirmed
sentence: "{official_id:name} declared gifts of {donor_id:name} worth {amount} in {in_year}: {why}."
*/
with given as (
  select
    d.person_id, d.body_id, m.counterparty_id as donor_id, m.value_amount as worth, m.value_currency as currency,
    coalesce(m.date_earliest, d.period_start_earliest, d.as_of_earliest) as date_earliest,
    coalesce(m.date_latest, d.period_end_latest, d.as_of_latest) as date_latest, coalesce(year(m.date_earliest), d.year) as in_year, d.declaration_id,
    m.movement_id as record, 'declared_movement' as table_name
  from declared_movement as m
  join declaration as d on d.declaration_id = m.declaration_id
  where m.kind = 'gift_in' and coalesce(m.member_id, '') = ''
  union all
  select
    d.person_id, d.body_id, i.counterparty_id as donor_id, i.value_amount as worth,
    i.value_currency as currency,
    coalesce(i.acquired_earliest, d.period_start_earliest, d.as_of_earliest) as date_earliest,
    coalesce(i.acquired_latest, d.period_end_latest, d.as_of_latest) as date_latest,
    coalesce(year(i.acquired_earliest), d.year) as in_year, d.declaration_id, i.item_id as record, 'declaration_item' as table_name
  from declaration_item as i
  join declaration as d on d.declaration_id = i.declaration_id
  where i.kind = 'gift' and coalesce(i.holder, 'self') in ('self', 'joint')
),
limits as (
  select country, currency, begins, ends, min(value) as cap, min(source) as source
  from threshold
  where name = 'gift_cap'
  group by country, currency, begins, ends
),
placed as (
  select
    coalesce(o.entity_id, g.person_id) as official, coalesce(e.entity_id, g.donor_id) as donor,
    rung_rank(coalesce(e.rung, 'self')) as donor_rank, p.country, g.*
  from given as g
  left join party_entity as o on o.party_id = g.person_id
  left join party_entity as e on e.party_id = g.donor_id
  left join party as p on p.party_id = coalesce(g.body_id, g.person_id)
),
summed as (
  select
    official, donor, in_year, max(donor_rank) as donor_rank, min(country) as country, sum(worth) as worth,
    max(if(worth is null, 1, 0)) as unvalued, min(currency) as currency,
    count(distinct currency) as currencies, min(date_earliest) as date_earliest,
    max(date_latest) as date_latest
  from placed
  group by official, donor, in_year
),
dealt as (
  select
    s.official, s.donor, s.in_year, max(least(f.rank, m.rank)) as rank,
    max(least(b.rank, m.body_rank, t.body_rank)) as same_body_rank, min(m.matter_id) as matter_id
  from summed as s
  join same_as as f on f.one = s.donor and f.rank > 0
  join matter as m on m.party = f.other and m.kind <> 'subcontract'
  join official_seat as t on t.official = s.official
  join body_alias as b on b.one = t.body and b.other = m.body
  where
    date_diff('day', cast(s.date_latest as date), cast(m.date_earliest as date)) <= $months * 30.4375
    and date_diff('day', cast(m.date_latest as date), cast(s.date_earliest as date)) <= $months * 30.4375
  group by s.official, s.donor, s.in_year
),
judged as (
  select
    s.*, d.matter_id, d.rank as deal_rank, l.cap, l.source as law,
    case
      when s.donor is null then 'missing_field:gift/donor'
      when d.rank >= 5 and d.same_body_rank >= 4 then 'hit'
      when s.currencies = 1 and s.currency = l.currency and s.worth > l.cap then 'hit'
      when d.matter_id is not null then concat('weak:', rung_name(least(d.rank, d.same_body_rank)))
      when s.in_year is null then 'missing_field:gift/date'
      when l.cap is null then 'no_threshold'
      when s.unvalued = 1 then 'missing_field:gift/value'
      when s.currencies > 1 or s.currency is distinct from l.currency then 'no_rate'
      else 'clear'
    end as state
  from summed as s
  left join dealt as d
    on d.official = s.official and d.donor = s.donor and d.in_year is not distinct from s.in_year
  left join limits as l
    on l.country = s.country and s.date_earliest >= l.begins
    and (l.ends is null or s.date_earliest < l.ends)
)
select
  concat(j.official, '/', coalesce(j.donor, '?'), '/', coalesce(cast(j.in_year as varchar), '?')) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.donor as entity_id,
  if(j.currencies = 1, j.worth, null) as amount,
  j.currency,
  cast(j.date_latest as date) as day,
  j.country,
  j.in_year as year,
  cast(j.worth as double) as value,
  j.cap as threshold,
  coalesce(j.law, 'dealings of donor and body') as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(least(j.donor_rank, coalesce(j.deal_rank, 9))) as rung,
  j.official as official_id,
  j.donor as donor_id,
  j.matter_id,
  cast(j.in_year as varchar) as in_year,
  if(j.deal_rank >= 5, 'the donor had dealings with the body', 'the limit of the law is lower') as why
from judged as j;

select
  h.unit_id, 'a gift' as role, 'declared_movement' as table_name, m.source, m.file, m.line, m.path,
  'value' as field, cast(m.value_amount as varchar) as value
from hit as h
join declared_movement as m on m.kind = 'gift_in'
join declaration as d on d.declaration_id = m.declaration_id
left join party_entity as o on o.party_id = d.person_id
left join party_entity as e on e.party_id = m.counterparty_id
where
  coalesce(o.entity_id, d.person_id) = h.official_id
  and coalesce(e.entity_id, m.counterparty_id) = h.donor_id
  and coalesce(year(m.date_earliest), d.year) = h.year
union all
select
  h.unit_id, 'a gift' as role, 'declaration_item' as table_name, i.source, i.file, i.line, i.path,
  'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.kind = 'gift'
join declaration as d on d.declaration_id = i.declaration_id
left join party_entity as o on o.party_id = d.person_id
left join party_entity as e on e.party_id = i.counterparty_id
where
  coalesce(o.entity_id, d.person_id) = h.official_id
  and coalesce(e.entity_id, i.counterparty_id) = h.donor_id
  and coalesce(year(i.acquired_earliest), d.year) = h.year
union all
select
  h.unit_id, 'a dealing of donor and body' as role, m.table_name, m.source, m.file, m.line, m.path,
  'date' as field, m.date_text as value
from hit as h
join matter as m on m.matter_id = h.matter_id;
