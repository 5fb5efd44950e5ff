/*
kind: table
meaning: A firm that a register ties to somebody a form speaks for, and whether the form names it. One row for each declarant and firm, from the form that shows most.
columns:
  person: entity of the declarant
  firm: entity of the firm
  declaration_id: the form
  day: the day it states
  country: of the form
  year: of the form
  relation_id: the tie in the register
  kind: ownership, control or directorship
  member_id: the household_member whose tie it is; empty for the declarant
  share_low: least share, percent; null when not told
  foreign_firm: the firm is known to be of another country than the form
  item_id: the item of the form that names the firm; null when none does
  rank: rank of the weakest identity rung between the form and the firm
  state: clear, hit when it is not named, or why it cannot be told
  source: the law that sets the least to be declared
*/
with tie as (
  select
    r.relation_id, r.kind, coalesce(f.entity_id, r.from_id) as holder,
    coalesce(t.entity_id, r.to_id) as firm,
    least(rung_rank(coalesce(f.rung, 'self')), rung_rank(coalesce(t.rung, 'self'))) as rank,
    r.start_earliest, coalesce(r.start_latest, r.stated_latest) as start_latest, r.end_earliest,
    r.end_latest, r.share_min, r.share_max, p.country
  from relation as r
  left join party_entity as f on f.party_id = r.from_id
  left join party_entity as t on t.party_id = r.to_id
  left join party as p on p.party_id = r.to_id
  where r.kind in ('ownership', 'control', 'directorship') and exists (select 1 from declaration)
),
named as (
  select
    i.declaration_id, coalesce(e.entity_id, i.counterparty_id) as firm, min(i.item_id) as item_id
  from declaration_item as i
  left join party_entity as e on e.party_id = i.counterparty_id
  where i.counterparty_id is not null
  group by i.declaration_id, coalesce(e.entity_id, i.counterparty_id)
),
unnamed as (
  -- A stake whose firm is not told may be any.
  select declaration_id
  from declaration_item
  where counterparty_id is null
    and (asset = 'stake' or (asset is null and lower(kind) in ('stake', 'activity', 'interest')))
  group by declaration_id
),
met as (
  select
    f.person, t.firm, f.declaration_id, f.day, f.country, f.year, f.shown_as, t.relation_id, t.kind,
    p.member_id, t.share_min as share_low, t.share_max as share_high,
    (t.country <> f.country) as foreign_firm, least(p.rank, t.rank) as rank,
    if(t.kind = 'ownership', 'stake', 'interest') as section, t.start_latest,
    (
      cast(t.start_latest as date) <= f.day
      and (t.end_earliest is null or cast(t.end_earliest as date) > f.day)
    ) as surely_held
  from declaring_person as p
  join tie as t on t.holder = p.person
  join declarant_form as f on f.declaration_id = p.declaration_id
  where (t.start_earliest is null or cast(t.start_earliest as date) <= f.day)
    and (t.end_latest is null or cast(t.end_latest as date) > f.day)
    and f.kind is distinct from 'change'
),
maybe_named as (
  select m.declaration_id, m.firm, max(c.rank) as rank
  from met as m
  join possible_match as c on c.one = m.firm
  join named as n on n.declaration_id = m.declaration_id and n.firm = c.other
  group by m.declaration_id, m.firm
),
judged as (
  select
    m.*, n.item_id, r.source,
    case
      when n.item_id is not null then 'clear'
      when m.kind = 'ownership' and m.share_high <= r.over_percent then 'excluded:below_threshold'
      when m.start_latest is null then 'missing_field:relation/start'
      when not m.surely_held then 'window:relation'
      when m.shown_as <> 'full' then concat('not_public:', m.section)
      when s.status is not null and silent_section(s.status, m.section) is not null
        then silent_section(s.status, m.section)
      when w.rank is not null then concat('weak:', rung_name(w.rank))
      when u.declaration_id is not null then 'unmatched:firm_not_named'
      when s.status is null then concat('missing_field:section_status/', m.section)
      when m.kind = 'ownership' and r.over_percent is not null
        and coalesce(m.share_low, 0) <= r.over_percent then 'missing_field:share'
      else 'hit'
    end as state
  from met as m
  left join named as n on n.declaration_id = m.declaration_id and n.firm = m.firm
  left join maybe_named as w on w.declaration_id = m.declaration_id and w.firm = m.firm
  left join unnamed as u on u.declaration_id = m.declaration_id
  left join section_status as s
    on s.declaration_id = m.declaration_id and s.section = m.section
  left join filing_reporting as r
    on r.country = m.country and r.section = 'stake' and r.over_percent is not null
    and r.valid_from <= m.day and (r.valid_to is null or r.valid_to >= m.day)
),
ordered as (
  select
    j.*,
    row_number() over (
      partition by j.person, j.firm
      order by
        case when j.state = 'hit' then 0 when j.state in ('clear', 'excluded:below_threshold') then 2
          else 1 end,
        j.rank desc, j.day desc, j.declaration_id, j.relation_id, j.member_id
    ) as place
  from judged as j
)
select
  o.person, o.firm, o.declaration_id, o.day, o.country, o.year, o.relation_id, o.kind, o.member_id,
  o.share_low, o.foreign_firm, o.item_id, o.rank, o.state, o.source
from ordered as o
where o.place = 1
