/*
id: K-26
title: Fewer candidates invited than the law asks for
version: "1.0"
since: "2026-11-24"
unit: process or lot
stage: tender
category: low competition
rationale: >
  In a procedure by invitation, the fewer are invited the easier they agree, or one is sure to win.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "Directive 2014/24/EU, article 65(2); elsewhere the law named with each limit"
  - "K-Monitor, Red Flags project: indicators of corruption risk in procurement notices"
needs: [tender_condition.candidates, tender.method, tender.method_details, tender.country]
parameters: {}
cannot_tell:
  missing_field: the method, or the least number of candidates, is not published
  unparseable: the method is a word that is none of the four of the standard, or the local name leaves open which limit holds
  no_threshold: no limit is known for the country and day
innocent:
  - Fewer firms qualified than the law asks for
  - The number is for a lot or a later stage
clears:
  - The number of requests to take part, and of those that qualified
weight: 15
needs_rung: record
sentence: "{ocid:title} invites at least {value} candidates; the law asks for {threshold} ({threshold_source})."
*/
with unit as (
  select
    t.ocid, coalesce(c.lot_id, '') as lot_id, c.candidates, t.country, t.year, t.buyer_id, t.method,
    t.method_text, lower(t.method_details) as details, t.value_amount, t.value_currency,
    coalesce(t.notice_earliest, t.tender_start_earliest, t.release_earliest) as earliest,
    coalesce(t.notice_latest, t.tender_start_latest, t.release_latest) as latest
  from tender as t
  left join tender_condition as c on c.ocid = t.ocid and c.candidates is not null
  where (t.method = 'selective' or t.method is null)
    and coalesce(t.status, '') not in ('planning', 'planned')
),
fitting as (
  -- The limit of the procedure by its local name; when that tells nothing, each may hold.
  select
    u.ocid, h.value, h.source,
    if(h.method_details is not null and u.details like '%' || h.method_details || '%', 1, 0)
      as named
  from (select distinct ocid, country, details, earliest, latest from unit) as u
  join threshold as h on h.country = u.country and h.name = 'candidates'
  where h.begins <= u.latest and (h.ends is null or h.ends > u.earliest)
),
best as (
  select ocid, max(named) as named from fitting group by ocid
),
legal as (
  select f.ocid, min(f.value) as least, max(f.value) as most, min(f.source) as source
  from fitting as f
  join best as b on b.ocid = f.ocid and b.named = f.named
  group by f.ocid
),
judged as (
  select
    u.*, l.least, l.most, l.source,
    case
      when u.method is null and u.method_text is null
        then 'missing_field:tender/procurementMethod'
      when u.method is null then 'unparseable:tender/procurementMethod'
      when u.candidates is null then 'missing_field:tender/secondStage/minimumCandidates'
      when l.least is null then 'no_threshold'
      when u.candidates < l.least then null
      when u.candidates >= l.most then null
      else 'unparseable:tender/procurementMethodDetails'
    end as reason
  from unit as u
  left join legal as l on l.ocid = u.ocid
)
select
  if(j.lot_id = '', j.ocid, j.ocid || '/' || j.lot_id) as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.candidates < j.least then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  cast(null as date) as day,
  j.country,
  j.year,
  cast(j.candidates as double) as value,
  j.least as threshold,
  j.source as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.lot_id
from judged as j;

select
  h.unit_id, 'least number of candidates' as role, 'tender_condition' as table_name,
  c.source, c.file, c.line, c.path, 'secondStage/minimumCandidates' as field,
  cast(c.candidates as varchar) as value
from hit as h
join tender_condition as c on c.ocid = h.ocid and c.lot_id = h.lot_id;
