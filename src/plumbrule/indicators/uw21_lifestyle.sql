/*
id: UW-21
title: Signs of a costly life, as context
version: "1.0"
since: "2026-11-25"
unit: household x declaration
stage: declaration
category: unexplained wealth
rationale: >
  Many vehicles, a vessel, a very large dwelling, real estate or accounts abroad are lawful and
  say nothing by themselves. Beside another answer they help to see it in place, and so this one
  has no weight of its own.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.asset, declaration_item.area, declaration_item.country, section_status.status]
parameters:
  vehicles:
    value: 5
    meaning: More vehicles than this are a hit
    source: "DRAGNET and AntAC, automatic checks of declarations (Ukraine)"
  square_metres:
    value: 300
    meaning: A dwelling above this area is a hit
    source: "DRAGNET and AntAC, automatic checks of declarations (Ukraine)"
cannot_tell:
  not_answered: a section is not filled, so nothing is known of it
  refused: the section was refused
  not_required: the form did not ask for the section
  not_public: the public view does not show the section or its amounts
  unreadable: the section cannot be read
  missing_field: a status, amount, price or day is not told
innocent:
  - An inherited house
  - Old cars of a collector
  - A posting abroad
clears:
  - What it cost and how it is kept
weight: 0
needs_rung: record
sentence: "The form of {entity_id:name} of {day} lists {vehicles} vehicles, {vessels} vessels or aircraft, {large} dwellings of more than the usual size, and {abroad} things abroad. This is context and no finding."
*/
with counted as (
  select
    i.declaration_id,
    count(*) filter (where i.asset = 'vehicle') as vehicles,
    count(*) filter (
      where i.asset = 'vehicle' and regexp_matches(
        lower(coalesce(i.subtype, '')),
        'yacht|boat|vessel|ship|aircraft|airplane|helicopter|avion|aeronave|yate|embarca'
      )
    ) as vessels,
    count(*) filter (where i.asset = 'real_estate' and i.area > $square_metres and
      regexp_matches(
        lower(coalesce(i.subtype, '')), 'house|flat|apartment|dwelling|villa|casa|departamento'
      )
    ) as large,
    count(*) filter (
      where i.asset in ('real_estate', 'bank', 'stake', 'security', 'fund')
        and i.country <> f.country
    ) as abroad,
    count(*) filter (where i.asset = 'crypto') as crypto,
    count(*) filter (
      where i.asset = 'real_estate' and (i.area is null or i.subtype is null)
    ) as unsized,
    count(*) filter (
      where i.asset in ('real_estate', 'bank', 'stake', 'security', 'fund')
        and (i.country is null or f.country is null)
    ) as unplaced
  from declaration_item as i
  join declarant_form as f on f.declaration_id = i.declaration_id
  where i.asset is not null and i.operation is distinct from 'remove'
  group by i.declaration_id
),
judged as (
  select
    m.declaration_id, m.person, m.day, m.year, m.country,
    coalesce(c.vehicles, 0) as vehicles, coalesce(c.vessels, 0) as vessels,
    coalesce(c.large, 0) as large, coalesce(c.abroad, 0) + coalesce(c.crypto, 0) as abroad,
    case
      when c.vehicles > $vehicles or c.vessels > 0 or c.large > 0 or c.abroad > 0 or c.crypto > 0
        then 'hit'
      when m.things_reason is not null and m.things_reason <> 'missing_field:value'
        and m.things_reason <> 'no_rate' then m.things_reason
      when m.money_reason is not null and m.money_reason <> 'missing_field:balance'
        and m.money_reason <> 'no_rate' then m.money_reason
      when c.unsized > 0 then 'missing_field:area'
      when c.unplaced > 0 then 'missing_field:country'
      else 'clear'
    end as state
  from household_money as m
  left join counted as c on c.declaration_id = m.declaration_id
)
select
  j.declaration_id as unit_id,
  if(j.state in ('hit', 'clear'), j.state, 'cannot_tell') as answer,
  if(j.state in ('hit', 'clear'), null, j.state) as reason,
  cast(null as varchar) as suppressed_by,
  cast(null as varchar) as ocid,
  j.person as entity_id,
  cast(null as decimal(24, 4)) as amount,
  cast(null as varchar) as currency,
  j.day as day,
  j.country as country,
  j.year as year,
  cast(j.vehicles as double) as value,
  cast($vehicles as double) as threshold,
  'parameters vehicles and square_metres' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  j.vehicles,
  j.vessels,
  j.large,
  j.abroad
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'an asset' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing
where i.asset in ('vehicle', 'real_estate', 'bank', 'stake', 'security', 'fund', 'crypto');
