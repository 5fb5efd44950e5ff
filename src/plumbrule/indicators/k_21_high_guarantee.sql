/*
id: K-21
title: A bid guarantee above the usual limit
version: "1.0"
since: "2026-11-24"
unit: process or lot
stage: tender
category: low competition
rationale: >
  A high guarantee keeps small firms out, and those who were not told beforehand.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 17, on tender securities"
  - "The law named with each limit, where a pack has one"
  - "K-Monitor, Red Flags project: indicators of corruption risk in procurement notices"
needs: [tender_condition.guarantee, tender.value_amount, tender.value_currency]
parameters:
  share_max:
    value: 0.02
    meaning: Largest share of the estimate, where no law is known
    source: K-Monitor, Red Flags project
cannot_tell:
  missing_field: nothing is published on guarantees, or the estimate is missing
  unparseable: the text is not one share or one amount in the currency of the estimate
innocent:
  - The law of the country has a higher limit
  - The text speaks of the guarantee for performance, not for the bid
clears:
  - The limit of the law, and the text of the notice
weight: 10
needs_rung: record
sentence: "{ocid:title} asks bidders for a guarantee of {percent} percent of the estimate ({guarantee}); {limit_percent} percent is the limit ({threshold_source})."
*/
with legal as (
  select t.ocid, min(h.value) as share, min(h.source) as source
  from tender as t
  join threshold as h on h.country = t.country and h.name = 'guarantee_share'
  where h.begins <= coalesce(t.notice_latest, t.tender_start_latest, t.release_latest)
    and (
      h.ends is null
      or h.ends > coalesce(t.notice_earliest, t.tender_start_earliest, t.release_earliest)
    )
    and (h.category is null or h.category = t.category)
  group by t.ocid
),
stated as (
  select
    t.ocid, coalesce(c.lot_id, '') as lot_id, c.guarantee, t.country, t.year, t.buyer_id,
    t.tender_end_latest,
    regexp_replace(regexp_replace(c.guarantee, '^[^0-9]+', '', 'g'), '[^0-9]+$', '', 'g')
      as number_text,
    if(coalesce(c.lot_id, '') = '', t.value_amount, l.value_amount) as estimate,
    if(coalesce(c.lot_id, '') = '', t.value_currency, l.value_currency) as currency
  from tender as t
  left join tender_condition as c on c.ocid = t.ocid and c.guarantee is not null
  left join lot as l on l.ocid = c.ocid and l.lot_id = c.lot_id
  where coalesce(t.status, '') not in ('planning', 'planned')
    and (t.method is null or t.method <> 'direct')
),
numbered as (
  select
    s.*,
    -- One number in the whole text: a share with its sign, or an amount with its currency.
    case
      when regexp_matches(s.guarantee, '^[^0-9]*[0-9]+([.,][0-9]+)? ?%[^0-9]*$')
        then try_cast(replace(s.number_text, ',', '.') as double) / 100
    end as share,
    case
      when regexp_matches(s.guarantee, '^[^0-9%]*[0-9]+( [0-9][0-9][0-9])*([.,][0-9][0-9])?[^0-9%]*$')
        and regexp_matches(s.currency, '^[A-Z]{3}$')
        and regexp_matches(upper(s.guarantee), '(^|[^A-Z])' || regexp_replace(s.currency, '[^A-Z]', '', 'g') || '($|[^A-Z])')
        then try_cast(replace(replace(s.number_text, ' ', ''), ',', '.') as double)
    end as asked
  from stated as s
),
judged as (
  select
    n.*, coalesce(l.share, cast($share_max as double)) as limit_share,
    coalesce(l.source, 'parameter share_max') as law,
    coalesce(n.share, n.asked / nullif(cast(n.estimate as double), 0)) as found,
    case
      when n.guarantee is null then 'missing_field:tender/submissionTerms/depositsGuarantees'
      when n.share is not null then null
      when n.estimate is null or n.estimate <= 1 or n.currency is null
        then 'missing_field:tender/value/amount'
      when n.asked is null then 'unparseable:tender/submissionTerms/depositsGuarantees'
    end as reason
  from numbered as n
  left join legal as l on l.ocid = n.ocid
)
select
  if(j.lot_id = '', j.ocid, j.ocid || '/' || j.lot_id) as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.found > j.limit_share then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.estimate as amount,
  j.currency,
  cast(j.tender_end_latest as date) as day,
  j.country,
  j.year,
  j.found as value,
  j.limit_share as threshold,
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.lot_id,
  j.guarantee,
  round(100 * j.found, 2) as percent,
  round(100 * j.limit_share, 2) as limit_percent
from judged as j;

select
  h.unit_id, 'the guarantee asked' as role, 'tender_condition' as table_name,
  c.source, c.file, c.line, c.path, 'submissionTerms/depositsGuarantees' as field,
  c.guarantee as value
from hit as h
join tender_condition as c on c.ocid = h.ocid and c.lot_id = h.lot_id
union all
select
  h.unit_id, 'the estimate' as role, 'tender' as table_name,
  t.source, t.file, t.line, t.path, 'value/amount' as field, cast(t.value_amount as varchar) as value
from hit as h
join tender as t on t.ocid = h.ocid;
