/*
id: TIME-PRE
title: Awarded or signed before it could be
version: "1.0"
since: "2026-11-24"
unit: process
stage: contract
category: fraud
rationale: >
  An award made before the bids were due, or a contract signed before the award or before the call
  was published, means that the outcome was settled first - or that a date is wrong.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 22: acceptance of the successful submission and entry into force of the contract"
needs: [tender.tender_start, tender.tender_end, award.date, contract.signed, contract.award_id]
parameters:
  tolerance_days:
    value: 0
    meaning: Days by which the order may be reversed
    source: our proposal
  suppress_share:
    value: 0.5
    meaning: Where at least this share of a publisher's steps is reversed, its dates mean something else
    source: our proposal
  suppress_n:
    value: 20
    meaning: Least number of steps for that
    source: our proposal
cannot_tell:
  missing_field: one of the dates of the publication, deadline, award or signature is not published
  no_timezone: a time is given without a zone, and the order depends on it
  window: a day is given without a time, and the order depends on the time
innocent:
  - A date was typed wrongly
  - The date of the award is the day its notice was published
  - A first part was signed under an earlier decision
clears:
  - The signed contract, the decision and the notice with their dates
weight: 55
needs_rung: record
sentence: "In {ocid:title} {words}."
*/
with step as (
  -- Pairs of steps of which the second may not come first.
  select
    a.ocid, a.award_id, cast(null as varchar) as contract_id, 1 as kind,
    a.deadline_earliest as first_earliest, a.deadline_latest as first_latest,
    a.deadline_text as first_text, a.awarded_earliest as second_earliest,
    a.awarded_latest as second_latest, a.awarded_text as second_text,
    'tender/tenderPeriod/endDate' as first_field, 'awards/date' as second_field,
    a.amount, a.currency, a.supplier, a.country, a.year, a.source
  from award_timing as a
  union all
  select
    c.ocid, c.award_id, c.contract_id, 2 as kind,
    c.awarded_earliest as first_earliest, c.awarded_latest as first_latest,
    c.awarded_text as first_text, c.signed_earliest as second_earliest,
    c.signed_latest as second_latest, c.signed_text as second_text,
    if(c.unlinked, 'contracts/awardID', 'awards/date') as first_field,
    'contracts/dateSigned' as second_field,
    coalesce(c.amount, c.award_amount) as amount,
    if(c.amount is null, c.award_currency, c.currency) as currency, c.supplier, c.country, c.year,
    c.source
  from linked_contract as c
  where coalesce(c.status, '') not in ('pending', 'cancelled')
  union all
  select
    c.ocid, c.award_id, c.contract_id, 3 as kind,
    coalesce(t.notice_earliest, t.tender_start_earliest) as first_earliest,
    coalesce(t.notice_latest, t.tender_start_latest) as first_latest,
    if(t.notice_earliest is null, t.tender_start_text, t.notice_text) as first_text,
    c.signed_earliest as second_earliest, c.signed_latest as second_latest,
    c.signed_text as second_text, 'tender/tenderPeriod/startDate' as first_field,
    'contracts/dateSigned' as second_field,
    coalesce(c.amount, c.award_amount) as amount,
    if(c.amount is null, c.award_currency, c.currency) as currency, c.supplier, c.country, c.year,
    c.source
  from linked_contract as c
  join tender as t on t.ocid = c.ocid
  where coalesce(c.status, '') not in ('pending', 'cancelled')
),
applicable as (
  -- A direct purchase has no call and no deadline that an award could precede.
  select s.*
  from step as s
  join tender as t on t.ocid = s.ocid
  where s.kind = 2 or coalesce(t.method, 'open') <> 'direct' or s.first_earliest is not null
),
weighed as (
  select
    s.*,
    longest_days(
      s.first_earliest, s.first_latest, s.first_text,
      s.second_earliest, s.second_latest, s.second_text
    ) as longest,
    shortest_days(
      s.first_earliest, s.first_latest, s.first_text,
      s.second_earliest, s.second_latest, s.second_text
    ) as shortest
  from applicable as s
),
stated as (
  select
    w.*,
    case
      when w.first_earliest is null then concat('missing_field:', w.first_field)
      when w.second_earliest is null then concat('missing_field:', w.second_field)
      when w.longest < -$tolerance_days or w.shortest >= -$tolerance_days then null
      -- The second step on the day of the first, where only days are known, is no reversal.
      when w.longest >= 0 and substring(w.first_text, 1, 10) = substring(w.second_text, 1, 10)
        and (length(w.first_text) <= 10 or length(w.second_text) <= 10) then null
      else doubt_of_dates(
        w.first_earliest, w.first_latest, w.first_text,
        w.second_earliest, w.second_latest, w.second_text
      )
    end as reason
  from weighed as w
),
class as (
  -- A publisher whose steps are mostly reversed gives the day of publication for the first.
  select
    source, kind, count(*) as n, count(*) filter (where longest < -$tolerance_days) as reversed
  from stated
  where reason is null
  group by source, kind
),
ordered as (
  -- A reversal that is not usual first, then one that is, then what is not known.
  select
    s.*, k.n, k.reversed,
    coalesce(
      k.n >= $suppress_n and cast(k.reversed as double) / nullif(k.n, 0) >= $suppress_share, false
    ) as usual,
    row_number() over (
      partition by s.ocid
      order by
        case
          when s.reason is null and s.longest < -$tolerance_days
            and coalesce(
              k.n < $suppress_n or cast(k.reversed as double) / nullif(k.n, 0) < $suppress_share, true
            ) then 0
          when s.reason is null and s.longest < -$tolerance_days then 1
          when s.reason is not null then 2
          else 3
        end,
        s.longest, s.kind,
        s.award_id nulls last, s.contract_id nulls last
    ) as place
  from stated as s
  left join class as k on k.source = s.source and k.kind = s.kind
),
judged as (
  select
    o.*, (o.reason is null and o.longest < -$tolerance_days) as found
  from ordered as o
  where o.place = 1
)
select
  j.ocid as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  case when j.found and j.usual then 'suppressed:usual_in_class' end as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.amount,
  j.currency,
  written_day(j.second_earliest, j.second_latest, j.second_text) as day,
  j.country,
  j.year,
  -cast(j.longest as double) as value,
  cast($tolerance_days as double) as threshold,
  'parameter tolerance_days' as threshold_source,
  concat(
    cast(j.reversed as varchar), ' of ', cast(j.n as varchar), ' so reversed by the publisher'
  ) as comparison,
  'record' as rung,
  j.kind,
  j.award_id,
  j.contract_id,
  case j.kind
    when 1 then 'the award is dated before the deadline for bids'
    when 2 then 'the contract is dated before the award'
    else 'the contract is dated before the call was published'
  end as words
from judged as j;

select
  h.unit_id, 'publication' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path,
  'tenderPeriod/startDate' as field, coalesce(r.notice_text, r.tender_start_text) as value
from hit as h
join tender as r on r.ocid = h.ocid
where h.kind = 3
union all
select
  h.unit_id, 'the deadline' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'tenderPeriod/endDate' as field, r.tender_end_text as value
from hit as h
join tender as r on r.ocid = h.ocid
where h.kind = 1
union all
select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path, 'date' as field, r.date_text as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.award_id
where h.kind < 3
union all
select
  h.unit_id, 'the signature' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path, 'dateSigned' as field, r.signed_text as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id
where h.kind > 1;
