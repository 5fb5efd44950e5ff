/*
id: PF-02
title: A gift from a source, or in a way, that the law does not allow
version: "1.0"
since: "2026-11-25"
unit: donation
stage: before and after the award
category: political finance
rationale: >
  Many laws bar gifts from abroad, from public bodies and firms of the State, from those who hold
  public contracts, from donors without a name, or in cash above a sum.
basis:
  - "UN Convention against Corruption, article 7(3): transparency in the funding of candidatures and political parties"
  - "Council of Europe, Recommendation Rec(2003)4, articles 5 and 7"
  - "The law named with each limit"
needs: [donation.donor_id, donation.date, donation.value_amount, donation.donor_kind, donation.donor_country, donation.payment_mode]
parameters:
  contractor_days:
    value: 365
    meaning: Days before the gift within which an award makes the donor a holder of public contracts
    source: our proposal; laws differ
  least_rung:
    value: confirmed
    meaning: Weakest identity rung on which the donor is taken for the supplier
    source: our proposal; a name alone never is
cannot_tell:
  no_threshold: no such rule is known for the country and the day
  missing_field: the kind or country of the donor, or the way of payment, is not stated
  no_rate: the gift is in another currency than the limit
  weak: the donor may be another than the supplier
  window: the day of the gift leaves open which law held
innocent:
  - The domestic branch of a foreign firm
  - Work of volunteers that was valued as a gift
clears:
  - The register entry of the donor
  - The payment order
weight: 55
needs_rung: confirmed
sentence: "A gift of {gift} to {recipient_id:name} on {day} is of a kind the law limits: {ground_words}; the most is {limit_amount} ({law})."
*/
with given as (
  select
    g.*, d.payment_mode, d.donor_country, lower(d.payment_mode) as mode,
    coalesce(d.donor_country, p.country) as home, coalesce(p.publicly_owned, false) as of_state,
    if(g.donor is null, true, coalesce(g.donor_kind, '') = 'anonymous') as unnamed
  from gift as g
  join donation as d on d.donation_id = g.donation_id
  left join party as p on p.party_id = d.donor_id
  where g.value > 0
),
supplies as (
  select g.donation_id, max(least(g.donor_rank, a.rank)) as rank
  from gift as g
  join award_supplier as a
    on a.supplier = g.donor and a.date_latest < g.date_earliest
    and seconds_between(a.date_earliest, g.date_earliest) <= $contractor_days * 86400.0
  where g.country in (
    select country from gift_limit where name = 'source_limit' and category = 'contractor'
  )
  group by g.donation_id
),
tested as (
  select
    g.*, l.name, l.category, l.limit_amount, l.currency as limit_currency, l.law, s.rank as supplier_rank,
    l.begins <= g.date_earliest and (l.ends is null or l.ends > g.date_latest) as holds,
    case
      when l.name = 'anonymous_limit' then if(g.unnamed, 'yes', 'no')
      when l.name = 'cash_limit' and g.mode is null then 'missing_field:donation/payment_mode'
      when l.name = 'cash_limit' then if(g.mode = 'cash', 'yes', 'no')
      when g.unnamed then 'no'
      when l.category = 'foreign' and g.home is null
        then 'missing_field:donation/donor_country'
      when l.category = 'foreign' then if(g.home <> g.country, 'yes', 'no')
      when l.category = 'contractor' and s.rank >= rung_rank($least_rung) then 'yes'
      when l.category = 'contractor' and s.rank is not null
        then concat('weak:', rung_name(s.rank))
      when l.category = 'contractor' then 'no'
      when l.category = 'state-owned' and g.of_state then 'yes'
      when g.donor_kind is null then 'missing_field:donation/donor_kind'
      when g.donor_kind = l.category
        or (g.donor_kind = 'body' and l.category = 'public body') then 'yes'
      else 'no'
    end as fits
  from given as g
  join gift_limit as l
    on l.country = g.country and l.name in ('source_limit', 'anonymous_limit', 'cash_limit')
    and l.begins <= g.date_latest and (l.ends is null or l.ends > g.date_earliest)
  left join supplies as s on s.donation_id = g.donation_id
),
weighed as (
  select
    t.*,
    case
      when t.fits = 'no' then 'clear'
      when t.limit_amount > 0 and t.currency <> t.limit_currency then 'no_rate'
      when t.value <= t.limit_amount then 'clear'
      when t.fits <> 'yes' then t.fits
      when not t.holds then 'window:law'
      else 'hit'
    end as state
  from tested as t
),
ordered as (
  select
    w.*,
    row_number() over (
      partition by w.donation_id
      order by
        case w.state when 'hit' then 0 when 'clear' then 2 else 1 end, w.name, w.category, w.law
    ) as place
  from weighed as w
),
judged as (
  select
    g.donation_id, g.donor, g.recipient, g.value, g.currency, g.day, g.country,
    o.name, o.category, o.limit_amount, o.limit_currency, o.law, o.supplier_rank,
    coalesce(o.state, if(g.date_earliest is null, 'missing_field:donation/date', 'no_threshold'))
      as state
  from given as g
  left join ordered as o on o.donation_id = g.donation_id and o.place = 1
)
select
  j.donation_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  coalesce(j.donor, j.recipient) as entity_id,
  if(j.state = 'hit', j.value - j.limit_amount, null) as amount,
  j.currency,
  j.day,
  j.country,
  year(j.day) as year,
  cast(j.value as double) as value,
  cast(j.limit_amount as double) as threshold,
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  if(j.category = 'contractor', rung_name(coalesce(j.supplier_rank, 9)), 'record') as rung,
  j.recipient as recipient_id,
  j.value as gift,
  j.currency as gift_currency,
  j.limit_amount,
  j.limit_currency as limit_amount_currency,
  j.law,
  case j.name
    when 'anonymous_limit' then 'its donor is not named'
    when 'cash_limit' then 'it was given in cash'
    else concat('its donor is stated to be of the kind ', j.category)
  end as ground_words
from judged as j;

select
  h.unit_id, 'the gift' as role, 'donation' as table_name,
  d.source, d.file, d.line, d.path, 'value' as field, cast(d.value_amount as varchar) as value
from hit as h
join donation as d on d.donation_id = h.unit_id;
