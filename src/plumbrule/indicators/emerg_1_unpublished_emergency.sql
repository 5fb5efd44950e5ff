/*
id: EMERG-1
title: Emergency award without competition, not published or published late
version: "1.0"
since: "2026-11-24"
unit: process
stage: award
category: low transparency
rationale: >
  In an emergency there may be no time for a competition; there is time afterwards to say what was
  bought, from whom and for how much. The definition is our proposal, drawn from the commitments
  named below.
basis:
  - "Political declaration of the special session of the General Assembly against corruption (resolution S-32/1, 2021), paragraph 11: tailored measures for the whole cycle of procurement, in crises too"
  - "Political declaration of the special session of the General Assembly against corruption (resolution S-32/1, 2021), paragraph 73: measures against corruption when responding to emergencies, without harm to their speed"
  - "UN Convention against Corruption, article 9(1)(a): public distribution of information on procedures and contracts, and sufficient time to prepare tenders"
  - "UNCITRAL Model Law on Public Procurement (2011), article 23 and 30(5)(b): public notice of the award; single source after a catastrophic event"
  - "Directive 2014/24/EU, articles 32(2)(c) and 50: extreme urgency; award notice within thirty days"
needs: [tender.method, tender.method_rationale, award.date, document.published]
parameters:
  methods:
    value: [limited, direct]
    meaning: Methods without open competition
    source: OCDS 1.1 code list of procurement methods
  emergency:
    value: "emergenc|urgen|urgên|disaster|catastroph|catástrofe|desastre|calamit|calamid|pandemi|ep
      idemi|covid|earthquake|terremoto|sismo|séisme|flood|inunda|inond|hurricane|huracán|cyclon|cic
      lon|force majeure|fuerza mayor|força maior|чрезвычайн|срочн|неотложн|стихийн|надзвичайн|невід
      кладн|нагальн|طوارئ|طارئ|عاجل|紧急|应急|緊急|灾害"
    meaning: Parts of words that state an emergency (English, French, Spanish, Portuguese, Romanian, Russian, Ukrainian, Arabic and Chinese)
    source: our proposal
  limit_days:
    value: 30
    meaning: Whole days after the award within which it is to be published
    source: "Directive 2014/24/EU, article 50: thirty days; national laws differ"
  contract_kinds:
    value: [contractSigned, contractNotice, contractSummary]
    meaning: Types of document that publish a contract
    source: OCDS 1.1 code list of document types
  award_kinds:
    value: [awardNotice]
    meaning: Types of document that publish an award
    source: OCDS 1.1 code list of document types
  coverage:
    value: 0.5
    meaning: Share of processes from which on the publisher is taken to publish such documents as a rule
    source: our proposal
cannot_tell:
  missing_field: the reason for the method, the date of the award or the day of publication is not published
  structural_absence: an award notice or a contract is something the publisher seldom or never publishes in that year
  not_final: the time to publish had not passed at the latest release of the publisher
  window: a day is given without a time, and the answer depends on the time
  no_timezone: a time is given without a zone, and the answer depends on it
innocent:
  - The notice is published elsewhere
  - A register of emergency contracts is kept apart
  - The law gives more time in an emergency
clears:
  - The notice, wherever it is published
  - The decision that declares the emergency, with its dates
weight: 50
needs_rung: record
sentence: "{ocid:title}, worth {amount}, was awarded on {day} without competition for an emergency ({reason_given}) and {words}."
*/
with awarded as (
  -- The first award with a date; all of them count for the value.
  select
    ocid, min(date_earliest) as date_earliest, min(date_latest) as date_latest,
    min(date_text) as date_text, count(*) as awards, count(date_text) as dated,
    if(count(*) = count(value_amount) and min(value_currency) = max(value_currency),
      sum(value_amount), null) as amount,
    min(value_currency) as currency
  from award
  where status = 'active'
  group by ocid
),
notice as (
  select
    d.ocid, d.published_earliest, d.published_latest, d.published_text,
    row_number() over (
      partition by d.ocid
      order by d.published_earliest nulls last, d.stage, d.parent_id, d.document_id
    ) as place
  from document as d
  where (d.stage = 'contract' and d.kind in $contract_kinds)
    or (d.stage = 'award' and d.kind in $award_kinds)
),
unit as (
  select
    t.ocid, t.country, t.year, t.source, t.buyer_id, t.method_rationale, t.method_details,
    coalesce(t.method_rationale, t.method_details) as reason_given,
    a.date_earliest, a.date_latest, a.date_text, a.awards, a.dated, a.amount, a.currency
  from tender as t
  join awarded as a on a.ocid = t.ocid
  where t.method in $methods
    and (
      coalesce(t.method_rationale, '') = ''
      or regexp_matches(
        lower(concat(t.method_rationale, ' ', coalesce(t.method_details, ''))), $emergency
      )
    )
),
measured as (
  select
    u.*, n.place, n.published_earliest, n.published_latest, n.published_text, p.award_documents,
    p.as_of, whole_days(u.date_latest, p.as_of) as waited,
    regexp_matches(lower(coalesce(u.reason_given, '')), $emergency)
      or regexp_matches(lower(coalesce(u.method_details, '')), $emergency) as is_emergency,
    longest_days(
      u.date_earliest, u.date_latest, u.date_text,
      n.published_earliest, n.published_latest, n.published_text
    ) as longest,
    shortest_days(
      u.date_earliest, u.date_latest, u.date_text,
      n.published_earliest, n.published_latest, n.published_text
    ) as shortest
  from unit as u
  join publisher_practice as p on p.source = u.source and p.year is not distinct from u.year
  left join notice as n on n.ocid = u.ocid and n.place = 1
),
judged as (
  select
    m.*, (m.place is null or m.longest > $limit_days) as found,
    case
      when not m.is_emergency then 'missing_field:tender/procurementMethodRationale'
      when m.place is null and m.award_documents < $coverage
        then 'structural_absence:awards/documents'
      when m.dated < m.awards then 'missing_field:awards/date'
      when m.place is null and (m.as_of is null or m.waited <= $limit_days) then 'not_final'
      when m.place is null then null
      when m.published_earliest is null then 'missing_field:documents/datePublished'
      when m.longest <= $limit_days or m.shortest > $limit_days then null
      else doubt_of_dates(
        m.date_earliest, m.date_latest, m.date_text,
        m.published_earliest, m.published_latest, m.published_text
      )
    end as reason
  from measured as m
)
select
  j.ocid as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  cast(j.amount as decimal(24, 4)) as amount,
  j.currency,
  written_day(j.date_earliest, j.date_latest, j.date_text) as day,
  j.country,
  j.year,
  cast(if(j.place is null, j.waited, j.longest) as double) as value,
  cast($limit_days as double) as threshold,
  'parameter limit_days' as threshold_source,
  concat(
    cast(round(100 * j.award_documents, 1) as varchar),
    ' percent of the awarded processes of the year with a notice or contract'
  ) as comparison,
  'record' as rung,
  j.reason_given,
  if(
    j.place is null,
    concat('is not published ', cast(cast(floor(j.waited) as bigint) as varchar), ' days later'),
    concat('was published ', cast(cast(floor(j.longest) as bigint) as varchar), ' days later')
  ) as words
from judged as j;

select
  h.unit_id, 'the method and its reason' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path,
  'procurementMethodRationale' as field, coalesce(r.method_rationale, r.method_details) as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.date_text as value
from hit as h
join award as r on r.ocid = h.ocid
where r.status = 'active'
union all
select
  h.unit_id, 'the publication' as role, 'document' as table_name,
  r.source, r.file, r.line, r.path, 'datePublished' as field, r.published_text as value
from hit as h
join document as r on r.ocid = h.ocid and r.stage in ('award', 'contract');
