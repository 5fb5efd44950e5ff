/*
id: PF-09
title: A firm that is new, dormant or smaller than its gift gave money to a party
version: "1.0"
since: "2026-11-25"
unit: donation of a firm
stage: before and after the award
category: political finance
rationale: >
  A firm without business of its own has no money of its own: somebody else may be giving through it.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
  - "Council of Europe, Recommendation Rec(2003)4, article 5: donations by legal entities"
needs: [donation.donor_id, donation.date, donation.value_amount, party.founded, company_year.turnover_amount, company_year.employees, company_year.dormant]
parameters:
  age_days:
    value: 365
    meaning: A firm younger than this is new
    source: our proposal
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which the donor is taken for the firm of the register
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: the day of the gift, or the founding and the accounts of the firm for the year, are not known
  weak: the firm of the register may be another
  window: the dates leave open how old it was
  no_rate: turnover and gift are in different currencies
innocent:
  - A new holding of an old firm
  - Accounts that were filed late
clears:
  - The accounts of the group
  - The bank statement of the donor
weight: 35
needs_rung: confirmed
sentence: "{donor_id:name} gave {gift} to {recipient_id:name} on {day}: {ground_words}."
*/
with firm_gift as (
  select g.* from gift as g where g.value > 0 and g.donor_kind = 'company' and g.donor is not null
),
known as (
  select
    f.donation_id,
    max(p.founded_earliest) as founded_earliest, min(p.founded_latest) as founded_latest
  from (select donation_id, donor from firm_gift) as f
  join party_entity as e on e.entity_id = f.donor
  join party as p on p.party_id = e.party_id
  where p.founded_earliest is not null
  group by f.donation_id
  union all
  select f.donation_id, p.founded_earliest, p.founded_latest
  from firm_gift as f
  join party as p on p.party_id = f.donor
  left join party_entity as e on e.party_id = p.party_id
  where p.founded_earliest is not null and e.party_id is null
),
books as (
  select
    f.donation_id, max(c.turnover_amount) as turnover, max(c.turnover_currency) as currency,
    max(c.employees) as employees, bool_and(c.dormant) as dormant, min(c.rank) as rank
  from firm_gift as f
  join (
    select
      coalesce(e.entity_id, y.party_id) as entity_id, rung_rank(coalesce(e.rung, 'self')) as rank,
      y.year, y.turnover_amount, y.turnover_currency, y.employees, y.dormant
    from company_year as y
    left join party_entity as e on e.party_id = y.party_id
  ) as c on c.entity_id = f.donor and c.year = year(f.day)
  group by f.donation_id
),
joined as (
  select
    f.*, k.founded_earliest, k.founded_latest, b.turnover, b.currency as turnover_currency,
    b.employees, b.dormant, least(f.donor_rank, coalesce(b.rank, 9)) as rank,
    seconds_between(k.founded_earliest, f.date_latest) / 86400.0 as oldest,
    seconds_between(k.founded_latest, f.date_earliest) / 86400.0 as youngest
  from firm_gift as f
  left join known as k on k.donation_id = f.donation_id
  left join books as b on b.donation_id = f.donation_id
),
grounded as (
  select
    j.*,
    case
      when j.dormant then 'the register calls it dormant that year'
      when j.oldest < $age_days then 'it was founded less than a year before'
      when j.turnover < j.value and j.turnover_currency = j.currency
        then 'its turnover that year was less than the gift'
      when j.employees = 0 then 'it had no employees that year'
    end as ground
  from joined as j
),
judged as (
  select
    g.*,
    case
      when g.day is null then 'missing_field:donation/date'
      when g.ground is not null and g.rank < rung_rank($least_rung)
        then concat('weak:', rung_name(g.rank))
      when g.ground is not null then 'hit'
      when g.founded_earliest is null then 'missing_field:party/founded'
      when g.youngest < $age_days then 'window:founded'
      when g.turnover is null and g.employees is null and g.dormant is null
        then 'missing_field:company_year'
      when g.turnover is null then 'missing_field:company_year/turnover'
      when g.turnover_currency <> g.currency then 'no_rate'
      when g.employees is null then 'missing_field:company_year/employees'
      else 'clear'
    end as state
  from grounded as g
)
select
  j.donation_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.donor as entity_id,
  if(j.state = 'hit', j.value, null) as amount,
  j.currency,
  j.day,
  j.country,
  year(j.day) as year,
  j.oldest as value,
  cast($age_days as double) as threshold,
  'parameter age_days' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.donor as donor_id,
  j.recipient as recipient_id,
  j.value as gift,
  j.currency as gift_currency,
  j.ground as ground_words
from judged as j;

select
  h.unit_id, 'the gift' as role, 'donation' as table_name,
  d.source, d.file, d.line, d.path, 'value' as field, cast(d.value_amount as varchar) as value
from hit as h
join donation as d on d.donation_id = h.unit_id
union all
select
  h.unit_id, 'the accounts of the year' as role, 'company_year' as table_name,
  y.source, y.file, y.line, y.path, 'year' as field, cast(y.year as varchar) as value
from hit as h
left join party_entity as e on e.entity_id = h.donor_id
join company_year as y on y.party_id = coalesce(e.party_id, h.donor_id) and y.year = h.year
union all
select
  h.unit_id, 'the entry of the register' as role, 'party' as table_name,
  p.source, p.file, p.line, p.path, 'founded' as field, p.founded_text as value
from hit as h
left join party_entity as e on e.entity_id = h.donor_id
join party as p on p.party_id = coalesce(e.party_id, h.donor_id);
