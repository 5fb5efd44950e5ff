/*
id: R008
title: Fee to take part that is high for the value
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  A fee that is more than the cost of the documents keeps small firms away.
basis:
  - "UN Convention against Corruption, article 9(1)(b): conditions for participation, selection and award criteria set in advance and published"
  - "UNCITRAL Model Law on Public Procurement (2011), article 38: the price of the documents is no more than the cost of providing them"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R008"
needs: [participation_fee.value_amount, participation_fee.kind, tender.value_amount]
parameters:
  most:
    value: 0.001
    meaning: Share of the estimate that a fee may be
    source: our proposal
  refunded:
    value: [deposit, win]
    meaning: Kinds of fee that are given back, or that the winner alone pays
    source: OCDS participation fee extension, code list of types
cannot_tell:
  missing_field: a fee or the estimate has no value or currency
  no_rate: fee and estimate are in different currencies
innocent:
  - The law sets one fee for all tenders
  - The estimate is so small that any fee is a large share
  - A deposit that is given back
clears:
  - The rule that sets the fee
weight: 20
needs_rung: record
sentence: "To bid for {ocid:title}, estimated at {amount}, costs {fee}."
*/
with charged as (
  select
    ocid, sum(value_amount) as fee, count(*) as fees, count(value_amount) as priced,
    min(coalesce(value_currency, '')) as currency_low,
    max(coalesce(value_currency, '')) as currency_high
  from participation_fee
  where kind is null or kind not in $refunded
  group by ocid
),
judged as (
  select
    t.ocid, t.country, t.year, t.buyer_id, t.value_amount, t.value_currency, t.tender_end_earliest,
    t.tender_end_latest, t.tender_end_text, f.fee,
    cast(f.fee as double) / nullif(cast(t.value_amount as double), 0) as share,
    (cast(f.fee as double) > $most * cast(t.value_amount as double)) as found,
    case
      when f.priced < f.fees then 'missing_field:tender/participationFees/value/amount'
      when f.fee = 0 then null
      when coalesce(t.value_amount, 0) <= 1 then 'missing_field:tender/value/amount'
      when f.currency_low = '' then 'missing_field:tender/participationFees/value/currency'
      when t.value_currency is null then 'missing_field:tender/value/currency'
      when f.currency_low <> f.currency_high or f.currency_low <> t.value_currency then 'no_rate'
    end as reason
  from charged as f
  join tender as t on t.ocid = f.ocid
)
select
  j.ocid as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.fee > 0 and j.found then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  written_day(j.tender_end_earliest, j.tender_end_latest, j.tender_end_text) as day,
  j.country,
  j.year,
  j.share as value,
  cast($most as double) as threshold,
  'parameter most' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  cast(j.fee as decimal(24, 4)) as fee
from judged as j;

select
  h.unit_id, 'a fee' as role, 'participation_fee' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join participation_fee as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'the estimate' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join tender as r on r.ocid = h.ocid;
