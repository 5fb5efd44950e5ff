/*
id: TIME-YEAR-END
title: A rush of awards in the last month of the budget year
version: "1.0"
since: "2026-11-24"
unit: buyer x budget year
stage: award
category: bid rigging
rationale: >
  Money that lapses at the end of the budget year is at times spent in haste, with less competition
  and less care. A buyer that awards far more of its year in the last month than most other buyers
  of the country stands out.
basis:
  - "UN Convention against Corruption, article 9(2): transparency and accountability in the management of public finances"
  - "Liebman and Mahoney, Do expiring budgets lead to wasteful year-end spending?, American Economic Review 107 (2017)"
needs: [award.date, award.value_amount, award.value_currency, tender.buyer_id, tender.country]
parameters:
  quantile:
    value: 0.9
    meaning: Quantile of the share of the last month among buyers above which a share stands out
    source: Colombian catalogue of red flags
  least:
    value: 20
    meaning: Least number of awards of the buyer in the year
    source: our proposal
  least_buyers:
    value: 30
    meaning: Least number of such buyers to compare with
    source: our proposal
  least_share:
    value: 0.25
    meaning: Share of the year in its last month below which there is no rush
    source: our proposal; three times an even month
  ends_december:
    value: [XA, AL, AM, AR, AT, BE, BG, BO, BR, CH, CL, CN, CO, CZ, DE, DK, EC, EE, ES, FI, FR, GE,
      GH, GR, GT, HN, HR, HU, ID, IE, IS, IT, KG, KR, KZ, LT, LU, LV, MD, MK, MX, NG, NL, "NO", PA,
      PE, PH, PL, PT, PY, RO, RS, RU, SE, SI, SK, SV, TR, UA, UY, VN, ZM]
    meaning: Countries whose budget year is the calendar year
    source: our proposal; general knowledge of budget law
  ends_march:
    value: [CA, GB, IN, JP, SG, ZA]
    meaning: Countries whose budget year ends with March
    source: our proposal; general knowledge of budget law
  ends_june:
    value: [AU, BD, EG, KE, NZ, PK, TZ, UG]
    meaning: Countries whose budget year ends with June
    source: our proposal; general knowledge of budget law
  ends_september:
    value: [TH, US]
    meaning: Countries whose budget year ends with September
    source: our proposal; general knowledge of budget law
cannot_tell:
  missing_field: the buyer, the country, or the date, value or currency of awards is not published
  no_calendar: the end of the budget year of the country is not known here
  too_few_obs: the buyer has too few awards in the year
  group_too_small: fewer than thirty buyers of the country have enough awards in the year
  no_rate: awards are in several currencies
innocent:
  - The budget law cancels unused money
  - A heating season or a school year
  - Framework agreements renewed each year
clears:
  - The plan of the year with the dates first planned
weight: 15
needs_rung: publisher_id
sentence: "{entity_id:name} awarded {percent} percent of the value of its budget year in its last month; nine in ten buyers of the country at most {usual} percent."
*/
with dated as (
  select
    coalesce(e.entity_id, t.buyer_id) as entity_id, t.country, a.value_amount, a.value_currency,
    written_day(a.date_earliest, a.date_latest, a.date_text) as day,
    rung_rank(coalesce(e.rung, 'self')) as rank,
    case
      when t.country in $ends_december then 12
      when t.country in $ends_march then 3
      when t.country in $ends_june then 6
      when t.country in $ends_september then 9
    end as last_month
  from award as a
  join tender as t on t.ocid = a.ocid
  left join party_entity as e on e.party_id = t.buyer_id
  where a.status = 'active' and t.buyer_id is not null
),
placed as (
  -- A budget year has the number of the calendar year in which it ends.
  select
    d.*,
    year(d.day) + if(month(d.day) > coalesce(d.last_month, 12), 1, 0) as budget_year,
    month(d.day) = d.last_month as in_last_month
  from dated as d
),
gathered as (
  select
    entity_id, budget_year, min(country) as country, min(rank) as rank, count(*) as n,
    max(if(country is null, 1, 0)) as without_country,
    max(if(last_month is null, 1, 0)) as without_calendar,
    count(*) filter (where value_amount is null or value_currency is null or value_amount <= 0)
      as unpriced,
    min(value_currency) as currency_low, max(value_currency) as currency_high,
    sum(value_amount) as total,
    coalesce(sum(value_amount) filter (where in_last_month), 0) as rush,
    max(day) filter (where in_last_month) as day
  from placed
  group by entity_id, budget_year
),
measured as (
  select
    g.*,
    case
      when g.budget_year is null then 'missing_field:awards/date'
      when g.without_country = 1 then 'missing_field:buyer/address/country'
      when g.without_calendar = 1 then 'no_calendar'
      when g.n < $least then 'too_few_obs'
      when g.unpriced > 0 then 'missing_field:awards/value/amount'
      when g.currency_low <> g.currency_high then 'no_rate'
    end as reason
  from gathered as g
),
shared as (
  select
    m.*,
    case when m.reason is null
      then cast(m.rush as double) / nullif(cast(m.total as double), 0)
    end as share
  from measured as m
),
fence as (
  select
    country, budget_year, count(*) as buyers, quantile8(list_sort(array_agg(share)), $quantile)
      as usual
  from shared
  where reason is null
  group by country, budget_year
  having count(*) >= $least_buyers
),
judged as (
  select
    s.entity_id || '/' || coalesce(cast(s.budget_year as varchar), 'undated') as unit_id,
    s.entity_id, s.country, s.budget_year as year, s.n, s.rank, s.rush, s.day, s.share, f.usual,
    s.currency_low, f.buyers,
    case
      when s.reason is not null then s.reason
      when f.usual is null then 'group_too_small'
    end as reason,
    -- More than a twelfth in a month, or it is no rush.
    (s.share > f.usual and s.share > $least_share) as found
  from shared as s
  left join fence as f on f.country = s.country and f.budget_year = s.budget_year
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.entity_id,
  cast(j.rush as decimal(24, 4)) as amount,
  j.currency_low as currency,
  j.day,
  j.country,
  j.year,
  j.share as value,
  j.usual as threshold,
  'quantile among buyers of the country and year' as threshold_source,
  concat(cast(j.buyers as varchar), ' buyers of ', j.country, ' in ', cast(j.year as varchar)) as comparison,
  rung_name(j.rank) as rung,
  round(100 * j.share, 1) as percent,
  round(100 * j.usual, 1) as usual
from judged as j;

select
  h.unit_id, 'an award of the last month' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join tender as t on t.country = h.country
left join party_entity as e on e.party_id = t.buyer_id
join award as r on r.ocid = t.ocid
where coalesce(e.entity_id, t.buyer_id) = h.entity_id
  and r.status = 'active'
  and year(written_day(r.date_earliest, r.date_latest, r.date_text)) = year(h.day)
  and month(written_day(r.date_earliest, r.date_latest, r.date_text)) = month(h.day);
