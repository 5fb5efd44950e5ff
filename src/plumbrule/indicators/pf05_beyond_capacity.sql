/*
id: PF-05
title: A donor gave a large part of the income they declared
version: "1.0"
since: "2026-11-25"
unit: donor x year
stage: before and after the award
category: political finance
rationale: >
  Whoever gives away more than half of a year's income may be giving the money of somebody else. The
  question can be answered only for donors whose income a declaration states.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
  - "Council of Europe, Recommendation Rec(2003)4, article 3: avoiding secret donations"
needs: [donation.donor_id, donation.date, donation.value_amount, declaration.person_id, declared_income.value_amount]
parameters:
  x:
    value: 0.5
    meaning: Part of the year's income above which it is a hit
    source: our proposal
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which the donor is taken for the declarant
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: the income of the donor for that year is not declared, or not whole
  not_public: the view of the declaration hides incomes
  weak: the donor may be another than the declarant, or is a bare name
  no_rate: gifts and income are in different currencies
  straddle: the income is a band that leaves it open
innocent:
  - Savings of many years
  - An inheritance
  - The income of the spouse
clears:
  - The bank statement of the donor
weight: 40
needs_rung: confirmed
sentence: "{donor_id:name} gave {given} in {for_year}, against a declared income of at most {income_most}."
*/
with donated as (
  select
    donor, year(day) as given_in, min(country) as country, sum(value) as net,
    min(currency) as currency, max(currency) as other_currency, min(donor_rank) as rank,
    bool_or(bare) as bare, max(day) as last_day
  from gift
  where donor is not null and day is not null and coalesce(donor_kind, 'person') = 'person'
  group by donor, year(day)
),
form as (
  select
    d.declaration_id, coalesce(e.entity_id, d.person_id) as person,
    rung_rank(coalesce(e.rung, 'self')) as rank, d.year, d.view,
    row_number() over (
      partition by coalesce(e.entity_id, d.person_id), d.year
      order by d.filed_latest desc, d.declaration_id desc
    ) as nth
  from declaration as d
  left join party_entity as e on e.party_id = d.person_id
  where coalesce(e.entity_id, d.person_id) in (select donor from donated)
    and coalesce(d.kind, 'annual') = 'annual'
),
earned as (
  select
    f.person, f.year, f.declaration_id, f.rank, min(s.status) as status,
    bool_or(coalesce(f.view, 'full') <> 'full') as hidden,
    sum(i.value_amount) as low, sum(coalesce(i.value_max_amount, i.value_amount)) as high,
    bool_or(coalesce(i.open_ended, false)) as open_ended,
    count(*) filter (where i.income_id is not null and i.value_amount is null) as unvalued,
    min(i.value_currency) as currency, max(i.value_currency) as other_currency
  from form as f
  left join section_status as s
    on s.declaration_id = f.declaration_id and s.section = 'income'
  left join declared_income as i on i.declaration_id = f.declaration_id
  where f.nth = 1
  group by f.person, f.year, f.declaration_id, f.rank
),
judged as (
  select
    d.*, e.declaration_id, e.high,
    least(d.rank, coalesce(e.rank, 9)) as link_rank,
    case
      when d.net <= 0 then 'clear'
      when e.declaration_id is null then 'missing_field:declared_income'
      when e.hidden then 'not_public:income'
      when e.status is distinct from 'declared' and e.status is distinct from 'none'
        then 'missing_field:declared_income'
      when e.unvalued > 0 then 'missing_field:declared_income/value'
      when d.currency <> d.other_currency or e.currency <> e.other_currency
        or e.currency <> d.currency then 'no_rate'
      when d.net > $x * coalesce(e.high, 0) and not e.open_ended and d.bare then 'weak:name_only'
      when d.net > $x * coalesce(e.high, 0) and not e.open_ended
        and least(d.rank, e.rank) < rung_rank($least_rung)
        then concat('weak:', rung_name(least(d.rank, e.rank)))
      when d.net > $x * coalesce(e.high, 0) and not e.open_ended then 'hit'
      when d.net <= $x * coalesce(e.low, 0) then 'clear'
      else 'straddle'
    end as state
  from donated as d
  left join earned as e on e.person = d.donor and e.year = d.given_in
)
select
  concat(j.donor, ', ', cast(j.given_in as varchar)) as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.donor as entity_id,
  if(j.state = 'hit', j.net, null) as amount,
  j.currency,
  j.last_day as day,
  j.country,
  j.given_in as year,
  cast(j.net as double) / nullif(cast(j.high as double), 0) as value,
  cast($x as double) as threshold,
  'parameter x' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.link_rank) as rung,
  j.donor as donor_id,
  j.declaration_id,
  cast(j.given_in as varchar) as for_year,
  j.net as given,
  j.currency as given_currency,
  coalesce(j.high, 0) as income_most,
  j.currency as income_most_currency
from judged as j;

select
  h.unit_id, 'a gift' as role, 'donation' as table_name,
  d.source, d.file, d.line, d.path, 'value' as field, cast(d.value_amount as varchar) as value
from hit as h
join gift as g on g.donor = h.donor_id and year(g.day) = h.year
join donation as d on d.donation_id = g.donation_id
union all
select
  h.unit_id, 'a declared income' as role, 'declared_income' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declared_income as i on i.declaration_id = h.declaration_id
union all
select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'year' as field, cast(d.year as varchar) as value
from hit as h
join declaration as d on d.declaration_id = h.declaration_id;
