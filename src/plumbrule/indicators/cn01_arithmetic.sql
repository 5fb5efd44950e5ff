/*
id: CN-01
title: A section's lines do not add up to its own total
version: "1.0"
since: "2026-11-25"
unit: declaration x section
stage: declaration
category: consistency
rationale: >
  A form that states a total and lines lets each be held against the other. A difference is a slip, a
  line that was left out, or a total of something else; the section is not to be relied on until it is known which.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets and interests"
needs: [section_status.total_amount, declaration_item.value_amount]
parameters:
  passed_over:
    value: 1.0
    meaning: A difference up to this many units of the currency is passed over
    source: our proposal
  share:
    value: 0.005
    meaning: A difference up to this part of the total is passed over
    source: our proposal
cannot_tell:
  missing_field: a line has no amount, or the section has a total and no line is loaded
  no_rate: lines and total are in several currencies
  not_public: the public view does not show every line
  straddle: lines are bands, and the total may agree or not
innocent:
  - Rounding
  - The total is net and the lines are gross
clears:
  - The form's own rule of how the total is made
weight: 20
needs_rung: record
sentence: "The lines of the section {section} add up to between {sum_low} and {sum_high} {currency_code}, and the form states a total of {total}. One of them is to be corrected."
*/
with stated as (
  select
    s.declaration_id, s.section, s.total_amount as total, s.total_currency,
    f.person, f.day, f.country, f.year, f.shown_as
  from section_status as s
  join declarant_form as f on f.declaration_id = s.declaration_id
  where s.total_amount is not null
),
summed as (
  select
    l.declaration_id, l.section, count(*) as lines, count(l.low) as with_low,
    count(l.high) as with_high, sum(l.low) as low, sum(l.high) as high,
    min(l.currency) as currency_low, max(l.currency) as currency_high,
    count(l.currency) as with_currency
  from form_line as l
  join (select distinct declaration_id from stated) as s on s.declaration_id = l.declaration_id
  group by l.declaration_id, l.section
),
judged as (
  select
    s.*, m.low, m.high,
    greatest(
      cast($passed_over as decimal(24, 4)),
      cast(round(cast(abs(s.total) as double) * $share, 4) as decimal(24, 4))
    ) as allowed,
    case
      when s.shown_as <> 'full' then concat('not_public:', s.section)
      when m.lines is null and s.total <> 0 then 'missing_field:lines'
      when m.lines is null then 'clear'
      when m.with_low < m.lines then 'missing_field:amount'
      when m.with_currency < m.lines or m.currency_low <> m.currency_high
        or m.currency_low is distinct from s.total_currency then 'no_rate'
    end as early
  from stated as s
  left join summed as m on m.declaration_id = s.declaration_id and m.section = s.section
),
answered as (
  select
    j.*,
    if(j.with_end, j.high, null) as most,
    coalesce(
      j.early,
      case
        when j.total < j.low - j.allowed then 'hit'
        when j.with_end and j.total > j.high + j.allowed then 'hit'
        when j.with_end and j.total >= j.high - j.allowed and j.total <= j.low + j.allowed then 'clear'
        else 'straddle'
      end
    ) as state
  from (
    select k.*, (m.with_high = m.lines) as with_end
    from judged as k
    left join summed as m on m.declaration_id = k.declaration_id and m.section = k.section
  ) as j
)
select
  concat(a.declaration_id, '/', a.section) as unit_id,
  case
    when a.state in ('hit', 'clear') then a.state
    when a.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(a.state in ('hit', 'clear'), null, a.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  a.person as entity_id,
  cast(greatest(a.low - a.total, a.total - a.most, 0) as decimal(24, 4)) as amount,
  a.total_currency as currency,
  a.day as day,
  a.country as country,
  a.year as year,
  cast(a.total as double) as value,
  cast(a.allowed as double) as threshold,
  'parameters passed_over and share' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  a.declaration_id,
  a.section,
  a.low as sum_low,
  a.most as sum_high,
  a.total,
  a.total_currency,
  a.total_currency as currency_code
from answered as a;

select
  h.unit_id, 'the total that the form states' as role, 'section_status' as table_name,
  s.source, s.file, s.line, s.path, 'total' as field, cast(s.total_amount as varchar) as value
from hit as h
join section_status as s on s.declaration_id = h.declaration_id and s.section = h.section
union all
select
  h.unit_id, 'a line of the section' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.declaration_id
where i.asset is not null and form_section(i.asset) = h.section
union all
select
  h.unit_id, 'a line of the section' as role, 'declared_income' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_income as i on i.declaration_id = h.declaration_id
where h.section = 'income'
union all
select
  h.unit_id, 'a line of the section' as role, 'declared_debt' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_debt as i on i.declaration_id = h.declaration_id
where h.section = 'debt';
