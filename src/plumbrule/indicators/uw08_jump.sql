/*
id: UW-08
title: What the household owns grew many times over
version: "1.0"
since: "2026-11-25"
unit: household x period
stage: declaration
category: unexplained wealth
rationale: >
  Things and cash that are several times what the form before listed deserve a look, whatever
  explains them. What was listed in both forms counts at its earlier value, so that a new
  valuation is no growth.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.value_amount, declaration_item.item_key, declaration_item.basis]
parameters:
  times:
    value: 5
    meaning: What is owned at this multiple of what was owned, or more, is a hit
    source: "AntAC, automatic checks of declarations (Ukraine)"
cannot_tell:
  not_answered: a section is not filled, so nothing is known of it
  refused: the section was refused
  not_required: the form did not ask for the section
  not_public: the public view does not show the section or its amounts
  unreadable: the section cannot be read
  missing_field: a status, amount, price or day is not told
  no_rate: a line is in a currency without a rate for the day
  straddle: the interval lies on both sides of what is compared
  no_threshold: no country pack says what difference is passed over in this currency on that day
  window: the dates leave open in which period something belongs
innocent:
  - A first full declaration after a partial one
  - A new valuation
  - An inheritance
  - A marriage
clears:
  - The declarant's answer with a document
weight: 40
needs_rung: record
sentence: "Between {prior_day} and {day} things and cash that {entity_id:name} declared for the household grew from at most {before_words} to at least {after_words}."
*/
with grown as (
  -- What is new less what is gone; what may be the same thing is not new.
  select
    b.closing,
    sum(if(b.opening_item is null and b.match = 'none', coalesce(c.low, 0), 0)) as new_low,
    sum(if(b.closing_item is null, coalesce(o.high, 0), 0)) as gone_high,
    min(coalesce(c.currency, o.currency)) as first_currency,
    max(coalesce(c.currency, o.currency)) as last_currency,
    count(*) filter (where ci.basis <> oi.basis) as other_basis
  from item_between as b
  left join household_item as c on c.declaration_id = b.closing and c.item_id = b.closing_item
  left join household_item as o on o.declaration_id = b.opening and o.item_id = b.opening_item
  left join declaration_item as ci on ci.declaration_id = b.closing and ci.item_id = b.closing_item
  left join declaration_item as oi on oi.declaration_id = b.opening and oi.item_id = b.opening_item
  where form_section(b.asset) in ('real_estate', 'vehicle', 'movable')
  group by b.closing
),
measured as (
  select
    m.*, p.gap, o.day as prior_day, o.currency as prior_currency,
    o.things_low + o.cash_low as before_low, o.things_high + o.cash_high as before_high,
    m.things_low + m.cash_low as after_low, m.things_high + m.cash_high as after_high,
    coalesce(o.things_reason, o.money_reason, m.things_reason, m.money_reason) as silent,
    coalesce(g.new_low, 0) - coalesce(g.gone_high, 0) + m.cash_low - o.cash_high as growth_low,
    coalesce(g.other_basis, 0) as other_basis,
    -- What is new or gone is added as stated, so it counts only where all is in the one currency.
    coalesce(g.first_currency, m.currency) = m.currency
      and coalesce(g.last_currency, m.currency) = m.currency as one_currency
  from household_money as m
  join household_money as o on o.declaration_id = m.prior_id
  left join grown as g on g.closing = m.declaration_id
  left join passed_over as p
    on p.currency = m.currency and m.day between p.valid_from and p.valid_to
  where m.currency is not null
),
judged as (
  select
    x.*,
    case
      when x.silent is not null then x.silent
      when x.after_high < $times * x.before_low then 'clear'
      when x.gap is null then 'no_threshold'
      when x.after_high - x.before_low <= x.gap then 'clear'
      when x.other_basis > 0 then 'window:value_basis'
      when x.before_high is null then 'missing_field:value'
      when x.after_low >= $times * x.before_high and x.growth_low > x.gap
        and x.one_currency then 'hit'
      else 'straddle'
    end as state
  from measured as x
)
select
  j.declaration_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(j.growth_low as decimal(24, 4)) as amount,
  j.currency as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.after_low as double) as value,
  cast($times * j.before_high as double) as threshold,
  'parameter times' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  j.prior_id as opening,
  j.prior_day,
  concat(cast(cast(j.before_high as decimal(24, 2)) as varchar), ' ', j.currency) as before_words,
  concat(cast(cast(j.after_low as decimal(24, 2)) as varchar), ' ', j.currency) as after_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'what is owned now' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing
where form_section(i.asset) in ('real_estate', 'vehicle', 'movable') or i.asset = 'cash'
union all
select
  h.unit_id, 'what was owned before' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.opening
where form_section(i.asset) in ('real_estate', 'vehicle', 'movable') or i.asset = 'cash';
