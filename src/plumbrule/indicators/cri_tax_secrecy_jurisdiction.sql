/*
id: CRI-TAX
title: Supplier from a country of high financial secrecy
version: "1.0"
since: "2026-11-24"
unit: award and supplier
stage: award
category: integrity link
rationale: >
  Behind a company in a country that hides owners and accounts may stand someone who must not be
  seen; money paid there is hard to follow. The scores are data of a pack, an edition for its years.
basis:
  - "UN Convention against Corruption, articles 12(2)(c) and 52: transparency of private entities and of accounts"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020)"
  - "Tax Justice Network, Financial Secrecy Index, for the scores"
needs: [party.country, tender.country, award.date, award.status, award_party.party_id]
parameters:
  score_min:
    value: 59.5
    meaning: Score above which a country counts as one of high secrecy
    source: Fazekas and Kocsis (2020), as in the Government Transparency Institute's definitions
cannot_tell:
  missing_field: the country of the supplier or the buyer, or the date of the award, is not published
  source_absent: no pack with secrecy scores is loaded
  no_threshold: no edition holds for the country of the supplier on the day
  sources_disagree: records name several countries for the supplier
innocent:
  - Large honest firms are registered there
  - A group's trading company, with its owners published
  - Scores change between editions
clears:
  - The beneficial owners, from a register
weight: 25
needs_rung: record
sentence: "{entity_id:name}, awarded {ocid:title} ({amount}), is registered in {supplier_country}, whose financial secrecy score is {value} ({threshold_source})."
*/
with act as (
  -- The country is that of the record in the process, so no link is needed.
  select
    a.ocid, a.award_id, p.party_id, coalesce(e.entity_id, p.party_id) as entity_id,
    upper(y.country) as supplier_country, t.country, u.year, u.day, u.amount, u.currency,
    a.date_earliest, a.date_latest
  from purchase as u
  join award as a on a.ocid = u.ocid and a.award_id = u.award_id
  join award_party as p on p.ocid = a.ocid and p.award_id = a.award_id
  join tender as t on t.ocid = a.ocid
  left join party as y on y.party_id = p.party_id
  left join party_entity as e on e.party_id = p.party_id
),
unit as (
  select
    ocid, award_id, entity_id, min(supplier_country) as supplier_country,
    max(supplier_country) as other_country, min(country) as country, max(year) as year,
    max(day) as day, max(amount) as amount, min(currency) as currency,
    min(date_earliest) as date_earliest, max(date_latest) as date_latest
  from act
  group by ocid, award_id, entity_id
),
score as (
  select
    u.ocid, u.award_id, u.entity_id, min(h.value) as low, max(h.value) as high,
    min(h.source) as source
  from unit as u
  join threshold as h on h.country = u.supplier_country and h.name = 'secrecy_score'
  where h.begins <= u.date_latest and (h.ends is null or h.ends > u.date_earliest)
  group by u.ocid, u.award_id, u.entity_id
),
loaded as (
  select count(*) as n from threshold where name = 'secrecy_score'
),
judged as (
  select
    u.*, s.low, s.high, s.source,
    case
      when u.supplier_country is null then 'missing_field:parties/address/countryName'
      when u.country is null then 'missing_field:buyer/address/countryName'
      when u.supplier_country <> u.other_country then 'sources_disagree'
      when u.date_earliest is null then 'missing_field:awards/date'
      when l.n = 0 then 'source_absent'
      when s.low is null then 'no_threshold'
      when (s.low > $score_min) <> (s.high > $score_min) then 'sources_disagree'
    end as reason
  from unit as u
  cross join loaded as l
  left join score as s
    on s.ocid = u.ocid and s.award_id = u.award_id and s.entity_id = u.entity_id
  -- Who is at home in the buyer's country is not asked.
  where u.supplier_country is null or u.country is null or u.supplier_country <> u.country
    or u.supplier_country <> u.other_country
)
select
  concat(j.ocid, '/award/', j.award_id, '/', j.entity_id) as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.low > $score_min then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.entity_id,
  j.amount,
  j.currency,
  j.day,
  j.country,
  j.year,
  j.low as value,
  cast($score_min as double) as threshold,
  j.source as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.supplier_country,
  j.award_id
from judged as j;

select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id
union all
select
  h.unit_id, 'country of the supplier' as role, 'party' as table_name,
  y.source, y.file, y.line, y.path, 'address/countryName' as field, y.country as value
from hit as h
join award_party as p on p.ocid = h.ocid and p.award_id = h.award_id
join party as y on y.party_id = p.party_id
left join party_entity as e on e.party_id = p.party_id
where coalesce(e.entity_id, p.party_id) = h.entity_id;
