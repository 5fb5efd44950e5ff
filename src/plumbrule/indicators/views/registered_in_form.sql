/*
kind: table
meaning: An asset that a register gives to somebody a form speaks for, and whether the form has it. One row for each declarant and asset, from the form that shows most.
columns:
  person: entity of the declarant
  asset_id: the asset in the register
  owner_id: its owner there (party_id)
  kind: real_estate, vehicle, vessel, aircraft, account or security
  declaration_id: the form
  day: the day it states
  country: of the form
  year: of the form
  member_id: the household_member who owns it; empty for the declarant
  item_id: the item of the form with the same number; null when there is none
  rank: rank of the weakest identity rung between the form and the owner
  state: clear, hit when the form does not have it, or why it cannot be told
*/
with asset as (
  select
    a.asset_id, a.owner_id, a.kind, a.identifier, coalesce(e.entity_id, a.owner_id) as owner,
    rung_rank(coalesce(e.rung, 'self')) as rank, a.value_amount, a.value_currency,
    a.held_start_earliest, a.held_start_latest, a.held_end_earliest, a.held_end_latest,
    case
      when a.kind in ('vehicle', 'vessel', 'aircraft') then 'vehicle'
      when a.kind = 'account' then 'money'
      else a.kind
    end as section
  from registered_asset as a
  left join party_entity as e on e.party_id = a.owner_id
),
met as (
  select
    f.person, f.declaration_id, f.day, f.country, f.year, f.shown_as, p.member_id, a.asset_id,
    a.owner_id, a.kind, a.section, a.identifier, a.value_amount, a.value_currency,
    least(p.rank, a.rank) as rank, a.held_start_latest,
    (
      cast(a.held_start_latest as date) <= f.day
      and (a.held_end_earliest is null or cast(a.held_end_earliest as date) > f.day)
    ) as surely_held
  from asset as a
  join declaring_person as p on p.person = a.owner
  join declarant_form as f on f.declaration_id = p.declaration_id
  where (a.held_start_earliest is null or cast(a.held_start_earliest as date) <= f.day)
    and (a.held_end_latest is null or cast(a.held_end_latest as date) > f.day)
    and f.kind is distinct from 'change'
),
keyed as (
  select declaration_id, item_key, min(item_id) as item_id
  from declaration_item
  where item_key is not null and exists (select 1 from registered_asset)
  group by declaration_id, item_key
),
unkeyed as (
  select declaration_id, form_section(asset) as section
  from declaration_item
  where item_key is null and asset is not null and exists (select 1 from registered_asset)
  group by declaration_id, form_section(asset)
),
judged as (
  select
    m.*, k.item_id,
    case
      when k.item_id is not null then 'clear'
      when m.value_amount < r.from_amount then 'excluded:below_threshold'
      when m.identifier is null then 'missing_field:identifier'
      when m.held_start_latest is null then 'missing_field:held'
      when not m.surely_held then 'window:held'
      when m.shown_as <> 'full' then concat('not_public:', m.section)
      when silent_section(s.status, m.section) is not null then silent_section(s.status, m.section)
      when u.declaration_id is not null then 'unmatched:item_key'
      when r.from_amount is not null and m.value_amount is null then 'missing_field:value/amount'
      else 'hit'
    end as state
  from met as m
  left join keyed as k on k.declaration_id = m.declaration_id and k.item_key = m.identifier
  left join unkeyed as u on u.declaration_id = m.declaration_id and u.section = m.section
  left join section_status as s
    on s.declaration_id = m.declaration_id and s.section = m.section
  left join filing_reporting as r
    on r.country = m.country and r.section = m.section and r.from_amount is not null
    and (r.currency = m.value_currency or m.value_currency is null)
    and r.valid_from <= m.day and (r.valid_to is null or r.valid_to >= m.day)
),
ordered as (
  select
    j.*,
    row_number() over (
      partition by j.person, j.asset_id
      order by
        case when j.state = 'hit' then 0 when j.state in ('clear', 'excluded:below_threshold') then 2
          else 1 end,
        j.rank desc, j.day desc, j.declaration_id, j.owner_id, j.member_id
    ) as place
  from judged as j
)
select
  o.person, o.asset_id, o.owner_id, o.kind, o.declaration_id, o.day, o.country, o.year, o.member_id,
  o.item_id, o.rank, o.state
from ordered as o
where o.place = 1
