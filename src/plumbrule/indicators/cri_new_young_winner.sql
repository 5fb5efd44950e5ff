/*
id: CRI-NEW
title: A company less than a year old wins
version: "1.0"
since: "2026-11-24"
unit: award and supplier
stage: award
category: fraud
rationale: >
  A firm without a history that wins a public contract may have been founded to receive it.
basis:
  - "UN Convention against Corruption, article 9(1)(b)-(c): conditions for participation and objective criteria"
  - "Fazekas and Kocsis, Uncovering high-level corruption, British Journal of Political Science 50 (2020), on the age of winners as a sign"
needs: [party.founded, award.date, award.status, award_party.party_id]
parameters:
  limit_days:
    value: 365
    meaning: Days between founding and award below which it is a hit
    source: DIGIWHIST indicator of new companies
  least_rung:
    value: id_match
    meaning: Weakest identity rung between the supplier and the record that tells its founding
    source: our proposal; a name alone never is
cannot_tell:
  missing_field: the award has no date, or no record tells when the supplier was founded
  identity_weak: the record that tells the founding is not tied to the supplier by one official number
  window: the founding or the award is dated so roughly that it may be less than a year
  sources_disagree: records tell foundings on both sides of the limit
  inconsistent_dates: the award lies before the founding
innocent:
  - A joint venture formed for the project
  - A firm that changed its legal form or was split off
  - A new firm of experienced people
clears:
  - The register's entry on a predecessor
  - Staff and equipment shown with the bid
weight: 40
needs_rung: id_match
sentence: "{entity_id:name} won {ocid:title} ({amount}) {value} days after it was founded on {founded_text}."
*/
with founded as (
  -- What records of one company say about its founding.
  select
    coalesce(e.entity_id, p.party_id) as entity_id,
    min(p.founded_earliest) as first_earliest, min(p.founded_latest) as first_latest,
    max(p.founded_earliest) as last_earliest, max(p.founded_latest) as last_latest,
    min(p.founded_text) as founded_text,
    min(rung_rank(coalesce(e.rung, 'self'))) as rank
  from party as p
  left join party_entity as e on e.party_id = p.party_id
  where p.founded_earliest is not null
  group by coalesce(e.entity_id, p.party_id)
),
act as (
  select ocid, award_id, supplier, supplier as party, supplier_rank, amount, currency, country, year, day
  from purchase
  where members = 1
  union all
  select
    ocid, award_id, supplier, unnest(string_split(supplier, ' + ')) as party, supplier_rank, amount,
    currency, country, year, day
  from purchase
  where members > 1
),
measured as (
  select
    s.*, w.date_earliest, w.date_latest, f.founded_text,
    least(s.supplier_rank, coalesce(f.rank, 9)) as rank,
    f.entity_id is not null as told,
    -- Between the earliest award and the latest founding, and the other way round.
    whole_days(f.first_latest, w.date_earliest) as age_first,
    whole_days(f.first_earliest, w.date_latest) as age_most,
    whole_days(f.last_latest, w.date_earliest) as age_least,
    whole_days(f.last_earliest, w.date_latest) as age_last
  from act as s
  join award as w on w.ocid = s.ocid and w.award_id = s.award_id
  left join founded as f on f.entity_id = s.party
),
judged as (
  select
    m.*,
    case
      when m.date_earliest is null then 'missing_field:awards/date'
      when not m.told then 'missing_field:party/founded'
      when m.rank < rung_rank($least_rung) then 'identity_weak'
      when m.age_most < 0 then 'inconsistent_dates'
      when m.age_least >= $limit_days then null
      when m.age_most < $limit_days then null
      when m.age_first >= $limit_days and m.age_last < $limit_days then 'sources_disagree'
      else 'window:founded'
    end as reason
  from measured as m
)
select
  concat(j.ocid, '/award/', j.award_id, '/', j.party) as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.age_most < $limit_days then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.party as entity_id,
  j.amount,
  j.currency,
  j.day,
  j.country,
  j.year,
  j.age_most as value,
  cast($limit_days as double) as threshold,
  'parameter limit_days' as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(j.rank) as rung,
  j.founded_text,
  j.award_id
from judged as j;

select
  h.unit_id, 'the award' as role, 'award' as table_name,
  a.source, a.file, a.line, a.path, 'date' as field, a.date_text as value
from hit as h
join award as a on a.ocid = h.ocid and a.award_id = h.award_id
union all
select
  h.unit_id, 'the founding' as role, 'party' as table_name,
  p.source, p.file, p.line, p.path, 'founded' as field, p.founded_text as value
from hit as h
join party as p on p.founded_earliest is not null
left join party_entity as e on e.party_id = p.party_id
where coalesce(e.entity_id, p.party_id) = h.entity_id;
