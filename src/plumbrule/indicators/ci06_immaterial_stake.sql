/*
id: CI-06
title: A listed or immaterial stake
version: "1.0"
since: "2026-11-25"
unit: interest
stage: any
category: conflict of interest
rationale: >
  A few shares of a large company bind nobody, and a company whose shares are traded has too many
  owners to call one of them interested. A hit here is no lead: it is preparation for who publishes.
basis:
  - "OECD Recommendation on Guidelines for Managing Conflict of Interest in the Public Service (2003)"
needs: [declaration_item.counterparty_id, declaration_item.share_max, party.legal_form]
parameters:
  least_share:
    value: 5.0
    meaning: Share in percent from which on a stake is never immaterial
    source: our proposal
cannot_tell:
  missing_field: the legal form, the share or the value is not known
  no_threshold: the country pack does not say below which value a stake is passed over
  no_rate: the value is in another currency than the limit
innocent:
  - Units of a pension fund
  - Shares given to employees
clears:
  - The register entry of the legal form
weight: 0
needs_rung: record
sentence: "The stake of {official_id:name} in {firm_id:name} is in a listed company or below what the law passes over. This is preparation, not a lead."
*/
with form as (
  select
    d.firm, min(p.country) as country, max(coalesce(p.legal_form, '')) as legal_form,
    max(
      if(
        regexp_matches(
          lower(concat(coalesce(p.name, ''), ' | ', coalesce(p.legal_form, ''))),
          '\b(plc|jsc|ojsc|pjsc|joint[ -]stock|public limited|listed|sab|s\.a\.b\.)'
        ), 1, 0
      )
    ) as traded
  from (select distinct firm from declared_tie where kind = 'ownership') as d
  left join party_entity as e on e.entity_id = d.firm
  join party as p on p.party_id = coalesce(e.party_id, d.firm)
  group by d.firm
),
limits as (
  select country, currency, begins, ends, min(value) as value, min(source) as source
  from threshold
  where name = 'immaterial_stake'
  group by country, currency, begins, ends
),
stake as (
  select
    d.*, f.country, f.traded, f.legal_form, l.value as least_worth, l.currency as limit_currency,
    l.source as law,
    case
      when f.traded = 1 then 'hit'
      when f.legal_form = '' then 'missing_field:party/legal_form'
      when d.share_max >= $least_share then 'clear'
      when d.share_max is null then 'missing_field:declaration_item/share'
      when d.worth is null then 'missing_field:declaration_item/value'
      when l.value is null then 'no_threshold'
      when d.currency is distinct from l.currency then 'no_rate'
      when d.worth < l.value then 'hit'
      else 'clear'
    end as state
  from declared_tie as d
  join form as f on f.firm = d.firm
  left join limits as l
    on l.country = f.country and d.end_earliest >= l.begins
    and (l.ends is null or d.end_earliest < l.ends)
  where d.kind = 'ownership'
)
select
  concat(s.official, '/', s.firm, '/', s.holder) as unit_id,
  if(s.state in ('hit', 'clear'), s.state, 'cannot_tell') as answer,
  if(s.state in ('hit', 'clear'), null, s.state) as reason,
  if(s.state = 'hit', 'suppressed:preparation', null) as suppressed_by,
  cast(null as varchar) as ocid,
  s.firm as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  cast(s.end_earliest as date) as day,
  s.country,
  year(s.end_earliest) as year,
  cast(s.worth as double) as value,
  s.least_worth as threshold,
  coalesce(s.law, 'legal form') as threshold_source,
  cast(null as varchar) as comparison,
  rung_name(s.rank) as rung,
  s.official as official_id,
  s.firm as firm_id,
  concat(s.table_name, ':', s.file, ':', s.line, ':', s.path, ':', s.record) as bond_id
from stake as s;

select
  h.unit_id, 'the stake' as role, r.table_name, r.source, r.file, r.line, r.path, r.field, r.value
from hit as h
join bond_record as r on r.bond_id = h.bond_id;
