/*
id: TIME-HOLIDAY
title: Signed on a day of weekly rest
version: "1.1"
since: "2026-11-24"
unit: contract
stage: contract
category: fraud
rationale: >
  Offices are closed at the weekend. A contract dated then may have been signed in haste, away from
  witnesses, or dated later than it says. Official holidays are not examined: no calendar of them
  is loaded.
basis:
  - "UN Convention against Corruption, article 9(2): transparency and accountability in the management of public finances"
  - "Red flags in use by PODER (Mexico) and by the Instituto Mexicano para la Competitividad"
needs: [contract.signed, tender.country]
parameters:
  saturday_sunday:
    value: [AL, AM, AR, AT, AU, BA, BE, BG, BR, BY, CA, CH, CL, CN, CR, CY, CZ, DE, DK, EC, EE, ES,
      FI, FR, GB, GE, GH, GR, HR, HU, ID, IE, IS, IT, JP, KE, KG, KR, KZ, LT, LU, LV, MD, ME, MK,
      MN, MT, NG, "NO", NZ, PL, PT, RO, RS, SE, SG, SI, SK, TH, TR, UA, US, UZ, XA, ZA, ZM]
    meaning: Countries where offices rest on Saturday and Sunday
    source: our proposal; general knowledge of office hours
  friday_saturday:
    value: [BD, BH, DZ, EG, IQ, JO, KW, LY, OM, QA, SA, SD, SY, YE]
    meaning: Countries where offices rest on Friday and Saturday
    source: our proposal; general knowledge of office hours
  sunday:
    value: [IN, CO, MX, PE, PH, VN]
    meaning: Countries where Sunday is the one day of rest that is certain
    source: our proposal; general knowledge of office hours
  default_share:
    value: 0.2
    meaning: Share of contracts dated on the first of a month above which the day is taken for a default
    source: our proposal
  default_n:
    value: 20
    meaning: Least number of contracts of the publisher for that
    source: our proposal
cannot_tell:
  missing_field: the contract has no date of signature, or the country is not known
  no_calendar: the days of weekly rest of the country are not known here
  default_date: the publisher dates one contract in five or more on the first of a month, which stands for an unknown day
  no_timezone: a time without a zone, and the day depends on it
innocent:
  - An electronic signature given at home
  - A working day moved to the weekend
  - Other days of rest in the region
clears:
  - The record of the signature
  - The official calendar of that year
weight: 10
needs_rung: record
sentence: "The contract in {ocid:title} is dated {day}, a {weekday}."
*/
with dated as (
  select
    c.*,
    written_day(c.signed_earliest, c.signed_latest, c.signed_text) as signed_day,
    substring(c.signed_text, 9, 2) = '01' as first_of_month
  from linked_contract as c
  where coalesce(c.status, '') not in ('pending', 'cancelled')
),
habit as (
  select source, count(*) filter (where first_of_month) as firsts, count(signed_text) as n
  from dated
  group by source
),
counted as (
  -- The first of January 2000 was a Saturday.
  select
    d.*,
    (date_diff('day', date '2000-01-01', d.signed_day) % 7 + 7) % 7 as days_after_saturday,
    cast(h.firsts as double) / nullif(h.n, 0) as first_share, h.n
  from dated as d
  join habit as h on h.source = d.source
),
judged as (
  select
    c.*,
    case c.days_after_saturday
      when 0 then 'Saturday' when 1 then 'Sunday' when 6 then 'Friday' else 'weekday'
    end as weekday,
    case
      when c.signed_earliest is null then 'missing_field:contracts/dateSigned'
      when c.country is null then 'missing_field:buyer/address/country'
      when c.country not in $saturday_sunday and c.country not in $friday_saturday
        and c.country not in $sunday then 'no_calendar'
      when c.n >= $default_n and c.first_share > $default_share then 'default_date'
    end as reason,
    case
      when c.days_after_saturday = 1 then c.country in $saturday_sunday or c.country in $sunday
      when c.days_after_saturday = 0
        then c.country in $saturday_sunday or c.country in $friday_saturday
      when c.days_after_saturday = 6 then c.country in $friday_saturday
      else false
    end as found
  from counted as c
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  coalesce(j.amount, j.award_amount) as amount,
  if(j.amount is null, j.award_currency, j.currency) as currency,
  j.signed_day as day,
  j.country,
  j.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'days of weekly rest of the country' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.contract_id,
  j.weekday
from judged as j;

select
  h.unit_id, 'the signature' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path, 'dateSigned' as field, r.signed_text as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id;
