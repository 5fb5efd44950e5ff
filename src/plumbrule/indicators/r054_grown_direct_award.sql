/*
id: R054
title: Direct award below the limit for competition, contract above it
version: "1.0"
since: "2026-11-24"
unit: contract
stage: contract
category: bid rigging
rationale: >
  An award just small enough to need no competition, and then a contract that would have needed
  one, is a way around it.
basis:
  - "UN Convention against Corruption, article 9(1): procurement systems based on transparency, competition and objective criteria"
  - "UNCITRAL Model Law on Public Procurement (2011), article 12: procurement may not be divided or valued so as to limit competition"
  - "The law named with each threshold"
  - "Open Contracting Partnership, Red flags in public procurement (2024), R054"
needs: [tender.method, award.value_amount, contract.value_amount, award.date]
parameters:
  methods:
    value: [limited, direct]
    meaning: Methods without open competition
    source: OCDS 1.1 code list of procurement methods
cannot_tell:
  missing_field: a value, a currency, the date of the award or the link between the two is not published
  no_threshold: no limit is known for this country, method, kind of purchase and day
  no_rate: award and contract are in different currencies
  band_gap: several limits may hold, and a value lies between them
innocent:
  - An option that the law allows
  - Prices bound to an index
  - Tax is part of the contract's value only
clears:
  - The change orders with their reasons
weight: 55
needs_rung: record
sentence: "{ocid:title} was awarded without competition for {amount}; the contract is worth {contracted}, and competition is the rule from {threshold} ({threshold_source})."
*/
with unit as (
  select * from linked_contract
  where method in $methods and coalesce(status, '') not in ('pending', 'cancelled')
    and coalesce(award_status, 'active') = 'active'
),
legal as (
  select u.unit_id, min(h.value) as least, max(h.value) as most, min(h.source) as source
  from unit as u
  join threshold as h
    on h.name = 'competition_value' and h.country = u.country and h.method = u.method
    and h.currency = u.award_currency
  where h.buyer_kind is null and h.method_details is null
    and (h.category is null or u.category is null or h.category = u.category)
    and h.begins <= u.awarded_latest and (h.ends is null or h.ends > u.awarded_earliest)
  group by u.unit_id
),
judged as (
  select
    u.*, l.least, l.most, l.source as law,
    coalesce(cast(u.award_amount as double) < l.least and cast(u.amount as double) >= l.most, false)
      as found,
    case
      when u.unlinked then 'missing_field:contracts/awardID'
      when u.award_amount is null then 'missing_field:awards/value/amount'
      when u.amount is null then 'missing_field:contracts/value/amount'
      when u.award_currency is null then 'missing_field:awards/value/currency'
      when u.currency is null then 'missing_field:contracts/value/currency'
      when u.currency <> u.award_currency then 'no_rate'
      when u.awarded_earliest is null then 'missing_field:awards/date'
      when l.least is null then 'no_threshold'
      when cast(u.award_amount as double) >= l.most or cast(u.amount as double) < l.least then null
      when cast(u.award_amount as double) < l.least and cast(u.amount as double) >= l.most then null
      else 'band_gap'
    end as reason
  from unit as u
  left join legal as l on l.unit_id = u.unit_id
)
select
  j.unit_id,
  case when j.reason is not null then 'cannot_tell' when j.found then 'hit' else 'clear' end as answer,
  j.reason,
  cast(null as varchar) as suppressed_by,
  j.ocid,
  j.supplier as entity_id,
  j.award_amount as amount,
  j.award_currency as currency,
  written_day(j.awarded_earliest, j.awarded_latest, j.awarded_text) as day,
  j.country,
  j.year,
  cast(j.amount as double) as value,
  j.most as threshold,
  j.law as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.contract_id,
  j.award_id,
  j.amount as contracted
from judged as j;

select
  h.unit_id, 'the award' as role, 'award' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join award as r on r.ocid = h.ocid and r.award_id = h.award_id
union all
select
  h.unit_id, 'the contract' as role, 'contract' as table_name,
  r.source, r.file, r.line, r.path,
  'value/amount' as field, cast(r.value_amount as varchar) as value
from hit as h
join contract as r on r.ocid = h.ocid and r.contract_id = h.contract_id
union all
select
  h.unit_id, 'the method' as role, 'tender' as table_name,
  r.source, r.file, r.line, r.path, 'procurementMethod' as field, r.method_text as value
from hit as h
join tender as r on r.ocid = h.ocid
union all
select
  h.unit_id, 'a change of the contract' as role, 'amendment' as table_name,
  r.source, r.file, r.line, r.path,
  'description' as field, coalesce(r.description, r.rationale) as value
from hit as h
join amendment as r on r.ocid = h.ocid and r.stage = 'contract' and r.parent_id = h.contract_id;
