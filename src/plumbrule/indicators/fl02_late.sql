/*
id: FL-02
title: Filed or registered after the term
version: "1.0"
since: "2026-11-25"
unit: declaration, gift or transaction
stage: declaration
category: filing
rationale: >
  A declaration serves while it can still change a decision. What is told months later could not.
basis:
  - "UN Convention against Corruption, articles 8(5) and 52(5): declarations and sanctions for non-compliance"
needs: [declaration.filed, declaration.as_of, donation.date, donation.reported]
parameters: {}
cannot_tell:
  missing_field: the day it was filed or registered, or the day from which the term runs, is not told
  no_threshold: neither the form nor a pack says when it was due
  window: the dates leave it open
  first_registration: it happened before the post was taken, and the first registration has a term of its own
innocent:
  - The first entries of a new member
  - The donor confirmed late
  - The office was closed
  - Received on another day than accepted
clears:
  - The receipt with the day
weight: 25
needs_rung: record
sentence: "{what} was filed on {filed_day}; it was due {due_words} ({threshold_source})."
*/
with form as (
  -- Corrections are no late forms.
  select
    concat('form/', d.declaration_id) as unit_id, d.declaration_id as record_id,
    'declaration' as record_table, d.kind, coalesce(e.entity_id, d.person_id) as person,
    coalesce(b.country, p.country) as country, d.year,
    first_day_of(d.as_of_earliest, d.as_of_latest, d.as_of_text) as first,
    last_day_of(d.as_of_earliest, d.as_of_latest, d.as_of_text) as last,
    first_day_of(d.filed_earliest, d.filed_latest, d.filed_text) as filed_first,
    last_day_of(d.filed_earliest, d.filed_latest, d.filed_text) as filed_last,
    first_day_of(d.due_earliest, d.due_latest, d.due_text) as due_first,
    last_day_of(d.due_earliest, d.due_latest, d.due_text) as due_last,
    case
      when d.kind = 'annual' and d.year is not null
        then concat('The declaration for ', cast(d.year as varchar))
      when d.as_of_text is not null
        then concat('A declaration (', coalesce(d.kind, 'of unknown kind'), ') as of ', d.as_of_text)
      else concat('A declaration (', coalesce(d.kind, 'of unknown kind'), ')')
    end as what,
    cast(null as decimal(24, 4)) as amount, cast(null as varchar) as currency
  from declaration as d
  left join party_entity as e on e.party_id = d.person_id
  left join party as p on p.party_id = d.person_id
  left join party as b on b.party_id = d.body_id
  where d.supersedes is null
),
gift as (
  select
    concat('gift/', g.donation_id) as unit_id, g.donation_id as record_id, 'donation' as record_table,
    'gift' as kind, coalesce(e.entity_id, g.recipient_id) as person, p.country,
    cast(null as integer) as year,
    first_day_of(g.date_earliest, g.date_latest, g.date_text) as first,
    last_day_of(g.date_earliest, g.date_latest, g.date_text) as last,
    first_day_of(g.reported_earliest, g.reported_latest, g.reported_text) as filed_first,
    last_day_of(g.reported_earliest, g.reported_latest, g.reported_text) as filed_last,
    cast(null as date) as due_first, cast(null as date) as due_last, if(g.date_text is null, 'A gift', concat('A gift of ', g.date_text)) as what,
    g.value_amount as amount, g.value_currency as currency
  from donation as g
  join party as p on p.party_id = g.recipient_id and p.kind = 'person'
  left join party_entity as e on e.party_id = g.recipient_id
  where g.date_kind is null or g.date_kind = 'given'
),
trade as (
  select
    concat('transaction/', m.declaration_id, '/', m.movement_id) as unit_id,
    concat(m.declaration_id, '/', m.movement_id) as record_id, 'declared_movement' as record_table,
    'transaction' as kind, f.person, f.country, cast(null as integer) as year,
    first_day_of(m.date_earliest, m.date_latest, m.date_text) as first,
    last_day_of(m.date_earliest, m.date_latest, m.date_text) as last, f.filed_first, f.filed_last,
    cast(null as date) as due_first, cast(null as date) as due_last,
    if(m.date_text is null, 'A transaction in securities', concat('A transaction in securities of ', m.date_text)) as what, m.value_amount as amount, m.value_currency as currency
  from declared_movement as m
  join form as f on f.record_id = m.declaration_id
  join declaration_item as i on i.declaration_id = m.declaration_id and i.item_id = m.item_id
  where m.kind in ('purchase', 'sale') and form_section(i.asset) in ('security', 'stake')
    and f.kind = 'change'
),
record as (
  select * from form
  union all
  select * from gift
  union all
  select * from trade
),
termed as (
  select
    r.*, t.days, t.grace_days, t.source as law,
    if(
      t.month is null, null,
      try_cast(
        concat(
          cast(r.year + if(t.month = 12, 2, 1) as varchar), '-',
          case when t.month = 12 then '01' when t.month < 9 then concat('0', cast(t.month + 1 as varchar))
            else cast(t.month + 1 as varchar) end,
          '-01'
        ) as date
      )
    ) as day_after,
    t.kind as term,
    row_number() over (partition by r.unit_id order by t.valid_from desc, t.source) as place
  from record as r
  left join filing_term as t
    on t.country = r.country and t.kind = r.kind and t.post_kind is null
    and t.valid_from <= coalesce(
      if(t.month is null, r.first, null),
      try_cast(concat(cast(r.year as varchar), '-12-31') as date)
    )
    and (
      t.valid_to is null or t.valid_to >= coalesce(
        if(t.month is null, r.last, null),
        try_cast(concat(cast(r.year as varchar), '-12-31') as date)
      )
    )
),
new_member as (
  select
    coalesce(e.entity_id, h.person_id) as person,
    min(last_day_of(h.start_earliest, h.start_latest, h.start_text)) as began
  from post_holder as h
  left join party_entity as e on e.party_id = h.person_id
  group by coalesce(e.entity_id, h.person_id)
),
counted as (
  select
    t.*, n.began,
    case
      when t.due_last is not null then date_diff('day', cast(t.due_last as date), cast(t.filed_first as date))
      when t.day_after is not null
        then date_diff('day', cast(t.day_after as date), cast(t.filed_first as date)) + 1 - t.grace_days
      else date_diff('day', cast(t.last as date), cast(t.filed_first as date)) - t.days - t.grace_days
    end as least_late,
    case
      when t.due_first is not null then date_diff('day', cast(t.due_first as date), cast(t.filed_last as date))
      when t.day_after is not null
        then date_diff('day', cast(t.day_after as date), cast(t.filed_last as date)) + 1 - t.grace_days
      else date_diff('day', cast(t.first as date), cast(t.filed_last as date)) - t.days - t.grace_days
    end as most_late
  from termed as t
  left join new_member as n on n.person = t.person
  where t.place = 1
),
judged as (
  select
    c.*,
    case
      when c.filed_first is null then 'missing_field:filed'
      when c.due_last is null and c.first is null and c.kind is distinct from 'annual'
        then 'missing_field:date'
      when c.due_last is null and c.kind = 'annual' and c.year is null then 'missing_field:year'
      when c.due_last is null and c.term is null then 'no_threshold'
      when c.most_late <= 0 then 'clear'
      when c.kind = 'gift' and c.first < c.began then 'first_registration'
      when c.least_late > 0 then 'hit'
      else 'window:filed'
    end as state
  from counted as c
)
select
  j.unit_id as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  j.amount as amount,
  j.currency as currency,
  coalesce(j.last, j.due_last, j.filed_first) as day,
  j.country as country,
  coalesce(j.year, year(j.last)) as year,
  cast(j.least_late as double) as value,
  0.0 as threshold,
  if(j.due_last is null, j.law, 'the day it was due, as the form says') as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.record_id,
  j.record_table,
  j.what,
  j.filed_first as filed_day,
  case when j.due_last is not null then concat('on ', cast(j.due_last as varchar)) when j.day_after is not null then concat('before ', cast(j.day_after as varchar)) else concat('within ', cast(j.days as varchar), ' days') end as due_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'filed' as field, d.filed_text as value
from hit as h
join declaration as d on d.declaration_id = h.record_id
where h.record_table = 'declaration'
union all
select
  h.unit_id, 'the gift' as role, 'donation' as table_name,
  g.source, g.file, g.line, g.path, 'reported' as field, concat(g.date_text, ', registered ', g.reported_text) as value
from hit as h
join donation as g on g.donation_id = h.record_id
where h.record_table = 'donation'
union all
select
  h.unit_id, 'the transaction' as role, 'declared_movement' as table_name,
  m.source, m.file, m.line, m.path, 'date' as field, m.date_text as value
from hit as h
join declared_movement as m on concat(m.declaration_id, '/', m.movement_id) = h.record_id
where h.record_table = 'declared_movement';
