/*
id: R009
title: Fee for the bidding documents raised after the call
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: low competition
rationale: >
  Who has not yet bought the documents pays more than those who were quick, or were told.
basis:
  - "UN Convention against Corruption, article 9(1)(b): conditions for participation, selection and award criteria set in advance and published"
  - "UNCITRAL Model Law on Public Procurement (2011), article 38: the price of the documents is no more than the cost of providing them"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R009"
needs: [participation_fee.fee_id, stated_value.value_amount, stated_value.release]
parameters:
  kinds:
    value: [document, submission]
    meaning: Kinds of fee that are looked at
    source: OCDS participation fee extension, code list of types
  least_rise:
    value: 0.0
    meaning: Rise, as a share of the first fee, above which it is noted
    source: our proposal
cannot_tell:
  no_history: the process is loaded as one release, or no second amount of the fee is known
  no_rate: the amounts are in different currencies
  missing_field: an amount has no currency
innocent:
  - A typing error was corrected
  - Documents were added
  - The fee is bound to an index
clears:
  - The notices with the fee as first and last published
weight: 20
needs_rung: record
sentence: "The fee to bid for {ocid:title} was raised from {first_fee} to {last_fee}."
*/
with fee as (
  select ocid, fee_id, value_amount, value_currency
  from participation_fee
  where kind is null or kind in $kinds
),
ordered as (
  select
    f.ocid, f.fee_id, s.value_amount, s.value_currency, s.release_earliest,
    row_number() over (
      partition by f.ocid, f.fee_id order by s.release_earliest, s.file, s.line, s.path
    ) as place,
    count(*) over (partition by f.ocid, f.fee_id) as times
  from fee as f
  join stated_value as s on s.ocid = f.ocid and s.stage = 'fee' and s.part_id = f.fee_id
  where s.release_earliest is not null
),
ends as (
  select
    ocid, fee_id, max(times) as times,
    min(value_amount) filter (where place = 1) as first_fee,
    min(value_currency) filter (where place = 1) as first_currency,
    min(value_amount) filter (where place = times) as last_fee,
    min(value_currency) filter (where place = times) as last_currency,
    min(release_earliest) filter (where place = times) as changed
  from ordered
  group by ocid, fee_id
),
stated as (
  select
    f.ocid, f.fee_id, e.first_fee, e.last_fee, e.last_currency, e.changed,
    cast(e.last_fee as double) / nullif(cast(e.first_fee as double), 0) - 1 as rise,
    case
      when coalesce(e.times, 1) < 2 then 'no_history'
      when e.first_currency is null or e.last_currency is null
        then 'missing_field:tender/participationFees/value/currency'
      when e.first_currency <> e.last_currency then 'no_rate'
    end as reason
  from fee as f
  left join ends as e on e.ocid = f.ocid and e.fee_id = f.fee_id
),
chosen as (
  -- The fee that rose, then one that is not known.
  select
    s.*, coalesce(s.reason is null and s.last_fee > (1 + $least_rise) * s.first_fee, false) as found,
    row_number() over (
      partition by s.ocid
      order by
        case
          when s.reason is null and s.last_fee > (1 + $least_rise) * s.first_fee then 0
          when s.reason is not null then 1
          else 2
        end,
        s.rise desc nulls last, s.fee_id
    ) as place
  from stated as s
),
judged as (
  select c.*, t.country, t.year, t.buyer_id
  from chosen as c
  join tender as t on t.ocid = c.ocid
  where c.place = 1
)
select
  j.ocid as unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.last_fee - j.first_fee as amount,
  j.last_currency as currency,
  cast(j.changed as date) as day,
  j.country,
  j.year,
  j.rise as value,
  cast($least_rise as double) as threshold,
  'parameter least_rise' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.fee_id,
  j.first_fee,
  j.last_fee
from judged as j;

select
  h.unit_id, 'the fee as one release said it' as role, 'stated_value' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join stated_value as r on r.ocid = h.ocid and r.stage = 'fee' and r.part_id = h.fee_id
union all
select
  h.unit_id, 'the fee as it stands' as role, 'participation_fee' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join participation_fee as r on r.ocid = h.ocid and r.fee_id = h.fee_id;
