/*
id: UW-16
title: A house without land, a garage without a vehicle, or no dwelling where the declarant lives
version: "1.0"
since: "2026-11-25"
unit: household x declaration
stage: declaration
category: unexplained wealth
rationale: >
  Some things come in pairs. Where one of a pair stands in a form and the other does not, the
  other may belong to somebody else, be hired, or have been left out.
basis:
  - "UN Convention against Corruption, article 8(5): declarations of assets; article 20: illicit enrichment"
  - "World Bank and UNODC, On the Take: Criminalizing Illicit Enrichment (2012)"
needs: [declaration_item.subtype, declaration_item.locality, section_status.status, address.locality]
parameters:
  house:
    value: "^(house|detached house|cottage|casa|maison|haus)$"
    meaning: What a house is called, as a pattern over lower case
    source: our proposal
  garage:
    value: "garage|parking|estacionamiento|cochera"
    meaning: What a garage is called
    source: our proposal
  land:
    value: "land|plot|terreno|terrain|grund"
    meaning: What land is called
    source: our proposal
  dwelling:
    value: "house|flat|apartment|dwelling|cottage|casa|departamento|maison|haus|wohnung"
    meaning: What one lives in
    source: our proposal
cannot_tell:
  not_answered: a section is not filled, so nothing is known of it
  refused: the section was refused
  not_required: the form did not ask for the section
  not_public: the public view does not show the section or its amounts
  unreadable: the section cannot be read
  missing_field: a status, amount, price or day is not told
innocent:
  - A house on leased land
  - A car of the employer
  - The declarant lives with parents
  - A flat in a block, which has no land of its own
clears:
  - The contract of lease or use
weight: 10
needs_rung: record
sentence: "The form of {entity_id:name} of {day} lists {what_words}."
*/
with home as (
  select a.party_id, min(a.locality) as locality
  from address as a
  join (select person_id from declaration group by person_id) as w on w.person_id = a.party_id
  where a.kind = 'residence' and a.locality is not null
  group by a.party_id
  having min(lower(a.locality)) = max(lower(a.locality))
),
counted as (
  select
    f.declaration_id,
    count(*) filter (
      where i.asset = 'real_estate' and regexp_matches(lower(i.subtype), $house)
    ) as houses,
    count(*) filter (
      where i.asset in ('real_estate', 'free_use') and regexp_matches(lower(i.subtype), $land)
    ) as plots,
    count(*) filter (
      where i.asset = 'real_estate' and regexp_matches(lower(i.subtype), $garage)
    ) as garages,
    count(*) filter (
      where i.asset = 'vehicle' or (i.asset = 'free_use'
        and not coalesce(regexp_matches(lower(i.subtype), $dwelling), false)
        and not coalesce(regexp_matches(lower(i.subtype), $land), false))
    ) as vehicles,
    count(*) filter (
      where i.asset in ('real_estate', 'free_use')
        and regexp_matches(lower(i.subtype), $dwelling) and lower(i.locality) = lower(r.locality)
    ) as at_home,
    count(*) filter (
      where i.asset in ('real_estate', 'free_use') and (
        i.subtype is null
        or (regexp_matches(lower(i.subtype), $dwelling) and i.locality is null)
      )
    ) as unsaid
  from declarant_form as f
  join declaration as d on d.declaration_id = f.declaration_id
  left join home as r on r.party_id = d.person_id
  left join declaration_item as i
    on i.declaration_id = f.declaration_id and i.operation is distinct from 'remove'
    and i.disposed_by is null
  group by f.declaration_id
),
judged as (
  select
    f.declaration_id, f.person, f.country, f.year, f.day, h.locality, c.houses, c.plots, c.garages,
    c.vehicles, c.at_home,
    case
      when f.shown_as <> 'full' then 'not_public:real_estate'
      when silent_section(s.status, 'real_estate') is not null
        then silent_section(s.status, 'real_estate')
      when c.unsaid > 0 then 'missing_field:subtype'
      when c.houses > 0 and c.plots = 0 then 'hit'
      when c.garages > 0 and c.vehicles = 0 and silent_section(v.status, 'vehicle') is null
        then 'hit'
      when h.locality is not null and c.at_home = 0 then 'hit'
      when c.garages > 0 and c.vehicles = 0 then silent_section(v.status, 'vehicle')
      when h.locality is null then 'missing_field:residence'
      else 'clear'
    end as state
  from declarant_form as f
  join declaration as d on d.declaration_id = f.declaration_id
  join counted as c on c.declaration_id = f.declaration_id
  left join home as h on h.party_id = d.person_id
  left join section_status as s
    on s.declaration_id = f.declaration_id and s.section = 'real_estate'
  left join section_status as v on v.declaration_id = f.declaration_id and v.section = 'vehicle'
  where f.kind is distinct from 'change'
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
  cast(null as double) as value,
  cast(null as double) as threshold,
  'the other of a pair' as threshold_source,
  cast(null as varchar) as comparison,
  'record' as rung,
  j.declaration_id as closing,
  case
    when j.houses > 0 and j.plots = 0 then 'a house and no land'
    when j.garages > 0 and j.vehicles = 0 then 'a garage and no vehicle'
    else 'no dwelling, owned or used, where the declarant lives'
  end as what_words
from judged as j;

select
  h.unit_id, 'the declaration' as role, 'declaration' as table_name,
  d.source, d.file, d.line, d.path, 'as_of' as field, d.as_of_text as value
from hit as h
join declaration as d on d.declaration_id = h.closing
union all
select
  h.unit_id, 'a thing that is listed' as role, 'declaration_item' as table_name,
  i.source, i.file, i.line, i.path, 'value' as field, cast(i.value_amount as varchar) as value
from hit as h
join declaration_item as i on i.declaration_id = h.closing
where i.asset in ('real_estate', 'free_use', 'vehicle');
