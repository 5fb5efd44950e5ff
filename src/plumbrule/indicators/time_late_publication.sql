/*
id: TIME-LATE
title: Award or contract published late
version: "1.0"
since: "2026-11-24"
unit: award or contract
stage: contract
category: low transparency
rationale: >
  Who lost can only complain, and the public only ask, once the award is known. Late publication
  shortens both.
basis:
  - "UN Convention against Corruption, article 9(1)(a): public distribution of information on procedures and contracts, and sufficient time to prepare tenders"
  - "UNCITRAL Model Law on Public Procurement (2011), article 23: public notice of the award"
  - "Red flags in use by PODER (Mexico) and by the Instituto Mexicano para la Competitividad"
needs: [document.published, award.date, contract.signed]
parameters:
  limit_days:
    value: 30
    meaning: Whole days within which an act is to be published
    source: "Directive 2014/24/EU, article 50: thirty days; national laws differ"
  contract_kinds:
    value: [contractSigned, contractNotice, contractSummary]
    meaning: Types of document that publish a contract
    source: OCDS 1.1 code list of document types
  award_kinds:
    value: [awardNotice]
    meaning: Types of document that publish an award
    source: OCDS 1.1 code list of document types
  bulk_share:
    value: 0.5
    meaning: Share of documents with one date from which on it is taken for that of an export
    source: our proposal
  bulk_n:
    value: 20
    meaning: Least number of documents for that
    source: our proposal
cannot_tell:
  missing_field: the award, the signature or the document has no date
  default_date: half of the documents of the publisher bear one date, which is that of an export
  inconsistent_dates: the document was published before the act
  window: a day is given without a time, and the answer depends on the time
  no_timezone: a time is given without a zone, and the answer depends on it
innocent:
  - The system was down
  - Many notices were corrected at once
  - The law gives more time
clears:
  - The first publication of the notice
weight: 10
needs_rung: record
sentence: "The {act} in {ocid:title} was published {value} days after it was made."
*/
with notice as (
  -- The first document that tells of the act; the order of the texts decides between equal instants.
  select
    d.ocid, d.stage, d.parent_id, d.document_id, d.source, d.published_earliest,
    d.published_latest, d.published_text,
    row_number() over (
      partition by d.ocid, d.stage, d.parent_id
      order by d.published_earliest nulls last, d.document_id
    ) as place
  from document as d
  where (d.stage = 'contract' and d.kind in $contract_kinds)
    or (d.stage = 'award' and d.kind in $award_kinds)
),
by_day as (
  select
    source, written_day(published_earliest, published_latest, published_text) as day, count(*) as n
  from notice
  where published_earliest is not null
  group by source, written_day(published_earliest, published_latest, published_text)
),
habit as (
  select source, max(n) as most, sum(n) as n from by_day group by source
),
act as (
  select
    unit_id, ocid, 'contract' as stage, contract_id as act_id, supplier, amount, currency, country,
    year, signed_earliest as made_earliest, signed_latest as made_latest, signed_text as made_text
  from linked_contract
  where coalesce(status, '') not in ('pending', 'cancelled')
  union all
  select
    unit_id, ocid, 'award' as stage, award_id as act_id, supplier, amount, currency, country, year,
    awarded_earliest as made_earliest, awarded_latest as made_latest, awarded_text as made_text
  from award_timing
),
measured as (
  select
    a.*, n.document_id, n.published_earliest, n.published_latest, n.published_text,
    h.n, cast(h.most as double) / nullif(h.n, 0) as bulk,
    longest_days(
      a.made_earliest, a.made_latest, a.made_text,
      n.published_earliest, n.published_latest, n.published_text
    ) as longest,
    shortest_days(
      a.made_earliest, a.made_latest, a.made_text,
      n.published_earliest, n.published_latest, n.published_text
    ) as shortest
  from act as a
  join notice as n
    on n.ocid = a.ocid and n.stage = a.stage and n.parent_id = a.act_id and n.place = 1
  left join habit as h on h.source = n.source
),
judged as (
  select
    m.*, (m.longest > $limit_days) as found,
    case
      when m.made_earliest is null and m.stage = 'award' then 'missing_field:awards/date'
      when m.made_earliest is null then 'missing_field:contracts/dateSigned'
      when m.published_earliest is null then 'missing_field:documents/datePublished'
      when m.n >= $bulk_n and m.bulk >= $bulk_share then 'default_date'
      when m.longest < 0 then 'inconsistent_dates'
      when m.longest <= $limit_days or m.shortest > $limit_days then null
      else doubt_of_dates(
        m.made_earliest, m.made_latest, m.made_text,
        m.published_earliest, m.published_latest, m.published_text
      )
    end as reason
  from measured as m
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.currency,
  written_day(j.made_earliest, j.made_latest, j.made_text) as day,
  j.country,
  j.year,
  cast(j.longest as double) as value,
  cast($limit_days as double) as threshold,
  'parameter limit_days' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.stage as act,
  j.act_id,
  j.document_id
from judged as j;

select
  h.unit_id, 'the signature' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path, 'dateSigned' as field, r.signed_text as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.act_id
where h.act = 'contract'
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.date_text as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.act_id
where h.act = 'award'
union all
select
  h.unit_id, 'the publication' as role, 'document' as table_name,
  r.source, r.file, r.line, r.path, 'datePublished' as field, r.published_text as value
from hit as h
join document as r
  on r.ocid = h.ocid
  and r.stage = h.act
  and r.parent_id = h.act_id
  and r.document_id = h.document_id;
