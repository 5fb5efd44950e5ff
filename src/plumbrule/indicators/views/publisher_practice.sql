/*
kind: table
meaning: What a publisher (a data set) fills in during a year, so that what it never publishes is not taken for a finding.
columns:
  source: the data set
  year: year of the processes
  processes: how many
  as_of: latest release of the data set, of any year; what was due later cannot be known
  plans: share of processes with a procurement plan
  notices: share with a tender notice
  tender_documents: share with a tender document of a stated type
  signed_documents: share of awarded processes with a signed contract or a notice of it
  award_documents: share of awarded processes with an award notice or a published contract
  completions: share of awarded processes with a document of completion or a final audit
  bid_documents: share of processes with a document of a bid or an evaluation report
  rationales: share of limited and direct processes with a reason for the method
  estimates: share with an estimated value of more than 1
  amendments: changed contracts and processes merged from several releases, in all years
*/
with document_of as (
  select
    ocid,
    max(if(stage = 'planning' and kind = 'procurementPlan', 1, 0)) as plan,
    max(if(stage = 'tender' and kind = 'tenderNotice', 1, 0)) as notice,
    max(if(stage = 'tender' and kind is not null, 1, 0)) as tender_document,
    max(
      if(
        stage = 'contract' and kind in ('contractSigned', 'contractNotice', 'contractSummary'), 1, 0
      )
    ) as signed_document,
    max(
      if(
        (stage = 'award' and kind = 'awardNotice')
          or (stage = 'contract' and kind in ('contractSigned', 'contractNotice', 'contractSummary')),
        1, 0
      )
    ) as award_document,
    max(if(kind in ('completionCertificate', 'finalAudit'), 1, 0)) as completion,
    max(if(stage = 'bid' or kind = 'evaluationReports', 1, 0)) as bid_document
  from document
  group by ocid
),
awarded as (
  select distinct ocid from award where status = 'active'
),
changed as (
  select source, count(*) as n from amendment where stage = 'contract' group by source
),
latest as (
  select
    source, max(release_latest) as as_of,
    count(*) filter (where releases > 1) as merged
  from tender
  group by source
),
counted as (
  select
    t.source, t.year,
    count(*) as processes,
    count(a.ocid) as awards,
    count(*) filter (where t.method in ('limited', 'direct')) as closed,
    count(t.method_rationale) filter (where t.method in ('limited', 'direct')) as reasons,
    count(*) filter (where t.value_amount > 1) as estimated,
    coalesce(sum(d.plan), 0) as plan,
    coalesce(sum(d.notice), 0) as notice,
    coalesce(sum(d.tender_document), 0) as tender_document,
    coalesce(sum(d.signed_document) filter (where a.ocid is not null), 0) as signed_document,
    coalesce(sum(d.award_document) filter (where a.ocid is not null), 0) as award_document,
    coalesce(sum(d.completion) filter (where a.ocid is not null), 0) as completion,
    coalesce(sum(d.bid_document), 0) as bid_document
  from tender as t
  left join document_of as d on d.ocid = t.ocid
  left join awarded as a on a.ocid = t.ocid
  group by t.source, t.year
)
select
  c.source, c.year, c.processes, l.as_of,
  cast(c.plan as double) / nullif(c.processes, 0) as plans,
  cast(c.notice as double) / nullif(c.processes, 0) as notices,
  cast(c.tender_document as double) / nullif(c.processes, 0) as tender_documents,
  coalesce(cast(c.signed_document as double) / nullif(c.awards, 0), 0) as signed_documents,
  coalesce(cast(c.award_document as double) / nullif(c.awards, 0), 0) as award_documents,
  coalesce(cast(c.completion as double) / nullif(c.awards, 0), 0) as completions,
  cast(c.bid_document as double) / nullif(c.processes, 0) as bid_documents,
  coalesce(cast(c.reasons as double) / nullif(c.closed, 0), 0) as rationales,
  cast(c.estimated as double) / nullif(c.processes, 0) as estimates,
  coalesce(x.n, 0) + l.merged as amendments
from counted as c
join latest as l on l.source = c.source
left join changed as x on x.source = c.source
