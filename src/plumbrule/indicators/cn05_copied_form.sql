/*
id: CN-05
title: Every amount of a form equals that of the form before
version: "1.0"
since: "2026-11-25"
unit: person x two declarations
stage: declaration
category: consistency
rationale: >
  Balances move, salaries rise. A form in which every amount is that of last year was more likely copied
  than filled anew.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets and interests"
needs: [declaration_item.value_amount, declared_income.value_amount]
parameters:
  least_amounts:
    value: 3
    meaning: Fewer amounts above zero than this tell nothing
    source: our proposal; of 331 pairs of declarations of members of a parliament 21 were equal in all amounts, and 9 of these had at least three above zero
cannot_tell:
  too_few: fewer amounts above zero than the parameter says; a form without amounts is not equal to another
  not_public: the public view does not show every amount
innocent:
  - A fixed salary, and nothing bought or sold
  - A form that asks for the cost of acquisition, which does not move
clears:
  - Statements of accounts for the year
weight: 20
needs_rung: record
sentence: "All {amounts} amounts of the form of {day} are those of the form of {prior_day}."
*/
with wanted as (
  select declaration_id from declarant_form where prior_id is not null
  union
  select prior_id as declaration_id from declarant_form where prior_id is not null
),
amounts as (
  select
    l.declaration_id, count(*) as n,
    array_to_string(
      list_sort(array_agg(
        concat(
          l.section, ' ', coalesce(cast(l.low as varchar), 'open'), ' ', coalesce(cast(l.high as varchar), 'open'), ' ',
          coalesce(l.currency, '?')
        )
      )), ';'
    ) as written
  from form_line as l
  join wanted as w on w.declaration_id = l.declaration_id
  where l.low > 0 or l.high > 0
  group by l.declaration_id
),
judged as (
  select
    f.declaration_id, f.prior_id, f.person, f.day, f.prior_day, f.country, f.year,
    coalesce(a.n, 0) as amounts,
    case
      when f.shown_as <> 'full' or o.shown_as <> 'full' then 'not_public:amounts'
      when a.written is distinct from b.written then 'clear'
      when coalesce(a.n, 0) < $least_amounts then 'too_few:amounts'
      else 'hit'
    end as state
  from declarant_form as f
  join declarant_form as o on o.declaration_id = f.prior_id
  left join amounts as a on a.declaration_id = f.declaration_id
  left join amounts as b on b.declaration_id = f.prior_id
)
select
  j.declaration_id as unit_id,
  case
    when j.state in ('hit', 'clear') then j.state
    when j.state like 'excluded:%' then 'clear'
    else 'cannot_tell'
  end as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.amounts as double) as value,
  cast($least_amounts as double) as threshold,
  'parameter least_amounts' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.prior_id,
  j.prior_day,
  j.amounts
from judged as j;

select
  h.unit_id, 'the form, or the form before' as role, 'declaration' as table_name,
  i.source, i.file, i.line, i.path, 'as_of' as field, coalesce(i.as_of_text, cast(i.year as varchar), i.declaration_id) as value
from hit as h
join declaration as i on i.declaration_id = h.unit_id or i.declaration_id = h.prior_id
union all
select
  h.unit_id, 'an amount that is the same in both' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.unit_id
where i.asset is not null and (i.value_amount > 0 or i.value_max_amount > 0)
union all
select
  h.unit_id, 'an amount that is the same in both' as role, 'declared_income' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_income as i on i.declaration_id = h.unit_id;
