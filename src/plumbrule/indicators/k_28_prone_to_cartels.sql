/*
id: K-28
title: A sector that competition authorities name as prone to collusion
version: "1.0"
since: "2026-11-24"
unit: process
stage: tender
category: collusion
rationale: >
  Not a finding about the purchase: it says that signs of collusion weigh more here, because the
  authority has found it in the sector again and again.
basis:
  - "European Commission, Notice on tools to fight collusion in public procurement (2021/C 91/01): construction, IT, repair and health named as examples"
  - "OECD Guidelines for fighting bid rigging in public procurement (2009), on the characteristics of industries"
  - "K-Monitor, Red Flags project: indicators of corruption risk in procurement notices"
needs: [item.scheme, item.classification, tender.country]
parameters:
  countries:
    value: [AT, BE, BG, HR, CY, CZ, DK, EE, FI, FR, DE, GR, HU, IE, IT, LV, LT, LU, MT, NL, PL, PT, RO, SK, SI, ES, SE]
    meaning: Countries for which the authority speaks
    source: member States of the European Union
  divisions:
    value: ["30", "33", "45", "48", "50", "72", "85"]
    meaning: Divisions of the Common Procurement Vocabulary of those sectors
    source: our reading of the notice - computers, health equipment, construction, software, repair, IT services, health services
cannot_tell:
  missing_field: the country or the class is not published
  unparseable: the class is not of the Common Procurement Vocabulary
  source_absent: no authority's list is known for the country
innocent:
  - Whole sectors are named, most purchases in which are honest
clears:
  - Several independent bidders with different prices
weight: 5
needs_rung: record
sentence: "{ocid:title} belongs to division {named_division} of the Common Procurement Vocabulary, a sector that the competition authority names as prone to collusion."
*/
with classed as (
  select
    ocid,
    min(division) filter (where division in $divisions) as named,
    count(division) as divisions,
    count(*) filter (where upper(scheme) in ('CPV', 'EU-CPV', 'CPVS')) as by_cpv
  from item
  where stage = 'tender'
  group by ocid
),
judged as (
  select
    t.*, c.named,
    case
      when t.country is null then 'missing_field:buyer/address/countryName'
      when t.country not in $countries then 'source_absent'
      when coalesce(c.divisions, 0) = 0 then 'missing_field:tender/items/classification/id'
      when c.by_cpv < c.divisions then 'unparseable:tender/items/classification/scheme'
    end as reason
  from tender as t
  left join classed as c on c.ocid = t.ocid
  where coalesce(t.status, '') not in ('planning', 'planned')
)
select
  j.ocid as unit_id,
  case
    when j.reason is not null then 'cannot_tell'
    when j.named is not null then 'hit'
    else 'clear'
  end as answer,
  j.reason,
  -- Context for other signs, alone no lead.
  if(j.reason is null and j.named is not null, 'suppressed:context', null) as suppressed_by,
  j.ocid,
  j.buyer_id as entity_id,
  j.value_amount as amount,
  j.value_currency as currency,
  cast(j.tender_end_latest as date) as day,
  j.country,
  j.year,
  cast(null as double) as value,
  cast(null as double) as threshold,
  'European Commission, 2021/C 91/01' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.named as named_division
from judged as j;

select
  h.unit_id, 'what is to be bought' as role, 'item' as table_name,
  i.source, i.file, i.line, i.path, 'classification/id' as field, i.classification as value
from hit as h
join item as i on i.ocid = h.ocid and i.stage = 'tender' and i.division in $divisions;
